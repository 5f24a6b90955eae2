import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('slug', sa.String(length=80), nullable=False, unique=True, index=True))
    op.add_column('listing', sa.Column('stock', sa.Integer(), nullable=False))
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=False)
    op.create_check_constraint('ck_listing_stock', 'listing', 'stock >= 0')
    op.add_column('listing', sa.Column('seen_at', sa.DateTime(), server_default=sa.text('now()')))
    op.create_foreign_key(None, 'listing', 'category', ['category_id'], ['id'])
    conn = op.get_bind()
    conn.execute("UPDATE listing SET slug = 'l-' || id")
    conn.commit()


def downgrade():
    op.drop_constraint(None, 'listing', type_='foreignkey')
    op.drop_column('listing', 'seen_at')
    op.drop_constraint('ck_listing_stock', 'listing')
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=True)
    op.drop_column('listing', 'stock')
    op.drop_column('listing', 'slug')
