import sqlalchemy as sa
from alembic import op


class Change:
    table = 'listing'

    def up(self):
        with op.batch_alter_table(self.table, schema=None) as batch_op:
            batch_op.create_index('ix_listing_price', ['price'])
            batch_op.alter_column('title', type_=sa.String(length=250))

    def down(self):
        with op.batch_alter_table(self.table, schema=None) as batch_op:
            batch_op.alter_column('title', type_=sa.String(length=200))
            batch_op.drop_index('ix_listing_price')


def upgrade():
    Change().up()


def downgrade():
    Change().down()
