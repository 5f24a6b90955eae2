"""comment"""
from alembic import op
import sqlalchemy as sa

revision = '004_comment'
down_revision = '003_rename'


def upgrade():
    # Rows without listing.remark get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET remark = '' WHERE remark IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('remark', nullable=False, server_default='', existing_type=sa.String(200))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('remark', nullable=True, server_default=None, existing_type=sa.String(200))
