import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(length=200), nullable=True)


def downgrade():
    pass
