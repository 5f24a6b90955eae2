import sqlalchemy as sa
from alembic import op


class Change:
    table = 'listing'

    def up(self):
        op.create_index('ix_listing_price', self.table, ['price'])
        op.alter_column(self.table, 'title', type_=sa.String(length=250))

    def down(self):
        op.alter_column(self.table, 'title', type_=sa.String(length=200))
        op.drop_index('ix_listing_price', self.table)


def upgrade():
    Change().up()


def downgrade():
    Change().down()
