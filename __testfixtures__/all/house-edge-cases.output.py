import sqlalchemy as sa
from alembic import op


def upgrade():
    # Handle potential NULL values before adding NOT NULL constraint
    conn = op.get_bind()
    
    # Set default for existing NULL values
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status IS NULL"))
    
    # Handle empty strings
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status = ''"))
    
    # Now safe to add NOT NULL constraint
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=False, server_default='active')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=True, server_default=None)
