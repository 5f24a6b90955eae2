"""every listing has a status"""
from alembic import op
import sqlalchemy as sa

revision = '7d21'
down_revision = None


def upgrade():
    # Rows without listing.status get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'draft' WHERE status IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(20), nullable=False, existing_server_default='draft')\


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(20), nullable=True, existing_server_default='draft')
