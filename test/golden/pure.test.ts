/** Readings of SQL, types and names that are pinned word by word. */
import { expect, it } from 'vitest';
import { lossOfElements } from '../../src/core/index-elements.ts';
import { literalDefault, placeholderFor } from '../../src/core/column-types.ts';
import { argumentsOf } from '../../src/core/python.ts';
import { readDdl } from '../../src/core/read-ddl.ts';
import { readNames } from '../../src/core/scopes.ts';
import { nodesOf } from '../../src/core/tree.ts';
import { parse } from '../fixtures.ts';

const lines = (text: string): readonly string[] => text.trim().split('\n').map((line) => line.trim());

const SQL = `
  CREATE TABLE t (id int)
  create table if not exists "a b" ("x y" varchar(10), constraint c unique (id), primary key (id))
  CREATE TEMPORARY TABLE t (id int)
  CREATE TABLE s.t AS SELECT 1
  DROP TABLE t
  drop table if exists t, "u", s.v cascade
  DROP TABLE IF EXISTS _alembic_tmp_t
  ALTER TABLE t RENAME TO u
  ALTER TABLE IF EXISTS ONLY t RENAME COLUMN a TO b
  ALTER TABLE t RENAME a TO b
  ALTER TABLE t RENAME CONSTRAINT a TO b
  ALTER TABLE t ADD COLUMN a INTEGER NOT NULL DEFAULT 5 CHECK (a > 0)
  ALTER TABLE t ADD a numeric(10, 2) DEFAULT 'x,y', ADD COLUMN b text
  ALTER TABLE t ADD COLUMN a int REFERENCES u (id) ON DELETE CASCADE
  ALTER TABLE t ADD COLUMN a serial PRIMARY KEY UNIQUE
  ALTER TABLE t ADD COLUMN a int GENERATED ALWAYS AS (b + 1) STORED
  ALTER TABLE t DROP COLUMN a, DROP b
  ALTER TABLE t DROP COLUMN IF EXISTS "a" RESTRICT
  ALTER TABLE t ALTER COLUMN a SET NOT NULL
  ALTER TABLE t ALTER a DROP NOT NULL
  ALTER TABLE t ALTER COLUMN a SET DEFAULT now(), ALTER COLUMN b DROP DEFAULT
  ALTER TABLE t ALTER COLUMN a TYPE varchar(20) USING a::varchar
  ALTER TABLE t ALTER COLUMN a SET DATA TYPE int
  ALTER TABLE t ALTER COLUMN a SET STATISTICS 100
  ALTER TABLE t MODIFY a int NOT NULL
  ALTER TABLE t CHANGE COLUMN a b int
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID
  ALTER TABLE t ADD CONSTRAINT c UNIQUE (a, "b")
  ALTER TABLE t ADD UNIQUE (a)
  ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a)
  ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a, b) REFERENCES s.u (c, d) ON UPDATE CASCADE ON DELETE SET NULL
  ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u
  ALTER TABLE t ADD CONSTRAINT c EXCLUDE USING gist (a WITH =)
  ALTER TABLE t ADD CONSTRAINT c UNIQUE USING INDEX i
  ALTER TABLE t DROP CONSTRAINT c
  ALTER TABLE t DROP CONSTRAINT IF EXISTS "c d" CASCADE
  ALTER TABLE t DROP FOREIGN KEY c
  ALTER TABLE t DROP INDEX i
  ALTER TABLE t DROP PRIMARY KEY
  ALTER TABLE t ADD INDEX i (a)
  ALTER TABLE t ENABLE ROW LEVEL SECURITY
  ALTER TABLE t OWNER TO me
  ALTER TABLE t VALIDATE CONSTRAINT c
  ALTER TABLE t SWIZZLE a
  ALTER INDEX i RENAME TO j
  CREATE INDEX i ON t (a)
  CREATE UNIQUE INDEX IF NOT EXISTS i ON ONLY t USING btree (a ASC, b)
  CREATE INDEX CONCURRENTLY i ON s.t (a DESC)
  CREATE INDEX i ON t (lower(a), b)
  CREATE INDEX i ON t (a COLLATE nocase) WHERE b IS NULL
  CREATE INDEX i ON t (a) INCLUDE (b)
  CREATE INDEX ON t (a)
  DROP INDEX i
  DROP INDEX CONCURRENTLY IF EXISTS i, "j k" CASCADE
  DROP INDEX i ON t
  CREATE VIEW v AS SELECT a FROM t
  CREATE OR REPLACE TEMP VIEW v AS SELECT 1
  CREATE MATERIALIZED VIEW v AS SELECT 1
  DROP VIEW IF EXISTS v CASCADE
  CREATE TRIGGER g AFTER INSERT ON t BEGIN DROP TABLE x; END
  CREATE OR REPLACE TRIGGER g BEFORE UPDATE OF a ON "t" EXECUTE FUNCTION f()
  DROP TRIGGER IF EXISTS g ON t
  CREATE FUNCTION f() RETURNS int AS $$ DROP TABLE t $$
  CREATE TYPE e AS ENUM ('a')
  ALTER TYPE e ADD VALUE 'b'
  DROP SEQUENCE s
  CREATE SCHEMA x
  RENAME TABLE t TO u
  TRUNCATE TABLE t
  UPDATE t SET a = 'ALTER TABLE t DROP a'
  INSERT INTO t SELECT 'DROP TABLE t'
  DELETE FROM t
  SELECT 1; DROP TABLE t; ; CREATE INDEX i ON t (a)
  -- DROP TABLE t
  /* ALTER TABLE t DROP a */ SELECT 1
  DO $$ BEGIN ALTER TABLE t DROP COLUMN a; END $$
  COMMENT ON COLUMN t.a IS 'x'
  DROP
  ALTER
`;

