"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text()))

    with op.batch_alter_table('listing', schema=None, naming_convention={'fk': '%(table_name)s_%(column_0_N_name)s_fkey'}) as batch_op:
        batch_op.drop_constraint('listing_shop_id_fkey', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('listing_shop_id_fkey', 'shop', ['shop_id'], ['id'])
        batch_op.drop_column('note')
