"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    def as_moment(inspector, table, column):
        if column['name'] == 'starts':
            column['type'] = sa.DateTime()

    with op.batch_alter_table('event', reflect_kwargs={'listeners': [('column_reflect', as_moment)]}) as batch_op:
        batch_op.alter_column('starts', existing_type=sa.String(length=50), type_=sa.DateTime())


def downgrade():
    pass
