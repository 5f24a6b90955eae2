/** Marks, what they are about, and the value that they ask for. */
import { describe, expect, it } from 'vitest';
import { splice } from '../../src/core/edit.ts';
import { fillIn, stubOf } from '../../src/core/fill.ts';
import { readMarks } from '../../src/core/marks.ts';
import { readStyle } from '../../src/core/python.ts';
import { parse } from '../fixtures.ts';

/** Each mark with what is read of it. */
const marks = (code: string): readonly object[] => readMarks(code, parse(code)).map(({ kind, asked, target, table, column, statement }) => ({ kind, asked, ...(target === undefined ? {} : { target }), ...(table === undefined ? {} : { table }), ...(column === undefined ? {} : { column }), ...(statement ? { statement: code.slice(statement.start, statement.end) } : {}) }));

describe('what a mark says', () => {
  it.each([
    ['# migfix: backfill t.a: put it in', { kind: 'backfill', asked: 'put it in', target: 't.a', table: 't', column: 'a' }], ['# migfix: backfill s.t.a: x', { kind: 'backfill', asked: 'x', target: 's.t.a', table: 's.t', column: 'a' }], ['# migfix: backfill a: x', { kind: 'backfill', asked: 'x', target: 'a', column: 'a' }], ['# migfix: backfill t.{column}: x', { kind: 'backfill', asked: 'x', target: 't.{column}' }], ['# migfix: backfill {table}.a: x', { kind: 'backfill', asked: 'x', target: '{table}.a', table: '{table}', column: 'a' }], ['# migfix: backfill t.: x', { kind: 'backfill', asked: 'x', target: 't.' }],
    ['# migfix: downgrade t: it is gone', { kind: 'downgrade', asked: 't: it is gone' }], ['#migfix:downgrade x', { kind: 'downgrade', asked: 'x' }], ['# migfix: word', { kind: 'mark', asked: 'word' }], ['# migfix: backfill without a column', { kind: 'backfill', asked: 'without a column' }],
  ])('%s', (text, mark) => expect(marks(`def upgrade():\n    ${text}\n`)).toEqual([mark]));
});

describe('the statement of a mark', () => {
  const statement = (code: string): unknown => (marks(code)[0] as { statement?: string }).statement;
  it.each([
    ['def f():\n    # migfix: backfill t.a: x\n    g()\n    h()\n', 'g()'], ['def f():\n    # migfix: backfill t.a: x\n\n    # more\n    g()\n', 'g()'], ['def f():\n    # migfix: backfill t.a: x\n    conn = op.get_bind()\n    conn.execute(1)\n', 'conn.execute(1)'], ['def f():\n    # migfix: backfill t.a: x\n    conn = op.get_bind().x\n    g()\n', 'conn = op.get_bind().x'], ['def f():\n    # migfix: backfill t.a: x\n    op.get_bind()\n    g()\n', 'op.get_bind()'], ['def f():\n    # migfix: backfill t.a: x\n    conn = my_get_bind()\n    g()\n', 'conn = my_get_bind()'],
    ['def f():\n    # migfix: backfill t.a: x\n    conn = op.get_bind()\n', undefined], ['def f():\n    g()\n    # migfix: backfill t.a: x\n\n\ndef h():\n    g()\n', undefined], ['def f():\n    g()\n    # migfix: backfill t.a: x\n', undefined], ['def f():\n    if x:\n        g()\n        # migfix: backfill t.a: x\n    h()\n', undefined], ['# migfix: backfill t.a: x\ng()\n', 'g()'], ['def f():\r\n    # migfix: backfill t.a: x\r\n    g()\r\n', 'g()'],
  ])('%j', (code, expected) => expect(statement(code)).toBe(expected));
});

