"""no sites"""

import sqlalchemy as sa
from alembic import op

revision = '003_site'
down_revision = '002_longer'


def upgrade():
    # A batch block drops the old table: SQLite would delete or refuse the rows that refer to it.
    on_sqlite = op.get_context().dialect.name == 'sqlite'
    foreign_keys = on_sqlite and op.get_bind().exec_driver_sql('PRAGMA foreign_keys').scalar()
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=OFF')

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.drop_column('site')

    # The connection may be used further.
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=ON')


def downgrade():
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.add_column(sa.Column('site', sa.String(length=200), nullable=True))
