import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('category', sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'))
    op.create_unique_constraint('uk_category_url_name_parent', 'category', ['url_name', 'id'])


def downgrade():
    op.drop_constraint('uk_category_url_name_parent', 'category', type_='unique')
    op.drop_column('category', 'url_name')
