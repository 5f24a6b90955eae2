"""trigram search, refunds

Revision ID: 8a8ab794ad0e
Revises: a2bd0adb7f42
Create Date: 2021-02-15 09:26:44.371006

"""
from alembic import op


# revision identifiers, used by Alembic.
revision = '8a8ab794ad0e'
down_revision = 'a2bd0adb7f42'
branch_labels = None
depends_on = None


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('CREATE EXTENSION IF NOT EXISTS pg_trgm')
        op.create_index(
            'ix_product_name_trgm', 'product', ['name'],
            postgresql_using='gin', postgresql_ops={'name': 'gin_trgm_ops'},
        )
        op.execute("ALTER TYPE order_status ADD VALUE IF NOT EXISTS 'refunded'")


def downgrade():
    # a value cannot be taken out of an enum again, it does no harm
    if op.get_bind().dialect.name == 'postgresql':
        op.drop_index('ix_product_name_trgm', table_name='product')
        op.execute('DROP EXTENSION IF EXISTS pg_trgm')
