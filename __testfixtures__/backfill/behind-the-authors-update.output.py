import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'))

    # the name and the id make it unique
    op.execute("UPDATE category SET url_name = LOWER(name) || '-' || id WHERE url_name = 'temp'")

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_unique_constraint('uk_category_url_name', ['url_name'])


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_url_name', type_='unique')
        batch_op.drop_column('url_name')
