import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE listing SET status = 'active' WHERE status IS NULL")
    op.execute('ALTER TABLE listing ALTER COLUMN status SET NOT NULL')


def downgrade():
    op.execute('ALTER TABLE listing ALTER COLUMN status DROP NOT NULL')
