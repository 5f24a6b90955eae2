"""nobody knows what it was"""

import sqlalchemy as sa
from alembic import op

revision = '001_alter'
down_revision = None


def upgrade():
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.alter_column('starts', type_=sa.DateTime())


def downgrade():
    pass
