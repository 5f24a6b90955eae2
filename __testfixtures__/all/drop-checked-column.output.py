import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('ck_listing_quantity', type_='check')
        batch_op.drop_column('quantity')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('quantity', sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_listing_quantity'), 'quantity >= 0')