const ELEMENTS = ['a', 'a ASC', '"a b" DESC', '[a] desc', '`a`, b', 'a NULLS FIRST', 'a DESC NULLS LAST', 'a COLLATE "C"', 'lower(a)', "a || ','", 'a opclass', '(a)', 'a, lower(b) DESC', ''];

const TYPES = `
  sa.String() sa.String(3) sa.String(4) sa.String(length=2) sa.Unicode sa.VARCHAR(200) sa.NVARCHAR(1) sa.CHAR() sa.Text() sa.UnicodeText sa.TEXT() sqlmodel.sql.sqltypes.AutoString() sa.CLOB mysql.MEDIUMTEXT() mysql.LONGTEXT() postgresql.CITEXT()
  sa.Integer() sa.BigInteger sa.SmallInteger() sa.INT() mysql.TINYINT(1) mysql.MEDIUMINT() sa.Float() sa.Double() sa.DOUBLE_PRECISION() sa.REAL sa.Numeric(10,2) sa.DECIMAL()
  sa.Boolean() sa.BOOLEAN() sa.DateTime() sa.DATETIME sa.TIMESTAMP(timezone=True) sa.Date() sa.Time() sa.JSON() postgresql.JSONB() sa.Uuid() sa.UUID() postgresql.UUID(as_uuid=True)
  sa.Enum('b','a') sa.Enum("it's") sa.Enum() sa.LargeBinary() sa.BLOB() sa.Interval() sa.PickleType() sa.ARRAY(sa.Integer()) postgresql.HSTORE() postgresql.INET() Mine() my.Money() my.Other() named twice sa.Integer().with_variant(sa.Text(),'mysql')
`;

const VALUES = ['True', 'False', 'sa.true()', 'sa.false()', "'x'", '5', '-1.5', '1', '0', '1e3', 'None', 'f()', '[]'];

it('SQL', async () => {
  await expect(lines(SQL).map((sql) => `${sql}\n${readDdl(sql).map((effect) => `    ${JSON.stringify(effect, (_, value: unknown) => (value !== null && typeof value === 'object' && 'names' in value && 'node' in value ? '…' : value))}\n`).join('')}`).join('')).toMatchFileSnapshot('pinned/pure/sql.txt');
});

it('elements of indexes', () => {
  expect(ELEMENTS.map((sql) => `${sql}: ${lossOfElements(sql)}`)).toEqual([
    'a: undefined', 'a ASC: undefined', '"a b" DESC: DESC', '[a] desc: DESC', '`a`, b: undefined', 'a NULLS FIRST: undefined', 'a DESC NULLS LAST: DESC', 'a COLLATE "C": COLLATE', 'lower(a): expression', "a || ',': expression", 'a opclass: expression',
    '(a): expression', 'a, lower(b) DESC: expression', ': expression',
  ]);
});

it('types, with the placeholder of each and what becomes of a default', async () => {
  const types = TYPES.trim().split(/\s+/);
  const code = `import sqlalchemy as sa\nimport sqlmodel\nimport my\nfrom sqlalchemy.dialects import mysql, postgresql\nfrom my.types import Mine\nnamed = sa.Enum('z', name='n')\ntwice = sa.Integer()\ntwice = sa.Text()\nf(${[...types, ...VALUES].join(', ')})\n`;
  const root = parse(code);
  const names = readNames(code, root, parse);
  const call = nodesOf(root, 'call').find((node) => code.slice(node.start, node.start + 2) === 'f(');
  const all = call ? argumentsOf(call) : [];
  expect(all).toHaveLength(types.length + VALUES.length);
  const own = { 'my.Money': '7.5', 'my.types.Mine': 'mine' };
  const told = types.map((type, at) => {
    const given = placeholderFor(names, all[at], own);
    const defaults = VALUES.flatMap((_, n) => literalDefault(names, all[types.length + n], all[at]) ?? []);
    return `${type}: ${given ? `'${given.value}'${given.comparable ? '' : ', not comparable'}${given.mysql ? '' : ', not on MySQL'}` : 'none'}; ${defaults.join(' ')}\n`;
  });
  await expect(told.join('')).toMatchFileSnapshot('pinned/pure/types.txt');
});
