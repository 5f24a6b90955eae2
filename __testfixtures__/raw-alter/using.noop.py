import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE listing ALTER COLUMN status TYPE INTEGER USING status::integer')


def downgrade():
    op.execute('ALTER TABLE listing ALTER COLUMN status TYPE VARCHAR(20) USING status::varchar')
