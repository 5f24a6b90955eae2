"""The downgrade sees to the rows, and leaves the column behind."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('hint', sa.Text(), nullable=True))


def downgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('hint')
