import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name != 'sqlite':
        op.add_column('category', sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'))
        op.create_unique_constraint('uk_category_url_name', 'category', ['url_name'])


def downgrade():
    pass
