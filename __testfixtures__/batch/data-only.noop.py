import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    users = sa.table('user', sa.column('id', sa.Integer), sa.column('name', sa.String))
    for row in conn.execute(sa.select(users.c.id).where(users.c.name.is_(None))).fetchall():
        conn.execute(users.update().where(users.c.id == row[0]).values(name='user-%d' % row[0]))


def downgrade():
    pass
