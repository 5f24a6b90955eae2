import sqlalchemy as sa
from alembic import op


def upgrade():
    # Rows without listing.status get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=False, server_default='active')
    
    # Update existing NULLs
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status IS NULL"))

def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=True, server_default=None)
