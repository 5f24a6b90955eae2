import sqlalchemy as sa
from alembic import op


def upgrade():
    op.rename_table('tag', 'label')
    op.alter_column('label', 'label', new_column_name='text', existing_type=sa.String(50))
    op.create_unique_constraint('uq_label_text', 'label', ['text', 'id'])


def downgrade():
    op.drop_constraint('uq_label_text', 'label', type_='unique')
    op.alter_column('label', 'text', new_column_name='label', existing_type=sa.String(50))
    op.rename_table('label', 'tag')
