from alembic import op
import sqlalchemy as sa


def upgrade():
    # migfix: backfill user.bio: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(
        sa.table("user", sa.column("bio"))
        .update()
        .where(sa.column("bio").is_(None))
        .values({"bio": sa.text("'temp'")})
    )

    with op.batch_alter_table("u\
ser", schema=None) as batch_op:
        batch_op.alter_column("bio", existing_type=sa.String(20), nullable=False)


def downgrade():
    with op.batch_alter_table("u\
ser", schema=None) as batch_op:
        batch_op.alter_column("bio", existing_type=sa.String(20), nullable=True)
