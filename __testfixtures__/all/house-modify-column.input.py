import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=False, server_default='active')
    
    # Update existing NULLs
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status IS NULL"))
    conn.commit()

def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=True, server_default=None)
