"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    conn = op.get_bind()
    conn.execute(
        "UPDATE category SET position = 1",
    )  # migfix: ignore[text-sql] -- for SQLAlchemy 1.4
    conn.execute(sa.text("UPDATE category SET position = 2"))


def downgrade():
    pass
