import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('CREATE EXTENSION IF NOT EXISTS citext')
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'fine')")
    op.execute("UPDATE tag SET label = color::text")
    op.execute('TRUNCATE tag')
    op.execute("UPDATE orders SET placed_on = now() WHERE placed_on IS NULL")


def downgrade():
    op.execute('DROP TYPE mood')
