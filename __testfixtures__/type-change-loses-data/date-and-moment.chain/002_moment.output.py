"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    # On SQLite a CAST would leave the year of a date: read as their new type, the values are copied as they are.
    def keep_values(inspector, table, column):
        if column['name'] == 'day':
            column['type'] = sa.DateTime()

    with op.batch_alter_table('event', schema=None, reflect_kwargs={'listeners': [('column_reflect', keep_values)]}) as batch_op:
        batch_op.alter_column('day', existing_type=sa.Date(), type_=sa.DateTime(), existing_nullable=True)

    if op.get_context().dialect.name == 'sqlite':
        op.execute("UPDATE event SET day = day || ' 00:00:00.000000'")


def downgrade():
    # On SQLite a CAST would leave the year of a date: read as their new type, the values are copied as they are.
    def keep_values(inspector, table, column):
        if column['name'] == 'day':
            column['type'] = sa.Date()

    with op.batch_alter_table('event', schema=None, reflect_kwargs={'listeners': [('column_reflect', keep_values)]}) as batch_op:
        batch_op.alter_column('day', existing_type=sa.DateTime(), type_=sa.Date(), existing_nullable=True)

    if op.get_context().dialect.name == 'sqlite':
        op.execute("UPDATE event SET day = substr(day, 1, 10)")
