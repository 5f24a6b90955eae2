"""an author goes, with the books"""

import sqlalchemy as sa
from alembic import op

revision = '002_delete'
down_revision = '001_create'


def upgrade():
    op.execute('DELETE FROM author WHERE id = 2')

    # A batch block drops the old table: SQLite would delete or refuse the rows that refer to it.
    on_sqlite = op.get_context().dialect.name == 'sqlite'
    foreign_keys = on_sqlite and op.get_bind().exec_driver_sql('PRAGMA foreign_keys').scalar()
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=OFF')

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), type_=sa.String(length=90))

    # The connection may be used further.
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=ON')

    op.execute('DELETE FROM author WHERE id = 3')


def downgrade():
    pass
