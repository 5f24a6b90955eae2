/** What SQLite cannot reach: each case names the calls that it never runs. */
import { describe, expect, it } from 'vitest';
import { readFences } from '../../src/core/fences.ts';
import { textOf } from '../../src/core/python.ts';
import { readNames } from '../../src/core/scopes.ts';
import { nodesOf } from '../../src/core/tree.ts';
import { parse } from '../fixtures.ts';

/** The calls `a()` to `d()` that are fenced, in their order. */
function fenced(code: string): string {
  const root = parse(code);
  const isFenced = readFences(readNames(code, root, parse));
  return nodesOf(root, 'call').filter((node) => /^[a-d]\(\)$/.test(textOf(code, node)) && isFenced(node)).map((node) => code.charAt(node.start)).join('');
}

describe('a condition', () => {
  const both = (condition: string, head = ''): string => fenced(`${head}def upgrade():\n    if ${condition}:\n        a()\n    else:\n        b()\n`);

  it.each([
    // never on SQLite
    ["dialect == 'postgresql'", 'a'], ["'mysql' == dialect", 'a'], ["dialect is 'postgresql'", 'a'], ["dialect in ('postgresql', 'mysql')", 'a'], ["dialect in ['oracle']", 'a'], ["dialect in {'mssql'}", 'a'], ["dialect in 'postgresql'", 'a'], ["'postgresql' in url", 'a'], ["'sqlite' not in url", 'a'],
    ["dialect != 'sqlite'", 'a'], ["dialect <> 'sqlite'", 'a'], ["dialect is not 'sqlite'", 'a'], ["dialect not in ('sqlite', 'mysql')", 'a'], ["not dialect == 'sqlite'", 'a'], ["not (dialect == 'sqlite')", 'a'], ["(dialect != 'sqlite')", 'a'], ["bool(dialect == 'mysql')", 'a'],
    ["dialect == 'postgresql' and x", 'a'], ["x and dialect == 'postgresql'", 'a'], ["dialect == 'postgresql' or dialect == 'mysql'", 'a'], ["not (dialect == 'sqlite' or x)", 'a'], ["url.startswith('postgresql')", 'a'], ["url.startswith(('mysql', 'mariadb'))", 'a'], ['isinstance(dialect, PGDialect)', 'a'], ['isinstance(d, (mysql.dialect, oracle.dialect))', 'a'],
    ['is_postgresql', 'a'], ['is_pg()', 'a'], ['settings.using_mysql()', 'a'], ['not is_sqlite', 'a'], ['IS_MYSQL', 'a'], ['use_db_postgres', 'a'], ['has__mssql_', 'a'],
    // always on SQLite
    ["dialect == 'sqlite'", 'b'], ["dialect == 'sqlite3'", 'b'], ["dialect == 'SQLite'", 'b'], ["dialect in ('sqlite', 'mysql')", 'b'], ["'sqlite' in url", 'b'], ["dialect != 'postgresql'", 'b'], ["dialect not in ('postgresql',)", 'b'], ["not dialect == 'postgresql'", 'b'], ["dialect == 'sqlite' or x", 'b'], ["x or dialect == 'sqlite'", 'b'], ["dialect == 'sqlite' and dialect != 'mysql'", 'b'],
    ["url.startswith('sqlite')", 'b'], ["url.startswith('sqlite:///')", 'b'], ['isinstance(dialect, SQLiteDialect)', 'b'], ['isinstance(d, (PGDialect, SQLiteDialect))', 'b'], ['is_sqlite', 'b'], ['is_sqlite3()', 'b'], ['not is_postgres', 'b'], ["driver == 'aiosqlite'", 'b'], ["driver == 'pysqlite'", 'b'],
    // nobody knows
    ["dialect == 'sqlite' and x", ''], ["x and dialect == 'sqlite'", ''], ["dialect == 'postgresql' or x", ''], ["x or dialect == 'postgresql'", ''], ['not x', ''], ['x', ''], ['x and y', ''], ['x or y', ''], ["dialect == 'db2'", ''], ['dialect == x', ''], ["dialect > 'sqlite'", ''], ["dialect < 'postgresql'", ''], ["dialect in ()", ''], ["dialect in (x, 'mysql')", ''], ["dialect in ('mysql', 'db2')", ''],
    ["flavour == 'postgresql'", ''], ["'postgresql' in flavour", ''], ["flavour in ('postgresql', 'mysql')", ''], ["'db2' in url", ''], ["x in url", ''], ["flavour.startswith('postgresql')", ''], ["url.startswith('https')", ''], ["url.startswith(x)", ''], ["url.endswith('sqlite')", ''], ["url.startswith()", ''], ['isinstance(x, str)', ''], ['isinstance(PGDialect)', ''], ['issubclass(x, PGDialect)', ''], ['bool()', ''], ['bool(x)', ''], ["'sqlite' == dialect == x", ''], ["dialect == 'sqlite' == x", ''],
    ['is_sqlite_ready', ''], ['sqlite', ''], ['his_sqlite', ''], ['is_db2', ''], ['f()()', ''], ['lambda: 1', ''], ['True', ''], ['None', ''],
  ])('%s', (condition, calls) => expect(both(condition)).toBe(calls));

  it.each([
    ["x = dialect == 'postgresql'\n", 'x', 'a'], ["x = y = is_sqlite\n", 'not y', 'a'], ["PG = ('postgresql', 'mysql')\n", 'dialect in PG', 'a'], ["PG = 'postgresql'\n", 'dialect == PG', 'a'], ["PG = OTHER\nOTHER = 'postgresql'\n", 'dialect == PG', ''], ["PG = 'postgresql'\nPG = 'sqlite'\n", 'dialect == PG', ''], ["name = bind.dialect.name\n", "name == 'mysql'", 'a'], ["name = other\n", "name == 'mysql'", ''], ["a1 = is_pg\nb1 = a1\n", 'b1', 'a'], ['is_pg = settings.x\n', 'is_pg', ''],
    ["def f():\n    return dialect == 'mysql'\n", 'f()', 'a'], ["def f():\n    x = 1\n    return dialect == 'mysql'\n", 'f()', 'a'], ["def f():\n    if x:\n        return True\n    return dialect == 'mysql'\n", 'f()', ''], ['def is_pg():\n    return x\n', 'is_pg()', ''], ['def is_pg():\n    pass\n', 'is_pg()', ''], ['def is_pg():\n    return\n', 'is_pg()', ''], ["def f():\n    if x:\n        return dialect == 'mysql'\n", 'f()', ''], ['def f():\n    return g()\ndef g():\n    return is_sqlite\n', 'not f()', 'a'], ['def f():\n    return f()\n', 'f()', ''],
  ])('%j, %s', (head, condition, calls) => expect(both(condition, head)).toBe(calls));
});

