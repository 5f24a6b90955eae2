import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(60))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'])
        # shorter again
        batch_op.alter_column('label', type_=sa.String(50))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')  # gone
