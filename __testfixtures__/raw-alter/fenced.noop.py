import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE listing ALTER COLUMN status SET NOT NULL')


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE listing ALTER COLUMN status DROP NOT NULL')
