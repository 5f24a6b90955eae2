import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET color = 'red' WHERE color IS NULL"))
    for _ in ():
        conn.commit('of something else')


def downgrade():
    pass
