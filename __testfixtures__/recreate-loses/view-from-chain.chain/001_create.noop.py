"""items"""

import sqlalchemy as sa
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=True),
        sa.Column('price', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.execute('CREATE VIEW cheap AS SELECT name FROM item WHERE price < 10')


def downgrade():
    op.execute('DROP VIEW cheap')
    op.drop_table('item')
