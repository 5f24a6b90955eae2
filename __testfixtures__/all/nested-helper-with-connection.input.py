import sqlalchemy as sa
from alembic import op


def fill(conn, table):
    conn.execute("UPDATE tag SET color = 'red'")
    conn.execute(f"UPDATE {table} SET name = 'x' WHERE name IS NULL")


def upgrade():
    fill(op.get_bind(), 'user')
    op.alter_column('user', 'name', existing_type=sa.String(80), nullable=False)


def downgrade():
    op.alter_column('user', 'name', existing_type=sa.String(80), nullable=True)
