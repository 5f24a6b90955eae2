import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("ALTER TYPE mood ADD VALUE 'fine'"))
    conn.commit()


def downgrade():
    pass
