"""Run examples/legacy-shop's chain, with rows, on one database.

    python check.py VERSIONS [--url URL] [--env DIR] [--mode stairs|launch] [--dump FILE]
                                [--to REV] [--foreign-keys] [--traceback]

VERSIONS  a folder with revisions (the legacy ones, or a rewritten copy)
--to      stop after this revision
--env     the folder with env.py, default: the parent of VERSIONS
--url     default: a fresh SQLite file.  The database is emptied first (SQLite: deleted; PostgreSQL: schema public dropped)
--mode    stairs (default): per revision upgrade, seed every new table with 3 rows (NULLs where allowed, a duplicate
          coupon code), downgrade, upgrade; then down to base in one run, and the whole climb a second time.
          launch: upgrade to the 12th revision, seed (no NULLs, no duplicates, audit_log left empty: what the
          legacy chain's author had on PostgreSQL), upgrade head, downgrade base, upgrade head, each in one run.
--dump    write the schema at head (columns, keys, checks, indexes) and the rows as JSON

After every step: the stamp is right, no _alembic_tmp_ table or index, no row lost, every value has its
column's type, every default can be computed (SQLite).
At head also: every row can be read through shop.models.
Exit code 0: all fine; 1: failed, the revision and error on stdout.
"""
import argparse
import datetime
import decimal
import json
import logging
import os
import sys
import tempfile
import traceback
import warnings

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

LAUNCH = 12
# by table, column: the three rows' values; everything else is made up from the type
VALUES = {
    ('category', 'parent_id'): [None, 'first', 'first'],
    ('review', 'rating'): [5, 4, 1],
    ('order', 'status'): ['pending', 'paid', 'cancelled'],
    ('voucher', 'percent'): [10, 20, 50],
    ('listing', 'title'): ['Red Chair, used', '???', 'Lamp (new!)'],
    ('category', 'url_name'): ['home', 'garden_tools', 'living_room'],
    ('category', 'name'): ['Home', 'Garden-Tools', ' Living Room '],
}
DUPLICATES = {('voucher', 'code'): ['SALE', 'SPRING', 'SALE']}


def made_up(column, i):
    t = column.type
    if isinstance(t, sa.Enum) and t.enums:
        return t.enums[i % len(t.enums)]
    if isinstance(t, sa.Boolean):
        return i % 2 == 0
    if isinstance(t, sa.Integer):
        return i + 1
    # SQLAlchemy 2.1: Float is no Numeric any more
    if isinstance(t, sa.Float):
        return i + 1.5
    if isinstance(t, sa.Numeric):
        return decimal.Decimal(i + 1) + decimal.Decimal('0.5')
    if isinstance(t, sa.DateTime):
        return datetime.datetime(2017, 3, i + 1, 12, 30)
    if isinstance(t, sa.Date):
        return datetime.date(2017, 3, i + 1)
    if isinstance(t, sa.JSON):
        return {'n': i}
    if isinstance(t, sa.String):
        length = getattr(t, 'length', None) or 99
        text = '%s %d' % (column.name, i + 1)
        return text if len(text) <= length else 'ABC'[i] * length
    raise TypeError('no value for %s %r' % (column, t))


def seed(conn, table, nulls, duplicates):
    """Three rows; the second is NULL wherever that is allowed."""
    own = []
    for i in range(3):
        row = {}
        for c in table.columns:
            if c.primary_key:
                continue
            given = VALUES.get((table.name, c.name)) or (duplicates and DUPLICATES.get((table.name, c.name)))
            if given:
                row[c.name] = own[0] if given[i] == 'first' else given[i]
            elif nulls and i == 1 and c.nullable:
                row[c.name] = None
            elif c.foreign_keys:
                fk = next(iter(c.foreign_keys)).column
                ids = [r[0] for r in conn.execute(sa.select(fk).order_by(fk))]
                row[c.name] = ids[i]
            else:
                row[c.name] = made_up(c, i)
        own.append(conn.execute(table.insert().values(**row)).inserted_primary_key[0])


def reflect(conn):
    metadata = sa.MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        metadata.reflect(conn)
    return metadata


class Failed(Exception):
    pass


