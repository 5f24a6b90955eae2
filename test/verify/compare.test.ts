import { describe, expect, it } from 'vitest';
import type { Emitted } from '../../src/verify/protocol.ts';
import { compare } from '../../src/verify/sql/compare.ts';

const sql = (...statements: readonly string[]): Emitted => ({ sql: statements, error: null, fault: null });
const ADD = 'ALTER TABLE t ADD COLUMN n INTEGER NOT NULL';
const ADD_WITH = "ALTER TABLE t ADD COLUMN n INTEGER DEFAULT '0' NOT NULL";
const UNIQUE = 'ALTER TABLE t ADD CONSTRAINT uq UNIQUE (n)';
const copyWith = (column: string): string => `CREATE TABLE _alembic_tmp_t ( id INTEGER NOT NULL, a TEXT, b TIMESTAMP DEFAULT now() NOT NULL, ${column}, PRIMARY KEY (id), CONSTRAINT uq UNIQUE (a, b) )`;
const COPY = 'INSERT INTO _alembic_tmp_t (id, a, b) SELECT t.id, t.a, t.b FROM t';
const FILL = "UPDATE t SET n = '0' WHERE n = '0'";

describe('what another database is told may differ', () => {
  it.each([
    ['by nothing', [ADD], [ADD]],
    ['by a placeholder', [ADD], [ADD_WITH]],
    ['by its backfill', [ADD], [ADD_WITH, FILL]],
    ['by a placeholder where the table is copied everywhere', [copyWith('n INTEGER NOT NULL'), COPY], [copyWith("n INTEGER DEFAULT '0' NOT NULL"), COPY]],
    ['by the word for a key that is dropped', ['ALTER TABLE t DROP CONSTRAINT t_a_fkey'], ['ALTER TABLE t DROP FOREIGN KEY t_a_fkey']],
    ['by a name', ['ALTER TABLE t ADD UNIQUE (a)'], ['ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a)']],
    ['by a UNIQUE that is dropped as a constraint', ['DROP INDEX uq'], ['ALTER TABLE t DROP CONSTRAINT uq']],
    ['by a UNIQUE that comes back as a constraint', ['CREATE UNIQUE INDEX uq ON t (a, b)'], ['ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a, b)']],
    ['by the name of the primary key that only MySQL calls PRIMARY', ['ALTER TABLE t DROP CONSTRAINT "PRIMARY"'], ['ALTER TABLE t DROP CONSTRAINT pk_t']],
    ['by a UNIQUE that waits for the backfill', [ADD, UNIQUE, FILL], [ADD_WITH, FILL, UNIQUE]],
    ['by NULLs filled before NOT NULL', ['ALTER TABLE t ALTER COLUMN a SET NOT NULL'], ["UPDATE t SET a = '' WHERE a IS NULL", 'ALTER TABLE t ALTER COLUMN a SET NOT NULL']],
    ['by NULLs filled before a rename to NOT NULL', ['ALTER TABLE t CHANGE a b TEXT NOT NULL'], ["UPDATE t SET a = '' WHERE a IS NULL", 'ALTER TABLE t CHANGE a b TEXT NOT NULL']],
    ['by NOT NULL in a statement of its own', [ADD], ['ALTER TABLE t ADD COLUMN n INTEGER', FILL, 'ALTER TABLE t ALTER COLUMN n SET NOT NULL']],
    ['by the placeholder taken away', [ADD], [ADD_WITH, FILL, 'ALTER TABLE t ALTER COLUMN n DROP DEFAULT']],
    ['by an index dropped before its column', ['ALTER TABLE t DROP COLUMN n'], ['DROP INDEX ix', 'ALTER TABLE t DROP COLUMN n']],
    ['by an index that comes back with its column', ['ALTER TABLE t ADD COLUMN n TEXT'], ['ALTER TABLE t ADD COLUMN n TEXT', 'CREATE INDEX ix ON t (n)']],
    ['by the order of a new table’s indexes', ['CREATE TABLE t (a INTEGER, b INTEGER)', 'CREATE INDEX b ON t (b)', 'CREATE UNIQUE INDEX a ON t (a)'], ['CREATE TABLE t (a INTEGER, b INTEGER)', 'CREATE UNIQUE INDEX a ON t (a)', 'CREATE INDEX b ON t (b)']],
    ['by the words of a Boolean’s default', ["CREATE TABLE t (a BOOLEAN DEFAULT 'f', b TEXT DEFAULT 'x', c BOOLEAN DEFAULT 'on')"], ["CREATE TABLE t (a BOOLEAN DEFAULT false, b TEXT DEFAULT 'x', c BOOLEAN DEFAULT true)"]],
    ['by what MySQL is told that stays', ['ALTER TABLE t MODIFY a TEXT NULL'], ["ALTER TABLE t MODIFY a TEXT NOT NULL DEFAULT 'x'"]],
    ['by what MySQL is told that stays in a rename', ['ALTER TABLE t CHANGE a b TEXT NULL'], ['ALTER TABLE t CHANGE a b TEXT NOT NULL']],
    ['by what SQL Server is told that stays', ['ALTER TABLE t ALTER COLUMN a VARCHAR(9)'], ['ALTER TABLE t ALTER COLUMN a VARCHAR(9) NOT NULL']],
  ])('%s', (_what, before, after) => {
    expect(compare(sql(...before), sql(...after), 'postgresql').failures).toEqual([]);
  });
});

