import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mood', sa.Numeric(
            precision=10,
            scale=2,
        ), nullable=True))

    # migfix: backfill tag.mood: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET mood = '0' WHERE mood IS NULL"))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('mood', existing_type=sa.Numeric(
                precision=10,
                scale=2,
            ), nullable=False)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('mood')
