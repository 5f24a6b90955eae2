"""A downgrade of simple things alone: it can be written."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


def upgrade():
    op.drop_index('ix_listing_status', 'listing')
    op.drop_constraint('uq_user_username', 'user', type_='unique')
    op.drop_constraint(op.f('ck_listing_quantity'), 'listing', type_='check')
    op.drop_constraint('fk_orders_user_id', 'orders', type_='foreignkey')
    op.drop_column('listing', 'price')
    op.drop_column('user', 'username')
    op.drop_column('user', 'name')
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), type_=sa.Text(), nullable=False)
    op.alter_column('user', 'status', new_column_name='state')
    op.alter_column('user', 'age', server_default='3')
    op.create_table('kept', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('mood', postgresql.ENUM('a', name='mood')))
    op.create_index('ix_kept', 'kept', ['mood'])
    op.add_column('listing', sa.Column('stock', sa.Integer(), nullable=False, server_default='0', index=True))
    op.create_unique_constraint('uq_kept', 'kept', ['mood'])
    op.rename_table('tag', 'label')
    op.drop_table('category')
    op.drop_table('orders')


def downgrade():
    """Nothing."""
