"""price"""
from alembic import op
import sqlalchemy as sa

revision = '002_price'
down_revision = '001_create'


def upgrade():
    # Rows without listing.price get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET price = '0' WHERE price IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('price', nullable=False, server_default='0', existing_type=sa.Numeric(10, 2))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('price', nullable=True, server_default=None, existing_type=sa.Numeric(10, 2))
