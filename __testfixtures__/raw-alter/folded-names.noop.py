import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE Listing ALTER COLUMN Status SET NOT NULL')


def downgrade():
    op.execute('ALTER TABLE Listing ALTER COLUMN Status DROP NOT NULL')
