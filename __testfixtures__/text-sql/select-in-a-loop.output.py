import sqlalchemy as sa
from alembic import op


def upgrade():
    connection = op.get_bind()
    for row in connection.execute(sa.text('SELECT id, label FROM tag')).fetchall():
        print(row)
    rows = connection.execute(sa.text("SELECT COUNT(*) FROM tag")).scalar()
    print(rows)


def downgrade():
    pass
