"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    for table in ('event', 'log'):
        # On SQLite a CAST would leave the year of a date: read as their new type, the values are copied as they are.
        def keep_values(inspector, table, column):
            if column['name'] == 'starts':
                column['type'] = sa.DateTime()

        with op.batch_alter_table(table, schema=None, reflect_kwargs={'listeners': [('column_reflect', keep_values)]}) as batch_op:
            batch_op.alter_column('starts', type_=sa.DateTime())


def downgrade():
    for table in ('event', 'log'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('starts', existing_type=sa.DateTime(), type_=sa.String(length=50))