describe('the branches of an if', () => {
  it.each([
    ["if is_pg:\n    a()\nelif is_mysql:\n    b()\nelif x:\n    c()\nelse:\n    d()\n", 'ab'],
    ["if is_sqlite:\n    a()\nelif x:\n    b()\nelif is_pg:\n    c()\nelse:\n    d()\n", 'bcd'],
    ["if x:\n    a()\nelif is_sqlite:\n    b()\nelse:\n    c()\n", 'c'],
    ["if x:\n    a()\nelif is_pg:\n    b()\nelse:\n    c()\n", 'b'],
    ["if not is_sqlite:\n    a()\n    if x:\n        b()\n    else:\n        c()\nelse:\n    d()\n", 'abc'],
    ['if is_pg: a()\nelse: b()\n', 'a'],
    ['x = a() if is_pg else b()\n', 'a'], ['x = a() if is_sqlite else b()\n', 'b'], ['x = a() if y else b()\n', ''],
    ['is_pg and a()\n', 'a'], ['is_sqlite and a()\n', ''], ['is_sqlite or a()\n', 'a'], ['is_pg or a()\n', ''], ['x and a()\n', ''], ['x or a()\n', ''], ['a() and is_pg\n', ''], ['is_pg and a() and b()\n', 'ab'],
    ['while is_pg:\n    a()\n', 'a'], ['while is_sqlite:\n    a()\n', ''], ['while x:\n    a()\nelse:\n    b()\n', ''], ['while is_pg:\n    a()\nelse:\n    b()\n', 'a'],
    ["match dialect:\n    case 'postgresql':\n        a()\n    case 'mysql' | 'oracle':\n        b()\n    case 'sqlite':\n        c()\n    case _:\n        d()\n", 'abd'],
    ["match dialect:\n    case 'sqlite' | 'mysql':\n        a()\n    case 'db2':\n        b()\n    case name:\n        c()\n    case ('postgresql', x):\n        d()\n", 'd'],
    ["match dialect:\n    case \"sqlite\" :\n        a()\n    case 'db2':\n        b()\n", 'b'],
    ["match dialect:\n    case 'sqlite' if x:\n        a()\n    case 'db2':\n        b()\n", ''],
    ["match dialect:\n    case 'db2':\n        a()\n    case 'sqlite':\n        b()\n", ''],
    ["match dialect:\n    case f'postgresql':\n        a()\n    case 'sqlites':\n        b()\n    case _:\n        c()\n", ''],
    ["match dialect:\n    case 'postgresql' | 'db2':\n        a()\n    case 'postgresql' | name:\n        b()\n", 'b'],
  ])('%j', (code, calls) => expect(fenced(code)).toBe(calls));
});

