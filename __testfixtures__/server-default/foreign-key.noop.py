import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shop_id', sa.Integer(), sa.ForeignKey('category.id', name='fk_listing_shop'), nullable=False))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_shop', type_='foreignkey')
        batch_op.drop_column('shop_id')
