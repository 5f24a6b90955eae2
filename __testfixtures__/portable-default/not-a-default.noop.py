import sqlalchemy as sa
from alembic import op


def upgrade():
    now = sa.text('now()')
    print(now)
    op.execute("UPDATE tag SET label = 'now()' WHERE id = 1")


def downgrade():
    pass