class Chain:
    def __init__(self, versions, env, url, foreign_keys):
        self.url = url
        self.cfg = Config()
        option = self.cfg.set_main_option
        option('script_location', env.replace('%', '%%'))
        option('version_locations', versions.replace('%', '%%'))
        option('version_path_separator', 'os')
        option('path_separator', 'os')
        option('sqlalchemy.url', url.replace('%', '%%'))
        script = ScriptDirectory.from_config(self.cfg)
        self.revisions = [r.revision for r in reversed(list(script.walk_revisions()))]
        self.engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
        if foreign_keys and self.engine.dialect.name == 'sqlite':
            sa.event.listen(sa.engine.Engine, 'connect', lambda c, _: c.execute('PRAGMA foreign_keys=ON'))
        self.counts = {}

    def empty(self):
        if self.engine.dialect.name == 'sqlite':
            if os.path.exists(self.engine.url.database):
                os.remove(self.engine.url.database)
            return
        with self.engine.begin() as conn:
            conn.execute(sa.text('DROP SCHEMA public CASCADE'))
            conn.execute(sa.text('CREATE SCHEMA public'))

    def go(self, what, revision, expect):
        try:
            getattr(command, what)(self.cfg, revision)
            self.check(expect)
        except (Exception, SystemExit) as error:
            first = (str(error).strip() or repr(error)).splitlines()
            sql = ' '.join(str(error).partition('[SQL:')[2].partition(']\n')[0].split())
            raise Failed('%s %s: %s: %s%s' % (
                what, revision, type(error).__name__, first[0], sql and '  SQL: ' + sql)) from error

    def check(self, expect):
        with self.engine.connect() as conn:
            inspector = sa.inspect(conn)
            names = inspector.get_table_names()
            stamp = [r[0] for r in conn.execute(sa.text('SELECT version_num FROM alembic_version'))]
            if stamp != ([expect] if expect else []):
                raise AssertionError('stamped %r instead of %r' % (stamp, expect))
            if expect is None and names != ['alembic_version']:
                raise AssertionError('tables are left at base: %r' % names)
            left = [n for n in names if n.startswith('_alembic_tmp')]
            metadata = reflect(conn)
            for table in metadata.tables.values():
                left += [i.name for i in table.indexes if '_alembic_tmp' in (i.name or '')]
            if left:
                raise AssertionError('left over: %r' % left)
            counts = {}
            for name, table in metadata.tables.items():
                if name == 'alembic_version':
                    continue
                counts[name] = conn.execute(sa.select(sa.func.count()).select_from(table)).scalar()
                self.readable(conn, table)
            renamed = {'voucher': 'coupon', 'coupon': 'voucher'}
            for name, n in self.counts.items():
                now = counts.get(name, counts.get(renamed.get(name)))
                if now is not None and now < n:
                    raise AssertionError('%s had %d rows, now %d' % (name, n, now))
            self.counts = counts
            if conn.dialect.name == 'sqlite':
                orphans = conn.execute(sa.text('PRAGMA foreign_key_check')).fetchall()
                if orphans:
                    raise AssertionError('foreign_key_check: %r' % orphans)

    @staticmethod
    def readable(conn, table):
        python = (
            (sa.Boolean, bool), (sa.Integer, int), (sa.Numeric, (decimal.Decimal, float)),
            (sa.DateTime, datetime.datetime), (sa.Date, datetime.date), (sa.String, str),
        )
        for row in conn.execute(sa.select(table)):
            for column, value in zip(table.columns, row):
                for kind, want in python:
                    if value is not None and isinstance(column.type, kind):
                        if not isinstance(value, want):
                            raise AssertionError('%s holds %r' % (column, value))
                        break
        if conn.dialect.name == 'sqlite':
            # a default that SQLite cannot compute fails only at the next INSERT
            for info in conn.exec_driver_sql('PRAGMA table_info("%s")' % table.name).fetchall():
                if info[4] is not None:
                    conn.exec_driver_sql('SELECT (%s)' % info[4])
            for column in table.columns:
                if isinstance(column.type, (sa.Boolean, sa.Integer, sa.Numeric)):
                    bad = conn.exec_driver_sql(
                        'SELECT "%s" FROM "%s" WHERE typeof("%s") = \'text\'' % (column.name, table.name, column.name)
                    ).fetchall()
                    if bad:
                        raise AssertionError('%s (%s) holds text: %r' % (column, column.type, bad))

    def seed_new(self, nulls=True, duplicates=True, skip=()):
        try:
            self._seed_new(nulls, duplicates, skip)
        except sa.exc.DBAPIError as error:
            raise Failed('seed: %s' % ' '.join(str(error).split())) from error
        self.check_counts()

    def _seed_new(self, nulls, duplicates, skip):
        with self.engine.begin() as conn:
            metadata = reflect(conn)
            for table in metadata.sorted_tables:
                known = table.name in self.seeded or (table.name == 'coupon' and 'voucher' in self.seeded)
                if not known and table.name != 'alembic_version' and table.name not in skip:
                    self.seeded.add(table.name)
                    seed(conn, table, nulls, duplicates)

    def check_counts(self):
        with self.engine.connect() as conn:
            for name, table in reflect(conn).tables.items():
                if name != 'alembic_version':
                    self.counts[name] = conn.execute(sa.select(sa.func.count()).select_from(table)).scalar()

    def climb(self, stairs, stop=None):
        self.seeded, self.counts = set(), {}
        before = None
        for revision in self.revisions:
            self.go('upgrade', revision, revision)
            self.seed_new()
            if stairs:
                self.go('downgrade', before or 'base', before)
                with self.engine.connect() as conn:
                    names = set(sa.inspect(conn).get_table_names())
                if 'voucher' not in names and 'coupon' not in names:
                    self.seeded -= {'voucher'}
                self.seeded &= names | {'voucher'}
                self.counts = {k: v for k, v in self.counts.items() if k in names}
                self.go('upgrade', revision, revision)
                self.seed_new()
            before = revision
            if revision == stop:
                return

    def models(self, env):
        sys.path.insert(0, os.path.dirname(os.path.abspath(env)))
        from shop.models import Base
        with self.engine.connect() as conn:
            for table in Base.metadata.sorted_tables:
                conn.execute(sa.select(table)).fetchall()

    def dump(self):
        out = {}
        with self.engine.connect() as conn:
            metadata = reflect(conn)
            inspector = sa.inspect(conn)
            for name in sorted(metadata.tables):
                if name == 'alembic_version':
                    continue
                table = metadata.tables[name]
                with warnings.catch_warnings():
                    warnings.simplefilter('ignore')
                    out[name] = {
                        'columns': {c['name']: [str(c['type']), c['nullable'], c['default']] for c in inspector.get_columns(name)},
                        'unique': {u['name'] or '?': u['column_names'] for u in inspector.get_unique_constraints(name)},
                        'checks': {c['name'] or '?': c['sqltext'] for c in inspector.get_check_constraints(name)},
                        'foreign keys': sorted(
                            [f['constrained_columns'], f['referred_table'], f['referred_columns'], f['name'], f['options']]
                            for f in inspector.get_foreign_keys(name)
                        ),
                        'indexes': {i['name']: [i['column_names'], bool(i['unique'])] for i in inspector.get_indexes(name)},
                        'rows': [[str(v) for v in r] for r in conn.execute(sa.select(table).order_by(table.c.id))],
                    }
        return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('versions')
    parser.add_argument('--env')
    parser.add_argument('--url')
    parser.add_argument('--mode', choices=['stairs', 'launch'], default='stairs')
    parser.add_argument('--to')
    parser.add_argument('--dump')
    parser.add_argument('--foreign-keys', action='store_true')
    parser.add_argument('--traceback', action='store_true')
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if not args.traceback:
        warnings.simplefilter('ignore')
    sys.dont_write_bytecode = True

    versions = os.path.abspath(args.versions)
    env = os.path.abspath(args.env or os.path.dirname(versions))
    with tempfile.TemporaryDirectory() as tmp:
        chain = Chain(versions, env, args.url or 'sqlite:///' + os.path.join(tmp, 'shop.db'), args.foreign_keys)
        chain.empty()
        head = chain.revisions[-1]
        try:
            if args.mode == 'stairs':
                chain.climb(stairs=True, stop=args.to)
                if not args.to:
                    chain.models(env)
                    chain.go('downgrade', 'base', None)
                    chain.climb(stairs=False)
                    chain.models(env)
            else:
                launch = chain.revisions[LAUNCH - 1]
                chain.seeded = set()
                chain.go('upgrade', launch, launch)
                chain.seed_new(nulls=False, duplicates=False, skip=('audit_log',))
                chain.go('upgrade', 'head', head)
                chain.models(env)
                at_head = chain.dump()
                chain.go('downgrade', 'base', None)
                chain.go('upgrade', 'head', head)
            if args.dump:
                with open(args.dump, 'w') as f:
                    json.dump(at_head if args.mode == 'launch' else chain.dump(), f, indent=1, sort_keys=True)
        except Failed as failed:
            print('FAILED', failed)
            if args.traceback:
                traceback.print_exc()
            return 1
    print('ok', len(chain.revisions), 'revisions,', sum(chain.counts.values()), 'rows')
    return 0


if __name__ == '__main__':
    sys.exit(main())
