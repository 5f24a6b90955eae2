import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE listing SET status = 'active' WHERE status IS NULL")
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=True)
