"""every listing has a note"""
from alembic import op
import sqlalchemy as sa

revision = '002_note'
down_revision = '001_create'


def upgrade():
    # migfix: backfill listing.note: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET note = 'temp' WHERE note IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', nullable=False, existing_type=sa.Text())


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', nullable=True, existing_type=sa.Text())
