import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_table_comment('What a listing is about', existing_comment=None)
        batch_op.alter_column('label', existing_type=sa.String(length=50), comment='Shown to everybody')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=50), comment=None, existing_comment='Shown to everybody')
        batch_op.drop_table_comment(existing_comment='What a listing is about')
