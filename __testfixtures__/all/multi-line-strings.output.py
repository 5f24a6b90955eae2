import sqlalchemy as sa
from alembic import op


def upgrade():
    # Rows without listing.status get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'two\nlines' WHERE status IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint(
            'ck_listing_price',
            """
  price IS NULL
    OR price >= 0
""",
        )
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=False, server_default='''two
lines''')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=True, server_default=None)
        batch_op.drop_constraint('ck_listing_price', type_='check')