describe('what another database is told must not differ', () => {
  it.each([
    ['by a statement that is gone', [ADD, FILL], [ADD]],
    ['by a statement that came', [ADD], [ADD, 'DROP TABLE u']],
    ['by a default of a column that is copied', [copyWith('n INTEGER NOT NULL'), COPY], [copyWith('n INTEGER NOT NULL').replace('a TEXT', "a TEXT DEFAULT 'x'"), COPY]],
    ['by the key that is dropped', ['ALTER TABLE t DROP CONSTRAINT t_a_fkey'], ['ALTER TABLE t DROP FOREIGN KEY t_b_fkey']],
    ['by a text that would be a Boolean’s default', ["CREATE TABLE t (a TEXT DEFAULT 'no')"], ["CREATE TABLE t (a TEXT DEFAULT 'f')"]],
    ['by a Boolean’s default that is another', ["CREATE TABLE t (a BOOLEAN DEFAULT 'f')"], ['CREATE TABLE t (a BOOLEAN DEFAULT true)']],
    ['by another value in an INSERT', ["INSERT INTO t VALUES ('a', '2026-01-02 03:04:05')"], ["INSERT INTO t VALUES ('b', '2026-01-02 03:04:06')"]],
    ['by a default that is another time', ["ALTER TABLE t ALTER COLUMN a SET DEFAULT '2026-01-02 03:04:05'"], ["ALTER TABLE t ALTER COLUMN a SET DEFAULT '2027-01-02 03:04:05'"]],
    ['by an UPDATE of another column', [ADD], [ADD_WITH, 'UPDATE t SET b = 1']],
    ['by an UPDATE of NULLs that may stay', [ADD], [ADD_WITH, "UPDATE t SET b = '' WHERE b IS NULL"]],
    ['by another default', [ADD_WITH], ["ALTER TABLE t ADD COLUMN n INTEGER DEFAULT '1' NOT NULL"]],
    ['by a default that is gone', [ADD_WITH], [ADD]],
    ['by an index that becomes a constraint', ['CREATE INDEX uq ON t (a)'], ['ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a)']],
    ['by the columns of a UNIQUE that comes back', ['CREATE UNIQUE INDEX uq ON t (a)'], ['ALTER TABLE t ADD CONSTRAINT uq UNIQUE (b)']],
    ['by the drop of another UNIQUE', ['DROP INDEX uq'], ['ALTER TABLE t DROP CONSTRAINT uq2']],
    ['by the name of a constraint that is dropped', ['ALTER TABLE t DROP CONSTRAINT uq'], ['ALTER TABLE t DROP CONSTRAINT pk_t']],
    ['by another name', [UNIQUE], ['ALTER TABLE t ADD CONSTRAINT uq2 UNIQUE (n)']],
    ['by a name that is gone', [UNIQUE], ['ALTER TABLE t ADD UNIQUE (n)']],
    ['by a DROP in front of an UPDATE', [ADD, FILL, 'ALTER TABLE t DROP COLUMN a'], [ADD, 'ALTER TABLE t DROP COLUMN a', FILL]],
    ['by a UNIQUE that no longer waits', [ADD, FILL, UNIQUE], [ADD, UNIQUE, FILL]],
    ['by a default of an existing column', ['ALTER TABLE t ALTER COLUMN a SET NOT NULL'], ["ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'", 'ALTER TABLE t ALTER COLUMN a SET NOT NULL']],
    ['by an index that nobody asked for', ['ALTER TABLE t ADD COLUMN n TEXT'], ['ALTER TABLE t ADD COLUMN n TEXT', 'CREATE INDEX ix ON t (a)']],
    ['by a default of MySQL that is gone', ["ALTER TABLE t MODIFY a TEXT NULL DEFAULT 'x'"], ['ALTER TABLE t MODIFY a TEXT NOT NULL']],
    ['by another type', ['ALTER TABLE t MODIFY a TEXT NULL'], ['ALTER TABLE t MODIFY a VARCHAR(9) NOT NULL']],
    ['by NULL for NOT NULL', ['ALTER TABLE t MODIFY a INTEGER NOT NULL'], ['ALTER TABLE t MODIFY a INTEGER NULL']],
    ['by the order of indexes on a table that was there', ['CREATE INDEX b ON t (b)', 'CREATE INDEX a ON t (a)'], ['CREATE INDEX a ON t (a)', 'CREATE INDEX b ON t (b)']],
    ['by an index dropped behind its column', ['ALTER TABLE t DROP COLUMN n'], ['ALTER TABLE t DROP COLUMN n', 'DROP INDEX ix']],
  ])('%s', (_what, before, after) => {
    expect(compare(sql(...before), sql(...after), 'postgresql').failures).not.toEqual([]);
  });

  it('by an error', () => {
    expect(compare(sql(ADD), { ...sql(), error: 'boom' }, 'mysql').failures).toEqual(['it fails: boom']);
  });
});

