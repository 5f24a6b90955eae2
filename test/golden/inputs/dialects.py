"""Names of dialects, and what a test is made of."""
from alembic import op, context
from myapp import settings, IS_SQLITE, is_pg, USE_MYSQL_DB

bind = op.get_bind()
PG = ('postgresql', 'psycopg2')
url = str(bind.engine.url)
kind = 'sqlite'


def upgrade():
    if bind.dialect.name == 'sqlite3':
        op.drop_column('user', 'a1')
    if bind.dialect.name == 'postgres':
        op.drop_column('user', 'a2')
    if bind.engine.driver == 'psycopg2':
        op.drop_column('user', 'a3')
    if bind.engine.driver == 'psycopg':
        op.drop_column('user', 'a4')
    if bind.engine.driver in ('aiosqlite', 'pysqlite'):
        op.drop_column('user', 'a5')
    if bind.engine.driver not in ('aiosqlite', 'pysqlite'):
        op.drop_column('user', 'a6')
    if bind.dialect.name in ('mssql', 'oracle', 'mariadb', 'cockroachdb', 'asyncpg', 'pymysql'):
        op.drop_column('user', 'a7')
    if bind.dialect.name == 'db2':
        op.drop_column('user', 'a8')
    if url.startswith('postgresql+psycopg2://'):
        op.drop_column('user', 'b1')
    if url.startswith('sqlite:'):
        op.drop_column('user', 'b2')
    if not url.startswith('sqlite://'):
        op.drop_column('user', 'b3')
    if settings.DATABASE_URL.startswith('mysql'):
        op.drop_column('user', 'b4')
    if settings.database_backend == 'postgresql':
        op.drop_column('user', 'b5')
    if settings.FLAVOUR == 'postgresql':
        op.drop_column('user', 'b6')
    if kind == 'postgresql':
        op.drop_column('user', 'b7')
    if context.get_x_argument(as_dictionary=True).get('db') == 'postgresql':
        op.drop_column('user', 'b8')
    if bind.dialect.name in PG:
        op.drop_column('user', 'c1')
    if IS_SQLITE:
        op.drop_column('user', 'c2')
    if not IS_SQLITE:
        op.drop_column('user', 'c3')
    if is_pg:
        op.drop_column('user', 'c4')
    if is_pg():
        op.drop_column('user', 'c5')
    if USE_MYSQL_DB:
        op.drop_column('user', 'c6')
    if settings.is_sqlite:
        op.drop_column('user', 'c7')
    if settings.using_postgresql():
        op.drop_column('user', 'c8')
    if settings.has_db_mysql is True:
        op.drop_column('user', 'c9')
    if bind.dialect.name == 'sqlite' or bind.dialect.name == 'mysql':
        op.drop_column('user', 'd1')
    if bind.dialect.name == 'mysql' or is_pg:
        op.drop_column('user', 'd2')
    if bind.dialect.name == 'mysql' and settings.x:
        op.drop_column('user', 'd3')
    if bind.dialect.name != 'mysql' and settings.x:
        op.drop_column('user', 'd4')
    if not (bind.dialect.name != 'sqlite' or settings.x):
        op.drop_column('user', 'd5')
    if bind.dialect.name == 'postgresql' and bind.dialect.server_version_info >= (12,):
        op.drop_column('user', 'd6')
    if (bind.dialect.name) == ('postgresql'):
        op.drop_column('user', 'd7')
    if bind.dialect.name == settings.NAME:
        op.drop_column('user', 'd8')
    if 'sqlite' in bind.dialect.name:
        op.drop_column('user', 'e1')
    if 'postgresql' in bind.dialect.name:
        op.drop_column('user', 'e2')
    if "sqlite" == bind.dialect.name != 'x':
        op.drop_column('user', 'e3')
    if type(bind.dialect).__name__ == 'PGDialect':
        op.drop_column('user', 'e4')
    name = bind.dialect.name
    if name != 'sqlite':
        op.drop_column('user', 'f1')
        if name == 'mysql':
            op.drop_column('user', 'f2')
        else:
            op.drop_column('user', 'f3')
    elif settings.x:
        op.drop_column('user', 'f4')
    else:
        op.drop_column('user', 'f5')
    if name == 'sqlite':
        pass
    elif name == 'postgresql':
        op.drop_column('user', 'f6')
    else:
        op.drop_column('user', 'f7')
    if name == 'sqlite':
        raise NotImplementedError
    elif settings.x:
        return
    op.drop_column('user', 'g1')


def downgrade():
    if bind.dialect.name in ('mysql', 'postgresql'):
        return
    op.drop_column('user', 'h1')
    if bind.dialect.name not in ('mysql', 'postgresql'):
        return None
    op.drop_column('user', 'h2')
