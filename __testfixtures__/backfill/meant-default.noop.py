import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=9), nullable=False, server_default='plain'))
        batch_op.create_unique_constraint('uk_category_kind', ['kind', 'id'])


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_kind', type_='unique')
        batch_op.drop_column('kind')
