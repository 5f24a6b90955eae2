"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop', schema=None, naming_convention={'uq': 'code'}) as batch_op:
        batch_op.drop_constraint('uq_shop_town', type_='unique')
        batch_op.drop_constraint(constraint_name='code', type_='unique')
        batch_op.add_column(sa.Column('street', sa.String(20)))


def downgrade():
    with op.batch_alter_table('shop', schema=None) as batch_op:
        batch_op.drop_column('street')
        # as it was
        batch_op.create_unique_constraint('code', ['code'])
        batch_op.create_unique_constraint(op.f('uq_shop_town'), ['town', 'code'])
