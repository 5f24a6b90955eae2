"""Nobody owns."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_constraint('fk_item_owner_id', type_='foreignkey')
        batch_op.drop_column('owner_id')


def downgrade():
    pass
