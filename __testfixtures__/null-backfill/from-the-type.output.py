import sqlalchemy as sa
from alembic import op


def upgrade():
    # migfix: backfill user.age: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('age'))
        .update()
        .where(sa.column('age').is_(None))
        .values({'age': sa.text("'0'")})
    )
    # migfix: backfill user.created_at: rows without a value get this one before it becomes NOT NULL
    conn.execute(
        sa.table('user', sa.column('created_at'))
        .update()
        .where(sa.column('created_at').is_(None))
        .values({'created_at': sa.text("'1970-01-01 00:00:00'")})
    )

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('age',
                   existing_type=sa.INTEGER(),
                   nullable=False)
        batch_op.alter_column('created_at',
                   existing_type=sa.DATETIME(),
                   nullable=False)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('created_at',
                   existing_type=sa.DATETIME(),
                   nullable=True)
        batch_op.alter_column('age',
                   existing_type=sa.INTEGER(),
                   nullable=True)
