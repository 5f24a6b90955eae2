import sqlalchemy as sa
from alembic import op


def fill(conn, table):
    conn.execute(sa.text("UPDATE tag SET color = 'red'"))
    conn.execute(f"UPDATE {table} SET name = 'x' WHERE name IS NULL")


def upgrade():
    fill(op.get_bind(), 'user')

    # migfix: backfill user.name: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('name'))
        .update()
        .where(sa.column('name').is_(None))
        .values({'name': sa.text("'temp'")})
    )

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(80), nullable=False)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(80), nullable=True)