describe('an identifier and a time that each run makes anew', () => {
  const row = (id: string, time: string): Emitted => sql(`INSERT INTO t VALUES ('${id}-9d34-4b7a-8c11-5a6b7c8d9e0f', '2026-01-02 03:04:05.${time}')`);

  it('may differ where they differ between two runs of the original', () => {
    expect(compare(row('0f5c2a1e', '678'), row('7b1d6c5a', '901'), 'postgresql', row('11d6c5a2', '955'))).toMatchObject({ failures: [], declared: [expect.stringContaining('each run')] });
  });

  it('may where it could be taken for a backfill', () => {
    const update = (second: number): Emitted => sql('ALTER TABLE t ADD COLUMN c TIMESTAMP', `UPDATE t SET c='2026-01-02 03:04:0${second}'`);
    expect(compare(update(1), update(2), 'postgresql', update(3)).failures).toEqual([]);
    const seconds = (part: number): Emitted => sql(`UPDATE t SET c=1795764687.38119${part}`);
    expect(compare(seconds(1), seconds(2), 'mysql', seconds(3)).failures).toEqual([]);
  });

  it('must not where the author wrote them', () => {
    expect(compare(row('0f5c2a1e', '678'), row('0f5c2a1e', '901'), 'postgresql', row('0f5c2a1e', '678')).failures).toHaveLength(2);
  });
});

it('says that it did not compare where the original fails', () => {
  const found = compare({ ...sql(ADD), error: 'boom' }, sql(ADD_WITH, FILL), 'mysql');
  expect(found).toMatchObject({ same: false, failures: [], notCompared: 'boom' });
  expect(compare({ ...sql(ADD), error: 'boom' }, sql(FILL), 'mysql').failures).toEqual([`no longer: ${ADD}`]);
});

it('says the same where the rewrite comes further and then fails of something else', () => {
  const before = { ...sql(ADD), error: 'boom' };
  expect(compare(before, { ...sql(ADD_WITH, FILL), error: 'bang' }, 'mysql')).toMatchObject({ failures: [], notCompared: 'boom' });
  expect(compare(before, { ...sql(), error: 'bang' }, 'mysql').failures).toEqual([`no longer: ${ADD}`]);
});

it('lets a block that the same fault stops take along what waits in it', () => {
  const before = { ...sql(FILL, ADD, UNIQUE), error: 'boom' };
  expect(compare(before, { ...sql(FILL), error: 'boom' }, 'mysql')).toMatchObject({ failures: [], notCompared: 'boom' });
  expect(compare(before, { ...sql(ADD), error: 'boom' }, 'mysql').failures).toEqual([`no longer: ${FILL}`]);
});

it('does not hold PostgreSQL’s own SQL against other databases', () => {
  const own = sql('ALTER TABLE t ALTER COLUMN a SET NOT NULL');
  expect(compare(own, sql('ALTER TABLE t MODIFY a NOT NULL'), 'oracle').notCompared).toContain("not this database's SQL");
  expect(compare(own, sql(), 'postgresql').failures).not.toEqual([]);
});

it('takes for chance what two runs of the original write differently, in a default too, and nothing else', () => {
  const add = (time: string): string => `ALTER TABLE t ADD COLUMN at TIMESTAMP DEFAULT '${time}'`;
  const [first, second, third] = [add('2026-01-02 03:04:05.1'), add('2026-01-02 03:04:05.2'), add('2026-01-02 03:04:05.3')];
  expect(compare(sql(first), sql(third), 'postgresql', sql(second)).failures).toEqual([]);
  expect(compare(sql(first), sql(third), 'postgresql', sql(first)).failures).not.toEqual([]);
});
