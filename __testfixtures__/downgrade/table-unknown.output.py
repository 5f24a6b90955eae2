"""Which table the loop is about is not known here: nothing before it is taken back, however the loop is written."""

import sqlalchemy as sa
from alembic import op

TABLE, COLUMN = 'tag', 'label'


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nickname', sa.String(length=30), nullable=True))
    for values in (('none',),):
        # migfix: backfill label: rows without a value get this one before it becomes NOT NULL
        conn = op.get_bind()
        conn.execute(
            sa.table(TABLE, sa.column('label'))
            .update()
            .where(sa.column('label').is_(None))
            .values({'label': sa.text("'temp'")})
        )

        with op.batch_alter_table(TABLE, schema=None) as batch_op:
            batch_op.alter_column('label', existing_type=sa.String(length=50), nullable=False)


def downgrade():
    pass
