"""alter"""
from alembic import op
import sqlalchemy as sa

revision = '002_alter'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop', schema=None) as batch_op:
        batch_op.alter_column('town', nullable=True, existing_type=sa.String(20), existing_server_default='x')


def downgrade():
    # Rows without shop.town get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE shop SET town = 'x' WHERE town IS NULL"))

    with op.batch_alter_table('shop', schema=None) as batch_op:
        batch_op.alter_column('town', nullable=False, existing_type=sa.String(20), existing_server_default='x')
