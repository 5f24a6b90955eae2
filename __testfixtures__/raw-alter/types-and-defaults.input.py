import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE "orders" ALTER COLUMN "state" TYPE VARCHAR(32)')
    op.execute("ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new'")
    op.execute("ALTER TABLE orders DROP COLUMN payload")


def downgrade():
    op.add_column('orders', sa.Column('payload', sa.JSON(), nullable=True))
    op.execute('ALTER TABLE orders ALTER COLUMN state DROP DEFAULT')
    op.execute('ALTER TABLE orders ALTER state TYPE character varying(16)')