describe('the value that a mark asks for', () => {
  function filled(body: string, value: string): string | undefined {
    const code = `def f():\n    # migfix: backfill t.a: x\n    ${body}\n`;
    const [mark] = readMarks(code, parse(code));
    const stub = mark && stubOf(code, mark);
    return stub && `${stub.placeholder} | ${splice(code, 0, code.length, fillIn(code, mark, stub, value, readStyle(code, parse(code)))).replace(/^def f\(\):\n {4}/, '').trimEnd()}`;
  }

  it.each([
    [`c.execute(sa.text("UPDATE t SET a = 'temp' WHERE a = 'temp'"))`, 'lower(b)', `'temp' | c.execute(sa.text("UPDATE t SET a = lower(b) WHERE a = 'temp'"))`],
    [`c.execute(sa.text("UPDATE t SET a = '0' WHERE a IS NULL"))`, '1', `'0' | c.execute(sa.text("UPDATE t SET a = 1 WHERE a IS NULL"))`],
    [`c.execute(sa.text('UPDATE t SET a = 5'))`, "'x'", `5 | c.execute(sa.text("UPDATE t SET a = 'x'"))`],
    [`c.execute(sa.text("UPDATE t SET a = 5"))`, '"b"', `5 | c.execute(sa.text('UPDATE t SET a = "b"'))`],
    [`c.execute(sa.text("UPDATE t SET a = 5"))`, `"b" || 'c'`, String.raw`5 | c.execute(sa.text("UPDATE t SET a = \"b\" || 'c'"))`],
    [`c.execute(sa.text("UPDATE t SET a = 5"))`, "':x'", String.raw`5 | c.execute(sa.text("UPDATE t SET a = '\\:x'"))`], [`c.execute(sa.text("UPDATE t SET a = 5"))`, 'b::text', '5 | c.execute(sa.text("UPDATE t SET a = b::text"))'], [`c.execute(sa.text("UPDATE t SET a = 5"))`, "'12:30'", `5 | c.execute(sa.text("UPDATE t SET a = '12:30'"))`], [`c.execute(sa.text("UPDATE t SET a = 5"))`, "': '", `5 | c.execute(sa.text("UPDATE t SET a = ': '"))`],
    [String.raw`c.execute(sa.text("UPDATE t SET a = '\\:x' WHERE a = '\\:x'"))`, '1', String.raw`':x' | c.execute(sa.text("UPDATE t SET a = 1 WHERE a = '\\:x'"))`],
    [`c.execute(table.update().values({'a': sa.text('5')}))`, "'y'", `5 | c.execute(table.update().values({'a': sa.text("'y'")}))`],
    [`c.execute(table.update().where(x == 'z').values({'a': sa.text('5')}))`, '6', `5 | c.execute(table.update().where(x == 'z').values({'a': sa.text("6")}))`],
    [`c.execute(table.update().values({'a': '5'}))`, '6', undefined], [`c.execute(sa.text("DELETE FROM t"))`, '6', undefined], [`c.execute(sa.text("UPDATE t SET a"))`, '6', undefined], ['c.execute(x)', '6', undefined], [`c.execute(sa.text("  UPDATE t SET a = 5"))`, '6', undefined],
  ])('%s', (body, value, expected) => expect(filled(body, value)).toBe(expected));

  it('only where it is asked for', () => {
    const code = 'def f():\n    # migfix: downgrade t.a: x\n    c.execute(sa.text("UPDATE t SET a = 5"))\n';
    const [mark] = readMarks(code, parse(code));
    expect(mark && stubOf(code, mark)).toBeUndefined();
    expect(stubOf('', { kind: 'backfill' })).toBeUndefined();
  });

  it.each([['\n'], ['\r\n']])('takes the line of the mark with its end %j', (eol) => {
    const code = ['def f():', '    # migfix: backfill t.a: x', '    c.execute(sa.text("UPDATE t SET a = 5"))', ''].join(eol);
    const [mark] = readMarks(code, parse(code));
    const stub = mark && stubOf(code, mark);
    expect(mark && stub && splice(code, 0, code.length, fillIn(code, mark, stub, '6', readStyle(code, parse(code))))).toBe(['def f():', '    c.execute(sa.text("UPDATE t SET a = 6"))', ''].join(eol));
  });
});
