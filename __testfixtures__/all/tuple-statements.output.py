import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_label', ['label', 'id']),
        batch_op.alter_column('label', type_=sa.String(60))
        batch_op.create_index('ix_tag_label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
        batch_op.alter_column('label', type_=sa.String(50))  # shorter again
        batch_op.drop_constraint('uq_tag_label', type_='unique')
