"""no sites"""

import sqlalchemy as sa
from alembic import op

revision = '003_site'
down_revision = '002_longer'


def upgrade():
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.drop_column('site')


def downgrade():
    op.add_column('author', sa.Column('site', sa.String(length=200), nullable=True))
