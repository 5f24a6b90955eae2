import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('listing', 'price', new_column_name='amount')

    # migfix: backfill listing.amount: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET amount = '0' WHERE amount IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint('ck_listing_amount', 'amount >= 0')
        batch_op.alter_column('amount', existing_type=sa.Numeric(10, 2), type_=sa.Numeric(12, 2), nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('ck_listing_amount', type_='check')
        batch_op.alter_column('amount', existing_type=sa.Numeric(12, 2), type_=sa.Numeric(10, 2), nullable=True)

    op.alter_column('listing', 'amount', new_column_name='price')
