import sqlalchemy as sa
from alembic import op


def upgrade():
    # migfix: backfill odd.\: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(
        sa.table('odd', sa.column('\\'))
        .update()
        .where(sa.column('\\').is_(None))
        .values({'\\': sa.text("'temp'")})
    )
    # migfix: backfill odd.e'f": rows without a value get this one before it becomes NOT NULL
    conn.execute(
        sa.table('odd', sa.column('e\'f"'))
        .update()
        .where(sa.column('e\'f"').is_(None))
        .values({'e\'f"': sa.text("'temp'")})
    )
    # migfix: backfill odd.two\nlines: rows without a value get this one before it becomes NOT NULL
    conn.execute(
        sa.table('odd', sa.column('two\nlines'))
        .update()
        .where(sa.column('two\nlines').is_(None))
        .values({'two\nlines': sa.text("'temp'")})
    )

    with op.batch_alter_table('odd', schema=None) as batch_op:
        batch_op.alter_column('\\', existing_type=sa.String(length=20), nullable=False)
        batch_op.alter_column('e\'f"', existing_type=sa.String(length=20), nullable=False)
        batch_op.alter_column("two\nlines", existing_type=sa.String(length=20), nullable=False)


def downgrade():
    with op.batch_alter_table('odd', schema=None) as batch_op:
        batch_op.alter_column("two\nlines", existing_type=sa.String(length=20), nullable=True)
        batch_op.alter_column('e\'f"', existing_type=sa.String(length=20), nullable=True)
        batch_op.alter_column('\\', existing_type=sa.String(length=20), nullable=True)
