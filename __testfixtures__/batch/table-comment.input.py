import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table_comment('tag', 'What a listing is about', existing_comment=None)
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), comment='Shown to everybody')


def downgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), comment=None, existing_comment='Shown to everybody')
    op.drop_table_comment('tag', existing_comment='What a listing is about')
