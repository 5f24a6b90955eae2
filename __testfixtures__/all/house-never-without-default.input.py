import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        # WRONG - Alembic will fail when backfilling
        batch_op.add_column(sa.Column('status', sa.String(50), nullable=False))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('status')
