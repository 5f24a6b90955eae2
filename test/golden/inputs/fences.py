"""Ways to ask for the dialect, and ways that only look so."""
import contextlib
from alembic import context, op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.base import PGDialect


def is_postgres():
    return op.get_bind().dialect.name == 'postgresql'


def is_sqlite(bind=None):
    bind = bind or op.get_bind()
    return bind.dialect.name == "sqlite"


def two_ways():
    if op.get_bind():
        return True
    return op.get_bind().dialect.name == 'postgresql'


def skip_on_sqlite():
    if is_sqlite():
        return
    op.drop_column('tag', 'behind_return')


def only_fenced():
    op.drop_column('tag', 'only_fenced')


def both():
    op.drop_column('tag', 'both')


def upgrade():
    bind = op.get_bind()
    dialect = bind.dialect.name
    flag = dialect == 'postgresql'
    pg = bind.engine.name.startswith('postgres')
    if dialect == 'postgresql':
        op.drop_column('user', 'a1')
        only_fenced()
    elif dialect == 'mysql':
        op.drop_column('user', 'a2')
    else:
        op.drop_column('user', 'a3')
    if dialect != 'sqlite' and context.is_offline_mode():
        op.drop_column('user', 'b1')
    if dialect != 'sqlite' or context.is_offline_mode():
        op.drop_column('user', 'b2')
    if not dialect == 'sqlite':
        op.drop_column('user', 'b3')
    if not (dialect == 'postgresql' or dialect == 'mysql'):
        op.drop_column('user', 'b4')
    else:
        op.drop_column('user', 'b5')
    if dialect in ('postgresql', 'mysql'):
        op.drop_column('user', 'c1')
    if dialect not in ['sqlite']:
        op.drop_column('user', 'c2')
    if dialect not in {'postgresql'}:
        op.drop_column('user', 'c3')
    if dialect in NAMES:
        op.drop_column('user', 'c4')
    if 'postgres' in str(bind.engine.url):
        op.drop_column('user', 'c5')
    if 'sqlite' not in bind.dialect.name:
        op.drop_column('user', 'c6')
    if dialect is 'postgresql':
        op.drop_column('user', 'd1')
    if dialect is not 'sqlite':
        op.drop_column('user', 'd2')
    if 'postgresql' == dialect:
        op.drop_column('user', 'd3')
    if dialect > 'p':
        op.drop_column('user', 'd4')
    if dialect.startswith('postgres'):
        op.drop_column('user', 'e1')
    if bind.dialect.name.startswith(('postgresql', 'mysql')):
        op.drop_column('user', 'e2')
    if bind.dialect.name.startswith('sqlite'):
        op.drop_column('user', 'e3')
    if bind.dialect.name.lower() == 'postgresql':
        op.drop_column('user', 'e4')
    if isinstance(bind.dialect, postgresql.dialect):
        op.drop_column('user', 'f1')
    if isinstance(bind.dialect, (PGDialect, sa.dialects.sqlite.dialect)):
        op.drop_column('user', 'f2')
    if isinstance(bind.dialect, PGDialect):
        op.drop_column('user', 'f3')
    if not isinstance(bind.dialect, sa.dialects.sqlite.base.SQLiteDialect):
        op.drop_column('user', 'f4')
    if flag:
        op.drop_column('user', 'g1')
    if not flag:
        op.drop_column('user', 'g2')
    if pg:
        op.drop_column('user', 'g3')
    if bool(flag):
        op.drop_column('user', 'g4')
    if is_postgres():
        op.drop_column('user', 'h1')
    if not is_sqlite(bind):
        op.drop_column('user', 'h2')
    if two_ways():
        op.drop_column('user', 'h3')
    if is_mysql():
        op.drop_column('user', 'h4')
    if True:
        op.drop_column('user', 'i1')
    if False:
        op.drop_column('user', 'i2')
    if None or 0:
        op.drop_column('user', 'i3')
    x = op.drop_column('user', 'j1') if flag else op.drop_column('user', 'j2')
    flag and op.drop_column('user', 'k1')
    not flag or op.drop_column('user', 'k2')
    while dialect == 'postgresql':
        op.drop_column('user', 'l1')
    match dialect:
        case 'postgresql':
            op.drop_column('user', 'm1')
        case 'mysql' | 'mariadb':
            op.drop_column('user', 'm2')
        case 'sqlite':
            op.drop_column('user', 'm3')
        case _:
            op.drop_column('user', 'm4')
    match op.get_bind().dialect.name:
        case "postgresql" if flag:
            op.drop_column('user', 'm5')
        case name:
            op.drop_column('user', 'm6')
    both()
    if flag:
        both()
    skip_on_sqlite()
    try:
        if dialect == 'sqlite':
            raise RuntimeError('not here')
        op.drop_column('user', 'n1')
    except RuntimeError:
        op.drop_column('user', 'n2')
    for name in ('a', 'b'):
        if dialect == 'sqlite':
            continue
        op.drop_column('user', 'o1')
    with contextlib.suppress(Exception):
        if dialect == 'sqlite':
            return
        op.drop_column('user', 'p1')
    assert dialect == 'postgresql'
    op.drop_column('user', 'q1')


def downgrade():
    if op.get_context().dialect.name == 'sqlite':
        op.drop_column('user', 'r1')
        return
    op.drop_column('user', 'r2')


NAMES = ('postgresql', 'mysql')
