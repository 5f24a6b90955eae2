import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'))
        batch_op.create_unique_constraint('uk_category_name', ['name', 'id'])


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_name', type_='unique')
        batch_op.drop_column('url_name')
