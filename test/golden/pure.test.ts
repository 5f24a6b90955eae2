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

/** Blanks, quotes and near misses; here blanks at the ends count. */
const ODD_SQL = [
  'ALTER\n TABLE\tt\n  DROP\n COLUMN\n a', '  ALTER TABLE t DROP a  ', 'ALTER TABLEt DROP a', 'XALTER TABLE t DROP a', 'ALTER TABLE IFEXISTS t DROP a', 'ALTER TABLE IF  EXISTS  ONLY  t  DROP  a', 'ALTER TABLE ONLY t DROP a', 'ALTER TABLE only', 'ALTER TABLE t', 'ALTER TABLE "t x" DROP "a b"', 'ALTER TABLE [t x] DROP `a b`', 'ALTER TABLE "s"."t" DROP A', 'ALTER TABLE S.T DROP "A"', 'ALTER TABLE 9t DROP a', 'ALTER TABLE t DROP COLUMN IF EXISTS a CASCADE',
  'ALTER TABLE t ALTER COLUMN a SET  NOT\n NULL ', 'ALTER TABLE t ALTER a SETNOT NULL', 'ALTER TABLE t ALTER a SET NOTNULL', 'ALTER TABLE t ALTER a SET NOT NULL x', 'ALTER TABLE t ALTER a x SET NOT NULL', 'ALTER TABLE t ALTER COLUMN a DROP  NOT  NULL', 'ALTER TABLE t ALTER COLUMN a DROP NOT NULL x', 'ALTER TABLE t ALTER COLUMN a DROPNOT NULL', 'ALTER TABLE t ALTER COLUMN a DROP NOTNULL', 'ALTER TABLE t ALTER COLUMN a DROP  DEFAULT ', 'ALTER TABLE t ALTER COLUMN a DROPDEFAULT', 'ALTER TABLE t ALTER COLUMN a DROP DEFAULT x', 'ALTER TABLE t ALTER COLUMN a x DROP DEFAULT', 'ALTER TABLE t ALTER COLUMN a DROP IDENTITY',
  'ALTER TABLE t RENAME TO "U v"', 'ALTER TABLE t RENAME COLUMN "A" TO b', 'ALTER TABLE t RENAME CONSTRAINT a TO b', 'ALTER TABLE t RENAME INDEX a TO b', 'ALTER TABLE t RENAME', 'ALTER TABLE t DROP PRIMARY KEY', 'ALTER TABLE t DROP primarykey', 'ALTER TABLE t DROP FOREIGN KEY fk', 'ALTER TABLE t DROP INDEX i', 'ALTER TABLE t DROP KEY i', 'ALTER TABLE t DROP CHECK c', 'ALTER TABLE t DROP keyring', 'ALTER TABLE t DROP COLUMN index_no', 'ALTER TABLE t DROP monkey',
  'ALTER TABLE t ADD UNIQUE (a)', 'ALTER TABLE t ADD PRIMARY KEY (a)', 'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u', 'ALTER TABLE t ADD CHECK (a > 0)', 'ALTER TABLE t ADD INDEX i (a)', 'ALTER TABLE t ADD KEY i (a)', 'ALTER TABLE t ADD CONSTRAINT', 'ALTER TABLE t ADD uniqueness int', 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int', 'ALTER TABLE t ADD keys int', 'ALTER TABLE t ADD recheck int',
  'ALTER TABLE t ADD CONSTRAINT c unique(a)', 'ALTER TABLE t ADD CONSTRAINT c  UNIQUE  ( a , "B" )', 'ALTER TABLE t ADD CONSTRAINT c UNIQUE (lower(a))', 'ALTER TABLE t ADD CONSTRAINT c UNIQUE NULLS NOT DISTINCT (a)', 'ALTER TABLE t ADD CONSTRAINT c UNIQUES (a)', 'ALTER TABLE t ADD CONSTRAINT c constructor (a)', 'ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2))', 'ALTER TABLE t ADD CONSTRAINT c', 'ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY(a)REFERENCES u(b)', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES "U"', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES s . u (b)', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a)  REFERENCES  u  ( b )  ON  DELETE  SET  NULL',
  'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u ON DELETE SET  DEFAULT', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u ON DELETE NO  ACTION', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u on delete restrict', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u ON DELETE NOTHING', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u ON UPDATE CASCADE', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u ONDELETE CASCADE', 'ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCESu',
  "ALTER TABLE t ADD a int DEFAULT (1, 2), DROP b", "ALTER TABLE t ADD a text DEFAULT 'x, ''y', DROP b", 'ALTER TABLE t ADD "a, b" int, DROP b', 'ALTER TABLE t ADD a text DEFAULT $$x, y$$, DROP b', 'ALTER TABLE t -- why, not\n DROP a, DROP b', 'ALTER TABLE t DROP a -- x;\n, DROP b', "ALTER TABLE t DROP a; DROP TABLE u", "ALTER TABLE t ADD a text DEFAULT ';'; DROP TABLE u", 'ALTER TABLE t ADD a int DEFAULT (1));, DROP b',
  'CREATE  TABLE\nt (a int)', 'CREATE TEMP TABLE t (a int)', 'CREATE UNLOGGED TABLE IF NOT EXISTS "T" (a int)', 'CREATE GLOBAL TABLE t (a int)', 'CREATE TABLES t', 'DROP TABLE t,u , "V w"', 'DROP TABLE t CASCADE, u', 'DROP  TABLE  IF  EXISTS  t', 'DROP TABLES t', 'UNDROP TABLE t',
  'CREATE  UNIQUE  INDEX  i  ON  t(a)', ' create unique index i on t (a)', 'CREATE INDEX i ON t ( a , b )', 'CREATE INDEX i ON t (a) WHERE a > (1)', 'CREATE INDEX i ON t (a)WHERE a', 'CREATE INDEX i ON t (a) ;', 'CREATE INDEX i ON t (a) TABLESPACE x', 'CREATE INDEX i ON t USING gin (a)', 'CREATE INDEX i ON t ((a || b))', 'CREATE INDEX i ON t', 'CREATE INDEX i ON t (a', 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a DESC, b)', 'CREATE XUNIQUE INDEX i ON t (a)', 'CREATE INDEX "I" ON "T" ("A")',
  'DROP INDEX i,j', 'DROP  INDEX  CONCURRENTLY  i', 'DROP INDEX s.i', 'DROP INDEXES i', 'CREATE TRIGGER g AFTER UPDATE OF a, b ON t FOR EACH ROW BEGIN UPDATE u SET x = 1; DROP TABLE y; END', 'CREATE TEMP TRIGGER IF NOT EXISTS "G" INSTEAD OF INSERT  ON  v BEGIN SELECT 1; END', 'CREATE TRIGGER "G h" AFTER INSERT ON t', 'CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t', 'CREATE TRIGGER g', 'DROP TRIGGER IF EXISTS "G" ON t', 'DROP TRIGGERS g', 'CREATE TRIGGER a AFTER INSERT ON t EXECUTE f(); CREATE TRIGGER b AFTER INSERT ON u BEGIN SELECT 1; END',
  'CREATE OR REPLACE TEMPORARY RECURSIVE VIEW v AS SELECT 1', 'CREATE VIEW IF NOT EXISTS v(a) AS SELECT 1', 'CREATE MATERIALIZED  VIEW v AS SELECT 1', 'CREATE VIEWS v', 'DROP  MATERIALIZED  VIEW  v', 'DROP VIEW v,w CASCADE', 'DROP VIEWS v',
  'CREATE TYPE t AS ENUM ()', 'ALTER TYPE  t', 'DROP FUNCTION t', 'CREATE OR  REPLACE  FUNCTION t()', 'ALTER SEQUENCE t_id_seq RESTART', 'ALTER', 'DROP', 'ALTER t', 'SELECT ALTER', 'ALTERNATE t', 'DO $$ DROP TABLE t $$', 'UPDATE t SET a = \'it\'\'s a DROP TABLE u\'', 'UPDATE t SET a = 1; ALTER TABLE t SWIZZLE', 'WITH x AS (SELECT 1) DELETE FROM t WHERE a = \'ALTER\'', 'MERGE INTO t USING u ON DROP', '  insert into t select \'CREATE\'',
  'DROP TABLE  IF  EXISTS  "_alembic_tmp_t"', 'DROP TABLE `_alembic_tmp_t`', 'DROP TABLE my_alembic_tmp_t', ' DROP TABLE _ALEMBIC_TMP_t', 'X DROP TABLE _alembic_tmp_t',
  'DROP TABLE \u0001', 'DROP TABLE IF EXISTS \u0001', 'DROP TABLE "\u0001"', 'DROP TABLE `\u0001', 'DROP TABLE x_\u0001', 'ALTER TABLE  ONLY  \u0001 DROP a', 'CREATE TABLE IF NOT EXISTS \u0001 (a int)', 'CREATE INDEX CONCURRENTLY \u0001 ON t (a)', 'CREATE UNIQUE  INDEX \u0001 ON t (a)', 'DROP INDEX \u0001', 'ALTER INDEX  \u0001 RENAME TO x', 'DROP TYPE \u0001', 'CREATE TYPE \u0001', 'DROP VIEW \u0001', 'ALTER SEQUENCE \u0001', 'DROP SCHEMA \u0001', 'CREATE TABLE t AS SELECT * FROM \u0001', 'UPDATE \u0001 SET a = 1', '\u0001', 'ALTER \u0001', 'RENAME TABLE \u0001 TO x', 'ALTER TABLE t ADD COLUMN \u0001 int', 'ALTER TABLE t DROP "x \u0001"', 'ALTER TABLE DATABASE \u0001', 'CREATE TABLEX \u0001', 'DROP TABLE\u0001',
];

