import sqlalchemy as sa
from alembic import op


def upgrade():
    # Rows without orders.state get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE orders SET state = 'new' WHERE state IS NULL"))

    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', existing_type=sa.String(length=16), existing_server_default=sa.text("'new'"), nullable=False)

    # Rows without user.is_active get its default before it becomes NOT NULL
    conn.execute(
        sa.table('user', sa.column('is_active'))
        .update()
        .where(sa.column('is_active').is_(None))
        .values({'is_active': sa.text("'1'")})
    )

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('is_active', existing_type=sa.Boolean(), existing_server_default=sa.true(), nullable=False)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('is_active', existing_type=sa.Boolean(), existing_server_default=sa.true(), nullable=True)

    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', existing_type=sa.String(length=16), existing_server_default=sa.text("'new'"), nullable=True)
