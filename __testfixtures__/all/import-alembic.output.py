import alembic
import sqlalchemy


def upgrade():
    # migfix: backfill user.age: rows without a value get this one before it becomes NOT NULL
    conn = alembic.op.get_bind()
    conn.execute(
        sqlalchemy.table("user", sqlalchemy.column("age"))
        .update()
        .where(sqlalchemy.column("age").is_(None))
        .values({"age": sqlalchemy.text("'0'")})
    )

    with alembic.op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("age", nullable=False, existing_type=sqlalchemy.Integer())


def downgrade():
    with alembic.op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("age", nullable=True, existing_type=sqlalchemy.Integer())
