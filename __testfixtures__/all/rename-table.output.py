import sqlalchemy as sa
from alembic import op


def upgrade():
    op.rename_table('tag', 'label')
    op.alter_column('label', 'label', new_column_name='text', existing_type=sa.String(50))
    with op.batch_alter_table('label', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_label_text', ['text', 'id'])


def downgrade():
    with op.batch_alter_table('label', schema=None) as batch_op:
        batch_op.drop_constraint('uq_label_text', type_='unique')

    op.alter_column('label', 'text', new_column_name='label', existing_type=sa.String(50))
    op.rename_table('label', 'tag')