describe('behind an exit', () => {
  const body = (code: string): string => fenced(`def upgrade():\n${code.replace(/^(?=.)/gm, '    ')}    a()\n    if x:\n        b()\n`);

  it.each([
    ['if is_sqlite:\n    return\n', 'ab'], ['if is_sqlite:\n    return None\n', 'ab'], ['if is_sqlite:\n    raise X\n', 'ab'], ['if is_sqlite:\n    y()\n    return\n', 'ab'], ['if is_pg:\n    pass\nelse:\n    return\n', 'ab'], ['if is_pg:\n    y = 1\nelif is_sqlite:\n    return\n', 'ab'], ['assert is_pg\n', 'ab'], ["assert not is_sqlite, 'no'\n", 'ab'], ['if is_sqlite:\n    if not is_pg:\n        return\n', 'ab'],
    ['if is_pg:\n    return\n', ''], ['if x:\n    return\n', ''], ['if is_sqlite:\n    y()\n', ''], ['if is_sqlite:\n    return\n    y()\n', ''], ['if is_sqlite:\n    if x:\n        return\n', ''], ['if is_sqlite:\n    pass\nelse:\n    return\n', ''], ['if x:\n    y()\nelif is_sqlite:\n    return\n', ''], ['assert is_sqlite\n', ''], ['assert x\n', ''], ['print(is_pg)\n', ''], ['if is_sqlite:\n    for i in y:\n        return\n', ''], ['if is_sqlite:\n    if x:\n        pass\n    else:\n        return\n', ''], ['return\n', ''],
  ])('%j', (code, calls) => expect(body(code)).toBe(calls));

  it('in a loop, at the top, and what stands before it', () => {
    expect(fenced('for i in x:\n    a()\n    if is_sqlite:\n        continue\n    b()\nc()\n')).toBe('b');
    expect(fenced('while x:\n    if is_sqlite:\n        break\n    b()\nc()\n')).toBe('b');
    expect(fenced('a()\nif is_sqlite:\n    raise X\nb()\ndef f():\n    c()\n')).toBe('bc');
  });
});

describe('a function', () => {
  it.each([
    ['def f():\n    a()\ndef upgrade():\n    if is_pg:\n        f()\n', 'a'],
    ['def f():\n    a()\ndef upgrade():\n    if is_pg:\n        f()\n    f()\n', ''],
    ['def f():\n    a()\ndef upgrade():\n    f()\n    if is_pg:\n        f()\n', ''],
    ['def f():\n    a()\ndef upgrade():\n    pass\n', ''],
    ['def f():\n    a()\n    f()\ndef upgrade():\n    if is_pg:\n        f()\n', 'a'],
    ['def f():\n    a()\n    f()\n', ''],
    ['def f():\n    a()\ndef g():\n    f()\n    b()\ndef upgrade():\n    if is_pg:\n        g()\n', 'ab'],
    ['def f():\n    a()\ndef g():\n    f()\n    b()\ndef upgrade():\n    if is_pg:\n        g()\n    f()\n', 'b'],
    ['def downgrade():\n    a()\ndef upgrade():\n    if is_pg:\n        downgrade()\n', ''],
    ['def f():\n    a()\ndef upgrade():\n    if is_pg:\n        run(f)\n', 'a'],
  ])('%j', (code, calls) => expect(fenced(code)).toBe(calls));
});
