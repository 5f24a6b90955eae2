"""longer names, after a change of rows"""

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

    op.execute("UPDATE author SET name = 'nobody' WHERE name IS NULL")
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), nullable=False)

    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.create_index('ix_book_author_id', ['author_id'])

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('site', existing_type=sa.String(length=50), type_=sa.String(length=200))

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

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('site', existing_type=sa.String(length=200), type_=sa.String(length=50))

    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_index('ix_book_author_id')

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), nullable=True)

    # The connection may be used further.
    if foreign_keys:
        op.get_bind().connection.commit()
        op.execute('PRAGMA foreign_keys=ON')
