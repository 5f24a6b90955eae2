"""full text search

Revision ID: e4f969ea7de3
Revises: 8a8ab794ad0e
Create Date: 2021-10-06 14:58:12.802465

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision = 'e4f969ea7de3'
down_revision = '8a8ab794ad0e'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        # the search falls back to LIKE
        return

    op.add_column('product', sa.Column('search_vector', postgresql.TSVECTOR(), nullable=True))
    op.execute("UPDATE product SET search_vector = to_tsvector('simple', name || ' ' || description)")
    op.alter_column('product', 'search_vector', nullable=False, server_default=sa.text("''::tsvector"))
    op.create_index('ix_product_search_vector', 'product', ['search_vector'], postgresql_using='gin')


def downgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        return

    op.drop_column('product', 'search_vector')
