"""Columns that become NOT NULL, with and without what fills them."""
from alembic import op
import sqlalchemy as sa

t_listing = sa.table('listing', sa.column('status'), sa.column('quantity'))


def upgrade():
    bind = op.get_bind()
    op.alter_column('listing', 'title', nullable=False)
    op.alter_column('listing', 'description', existing_type=sa.Text(), nullable=False)
    op.alter_column('listing', 'published_at', existing_type=sa.DateTime(), nullable=False, server_default=sa.func.now())
    op.alter_column('user', 'created_at', existing_type=sa.DateTime(), nullable=False, server_default=sa.text('CURRENT_TIMESTAMP'))
    op.alter_column('user', 'is_active', existing_type=sa.Boolean(), nullable=False, server_default=sa.true())
    op.alter_column('user', 'age', existing_type=sa.Integer(), nullable=False, server_default=sa.text('5'))
    op.alter_column('user', 'bio', existing_type=sa.Text(), nullable=False, server_default=sa.text('false'))
    op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False, server_default='it''s')
    op.alter_column('user', 'name', existing_type=sa.String(80), nullable=False, new_column_name='full_name', server_default=sa.func.random())
    op.execute("UPDATE listing SET status = 'draft' WHERE status IS NULL")
    op.alter_column('listing', 'status', existing_type=sa.String(20), nullable=False)
    bind.execute(t_listing.update().where(t_listing.c.quantity == None).values(quantity=0))
    op.alter_column('listing', 'quantity', existing_type=sa.Integer(), nullable=False)
    op.execute(sa.update(sa.table('listing')).values({'price': 0}))
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=False)
    op.execute("DELETE FROM orders WHERE total IS NULL")
    op.alter_column('orders', 'total', existing_type=sa.Float(), nullable=False)
    for column in ('state', 'placed_on'):
        op.alter_column('orders', column, nullable=False)
    for column in ('payload',):
        op.execute(sa.table('orders', sa.column(column)).update().values({column: '{}'}))
        op.alter_column('orders', column, nullable=False)
    op.alter_column('category', COLUMN, nullable=False)
    op.alter_column('category', column_name(), nullable=False)
    with op.batch_alter_table('category') as batch_op:
        batch_op.create_unique_constraint('uq_category_name', ['name'])
        batch_op.alter_column('position', existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table('tag', recreate='always') as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=True)
        for name in ('color',):
            batch_op.drop_column(name)
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=False)
    with op.batch_alter_table('tag') as batch_op:
        batch_op.add_column(sa.Column('slug', sa.String(20), nullable=True))
        batch_op.alter_column('slug', nullable=False)
        batch_op.alter_column('slug', server_default='x', existing_type=sa.String(20), existing_nullable=False)
    op.create_table('fresh', sa.Column('id', sa.Integer()))
    op.alter_column('fresh', 'id', nullable=False)


COLUMN = 'parent_id'


def downgrade():
    op.alter_column('listing', 'title', existing_type=sa.String(200), nullable=False, schema='other')
    op.alter_column('user', 'age', existing_type=sa.Integer(), existing_server_default='3', nullable=False)
    op.alter_column('user', 'bio', sa.Text(), nullable=False, **OPTIONS)


OPTIONS = {}
