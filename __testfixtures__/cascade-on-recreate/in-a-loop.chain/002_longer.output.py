"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    # A batch block drops the old table: SQLite would delete or refuse the rows that refer to it.
    on_sqlite = op.get_context().dialect.name == 'sqlite'
    foreign_keys = on_sqlite and op.get_bind().exec_driver_sql('PRAGMA foreign_keys').scalar()
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=OFF')

    for table in ('author', 'editor'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column('name', existing_type=sa.String(length=50), type_=sa.String(length=90))

    # The connection may be used further.
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=ON')


def downgrade():
    # A batch block drops the old table: SQLite would delete or refuse the rows that refer to it.
    on_sqlite = op.get_context().dialect.name == 'sqlite'
    foreign_keys = on_sqlite and op.get_bind().exec_driver_sql('PRAGMA foreign_keys').scalar()
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=OFF')

    for table in ('author', 'editor'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column('name', existing_type=sa.String(length=90), type_=sa.String(length=50))

    # The connection may be used further.
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=ON')
