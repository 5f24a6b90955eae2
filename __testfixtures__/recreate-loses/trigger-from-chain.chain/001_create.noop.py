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
    op.execute('CREATE TRIGGER item_price AFTER INSERT ON item BEGIN UPDATE item SET price = 0 WHERE price IS NULL; END')


def downgrade():
    op.drop_table('item')