const ELEMENTS = ['a', 'a ASC', '"a b" DESC', '[a] desc', '`a`, b', 'a NULLS FIRST', 'a DESC NULLS LAST', 'a COLLATE "C"', 'lower(a)', "a || ','", 'a opclass', '(a)', 'a, lower(b) DESC', ''];

const TYPES = `
  sa.String() sa.String(3) sa.String(4) sa.String(length=2) sa.Unicode sa.VARCHAR(200) sa.NVARCHAR(1) sa.CHAR() sa.Text() sa.UnicodeText sa.TEXT() sqlmodel.sql.sqltypes.AutoString() sa.CLOB mysql.MEDIUMTEXT() mysql.LONGTEXT() postgresql.CITEXT()
  sa.Integer() sa.BigInteger sa.SmallInteger() sa.INT() mysql.TINYINT(1) mysql.MEDIUMINT() sa.Float() sa.Double() sa.DOUBLE_PRECISION() sa.REAL sa.Numeric(10,2) sa.DECIMAL()
  sa.Boolean() sa.BOOLEAN() sa.DateTime() sa.DATETIME sa.TIMESTAMP(timezone=True) sa.Date() sa.Time() sa.JSON() postgresql.JSONB() sa.Uuid() sa.UUID() postgresql.UUID(as_uuid=True)
  sa.Enum('b','a') sa.Enum("it's") sa.Enum() sa.LargeBinary() sa.BLOB() sa.Interval() sa.PickleType() sa.ARRAY(sa.Integer()) postgresql.HSTORE() postgresql.INET() Mine() my.Money() my.Other() named twice sa.Integer().with_variant(sa.Text(),'mysql')
`;

const VALUES = ['True', 'False', 'sa.true()', 'sa.false()', "'x'", '5', '-1.5', '1', '0', '1e3', 'None', 'f()', '[]'];

const readings = (sql: string): string =>
  `${sql}\n${readDdl(sql).map((effect) => `    ${JSON.stringify(effect, (_, value: unknown) => (value !== null && typeof value === 'object' && 'names' in value && 'node' in value ? '…' : value))}\n`).join('')}`;

it('SQL', async () => {
  await expect(lines(SQL).map(readings).join('')).toMatchFileSnapshot('pinned/pure/sql.txt');
  await expect(ODD_SQL.map(readings).join('')).toMatchFileSnapshot('pinned/pure/odd-sql.txt');
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
