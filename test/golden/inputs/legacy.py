# -*- coding: utf-8 -*-
"""Arguments as Alembic once took them, SQL as plain strings, names that are not there."""
from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_foreign_key('fk', 'user', 'tag', ['a'], ['id'], None, 'CASCADE')
    op.create_foreign_key(name='fk2', source='user', referent='tag', local_cols=['a'], remote_cols=['id'])
    op.create_unique_constraint(name='uq', source='user', local_cols=['a'])
    op.create_unique_constraint('uq', 'user', local_cols=['a'])
    op.create_index(name='ix', tablename='user', columns=['a'])
    op.create_index('ix', tablename='user', columns=['a'])
    op.create_check_constraint(name='ck', source='user', condition='a > 0')
    op.create_primary_key(name='pk', cols=['id'], source='user')
    op.drop_constraint(name='ck', tablename='user', type_='check')
    op.drop_constraint('ck', tablename='user')
    op.drop_constraint('fk', 'user', 'foreignkey')
    op.drop_index(name='ix', tablename='user')
    op.drop_index('ix', tablename='user')
    op.alter_column('user', 'a', name='b')
    op.alter_column(tablename='user', column='a', nullable=False, type=sa.Integer())
    op.alter_column('user', 'a', False, None, 'new')
    op.drop_column('user', 'a', 'schema')
    op.drop_column('user', sa.Column('a', sa.Integer()))
    op.drop_column(tablename='user', column='b')
    op.rename_table('user', 'people', 'schema')
    op.add_column('user', sa.Column('a', sa.Integer()), 'schema')
    op.create_index('ix', 'user', 'a')
    op.create_index('ix', 'user', ['a'], True)
    op.drop_column()
    op.drop_column('user')
    op.drop_column('user', 'a', 'b', 'c', 'd')
    op.drop_column('user', 'a', mssql_drop_default=True, unknown=1)
    op.drop_column(*ARGS)
    op.drop_column('user', **KW)
    op.no_such_operation('user')
    op.drop_column
    conn = op.get_bind()
    conn.execute("UPDATE user SET name = :name", {'name': 'x'})
    conn.execute("UPDATE user SET name = %s", ('x',))
    conn.execute('SELECT ":a", \'%%\'')
    conn.execute(SQL)
    conn.execute(f"UPDATE user SET name = '{ARGS}'")
    op.get_bind().execute("DELETE FROM user" " WHERE 1 = 0")
    op.get_bind().exec_driver_sql("SELECT 1")
    result = conn.execute("SELECT id FROM user").fetchall()
    connection = conn.engine.connect()
    connection.execute("SELECT 1")
    engine = conn.engine
    with engine.begin() as c:
        c.execute("SELECT 2")
    op.execute("UPDATE user SET name = 'a:b'")
    op.execute("UPDATE user SET name = '12:30'", execution_options={})
    op.create_unique_constraint('x' * 70, 'user', ['a'])
    op.create_unique_constraint("uq_{}".format('a'), 'user', ['a'])
    op.create_foreign_key(op.f('fk_user_' + 'a'), 'user', 'tag', ['a'], ['id'])
    op.create_foreign_key('', 'user', 'tag', ['a'], ['id'])
    op.create_check_constraint(None, 'user', sa.and_(sa.column('a') > 0, sa.column('a') < 5))
    op.create_check_constraint(None, 'user', 'a IS NOT NULL')
    op.drop_constraint(None, 'user', type_='check')
    op.drop_constraint('user_name_key', 'user', type_='unique')
    op.drop_constraint('user_pkey', 'user', type_='primary')
    op.drop_constraint('orders_user_id_fkey', 'orders')
    op.drop_constraint('user_age_check', 'user')
    op.drop_constraint(constraint_name='fk_listing_user_id', table_name='listing')


SQL = 'SELECT 3'
ARGS = ('user', 'a')
KW = {}


def downgrade():
    op.create_foreign_key('orders_user_id_fkey', 'orders', 'user', ['user_id'], ['id'])
    op.create_unique_constraint(None, 'user', ['a', 'b'])
    op.drop_constraint(None, 'user', type_='unique')
