import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    if conn.dialect.name == 'postgresql':
        conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))
        conn.commit()


def downgrade():
    pass
