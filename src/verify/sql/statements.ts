/** What a statement of another database is about, read by its shape. The SQL is Alembic's own output, or what a migration wrote by hand. */

export const normal = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

/**
 * Statements with the indexes of each new table sorted: SQLAlchemy keeps those of `create_table` in a set, so that in
 * which order they follow is chance.
 */
export function settled(statements: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < statements.length; ) {
    let end = at + 1;
    if (/^CREATE TABLE\b/i.test(statements[at]!)) while (end < statements.length && CREATES_INDEX.test(statements[end]!)) end++;
    result.push(statements[at]!, ...statements.slice(at + 1, end).sort());
    at = end;
  }
  return result;
}

/** Without what each run makes anew: identifiers of `uuid4()` and the time of day, also as seconds since 1970. */
export const withoutChance = (sql: string): string =>
  sql.replace(/\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi, '…').replace(/\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?|\b\d{10}\.\d+\b/g, '…');

/** A name in any dialect's quotes, without them. */
const NAME = String.raw`(?:"(?:[^"]|"")+"|\`[^\`]+\`|\[[^\]]+\]|[\w$.]+)`;
const plain = (name: string): string => name.replace(/["`[\]]/g, '').toLowerCase();

export const isData = (sql: string): boolean => /^(?:UPDATE|INSERT|DELETE|MERGE|WITH)\b/i.test(sql);

const CREATES_INDEX = /^CREATE (?:UNIQUE )?INDEX\b/i;

/** Behind the first place of one thing, does another come? One pattern for both would look through the rest from every place of the first. */
const comesBehind = (sql: string, first: RegExp, then: RegExp): boolean => {
  const at = sql.search(first);
  return at >= 0 && then.test(sql.slice(at));
};

const ALTERS = /^ALTER TABLE /i;
const ADDS_CONSTRAINT = /^ALTER TABLE .* ADD (?:CONSTRAINT \S+ )?(?:UNIQUE|CHECK|FOREIGN KEY|PRIMARY KEY)\b/i;

const makesNotNull = (sql: string): boolean =>
  ALTERS.test(sql) && (/ SET NOT NULL$/i.test(sql) || comesBehind(sql, / (?:MODIFY|ALTER COLUMN|CHANGE) /i, /NOT NULL/i));

/** A constraint or index looks at the rows that are there: it may come later than they are filled, never earlier. */
export const readsRows = (sql: string): boolean => ADDS_CONSTRAINT.test(sql) || CREATES_INDEX.test(sql) || makesNotNull(sql);

/** The table that it changes, where its shape says so. */
export function tableOf(sql: string): string | undefined {
  const found =
    new RegExp(`^ALTER TABLE (${NAME})`, 'i').exec(sql) ??
    new RegExp(`^CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?${NAME} ON (${NAME})`, 'i').exec(sql) ??
    new RegExp(`^(?:UPDATE|INSERT INTO|DELETE FROM) (${NAME})`, 'i').exec(sql);
  return found?.[1] === undefined ? undefined : plain(found[1]);
}

export const addsColumn = (sql: string): string | undefined => {
  const found = new RegExp(`^ALTER TABLE ${NAME} ADD (?:COLUMN )?(?!CONSTRAINT\\b|UNIQUE\\b|CHECK\\b|FOREIGN\\b|PRIMARY\\b|DEFAULT\\b)(${NAME}) `, 'i').exec(sql);
  return found?.[1] === undefined ? undefined : plain(found[1]);
};

export const dropsColumn = (sql: string): boolean => /^ALTER TABLE .* DROP COLUMN\b/i.test(sql) || /^declare @const_name/i.test(sql);

/** MODIFY and CHANGE of MySQL, ALTER COLUMN with a type of SQL Server. */
export const writesWhole = (sql: string): boolean => /^ALTER TABLE .* (?:MODIFY|CHANGE) /i.test(sql) || new RegExp(`^ALTER TABLE ${NAME} ALTER COLUMN ${NAME} (?!SET\\b|DROP\\b|TYPE\\b)`, 'i').test(sql);

/** Is a column in the list of an index? */
export const namesColumn = (sql: string, column: string | undefined): boolean =>
  column !== undefined && (/\(([^()]*)\)/.exec(sql)?.[1] ?? '').split(',').some((name) => plain(name.trim()) === column);

/** The column that becomes NOT NULL by a statement of its own, under the name that it has until then. */
export function setsNotNull(sql: string): string | undefined {
  const found =
    new RegExp(`^ALTER TABLE ${NAME} ALTER COLUMN (${NAME}) SET NOT NULL$`, 'i').exec(sql) ??
    new RegExp(`^ALTER TABLE ${NAME} (?:MODIFY|ALTER COLUMN|CHANGE) (${NAME})(?= ).* NOT NULL`, 'i').exec(sql);
  return found?.[1] === undefined ? undefined : plain(found[1]);
}

/** `UPDATE t SET c = …`: one column, and the condition. */
export function fill(sql: string): { readonly table: string; readonly column: string; readonly where: string } | undefined {
  const found = new RegExp(`^UPDATE (${NAME}) SET (${NAME}) ?= ?(.*)$`, 'is').exec(sql);
  if (!found) return undefined;
  const [, table = '', column = '', rest = ''] = found;
  return { table: plain(table), column: plain(column), where: / WHERE (.*)$/is.exec(rest)?.[1] ?? '' };
}

export const dropsDefault = (sql: string): string | undefined => {
  const found =
    new RegExp(`^ALTER TABLE ${NAME} ALTER (?:COLUMN )?(${NAME}) DROP DEFAULT$`, 'i').exec(sql) ??
    new RegExp(`^ALTER TABLE ${NAME} MODIFY (${NAME}) DEFAULT NULL$`, 'i').exec(sql);
  return found?.[1] === undefined ? undefined : plain(found[1]);
};

/** What is not closed goes on to the end: else each of many would look there for its end. */
const TEXT = String.raw`'(?:[^']|'')*(?:'|$)`;
const DEFAULT = new RegExp(String.raw` DEFAULT (?:${TEXT}|\((?:${TEXT}|[^')])*(?:\)|$)|[\w.]+(?:\(\))?)`, 'gi');

export const defaultsOf = (sql: string): readonly string[] => sql.match(DEFAULT) ?? [];
export const withoutDefault = (sql: string): string => sql.replace(DEFAULT, '');
export const withoutNotNull = (sql: string): string => sql.replace(/ NOT NULL\b| NULL\b/g, '');
const NAMED = /\bCONSTRAINT ("[^"]+"|`[^`]+`|\[[^\][]+\]|\S+) /g;
export const withoutName = (sql: string): string => sql.replace(NAMED, '');
export const namesOf = (sql: string): readonly string[] => [...sql.matchAll(NAMED)].map((match) => plain(match[1]!));
/** Drops a constraint by the name that MySQL alone gives a primary key. */
export const dropsMysqlKey = (sql: string): boolean => /^ALTER TABLE .* DROP CONSTRAINT ["`[]?PRIMARY["`\]]?$/.test(sql);
/** A unique index as the constraint that it is, and the drop of one. */
export const asConstraint = (sql: string): string =>
  sql
    .replace(new RegExp(`^CREATE UNIQUE INDEX (${NAME}) ON (${NAME}) \\(([^()]*)\\)$`, 'i'), 'ALTER TABLE $2 ADD CONSTRAINT $1 UNIQUE ($3)')
    .replace(new RegExp(`^DROP INDEX (${NAME})(?: ON (${NAME}))?$`, 'i'), 'DROP UNIQUE $1')
    .replace(new RegExp(`^ALTER TABLE (${NAME}) DROP (?:CONSTRAINT|INDEX) (${NAME})$`, 'i'), 'DROP UNIQUE $2');

/** Hand-written SQL against Alembic's own for the same thing. */
export const reworded = (sql: string): string =>
  sql
    .replace(/["`;[\]]/g, '')
    .replace(/\bSET DATA TYPE\b/i, 'TYPE')
    .replace(/\bALTER COLUMN\b/gi, 'ALTER')
    .replace(/\b(DROP|ADD) COLUMN\b/gi, '$1')
    // MySQL drops a key by its kind as well
    .replace(/ DROP FOREIGN KEY /i, ' DROP CONSTRAINT ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .toUpperCase()
    .replaceAll('CHARACTER VARYING', 'VARCHAR');

/** The copy of a block that copies its table on every database, without the name of the table. */
const COPY = new RegExp(`^CREATE TABLE (?:${NAME}\\.)?["\`[]?_alembic_tmp_`, 'i');
const partsOf = (sql: string): readonly string[] => sql.slice(sql.indexOf('(') + 1).match(/(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+/g)?.map((part) => part.trim()) ?? [];

/** The columns that have a default in a copy now and had none, or more that differs: undefined. */
export function newInCopy(old: string, now: string): readonly string[] | undefined {
  if (!COPY.test(now)) return undefined;
  const before = partsOf(old);
  const changed = partsOf(now).filter((part, at) => part !== before[at]);
  const isAdded = (part: string): boolean => defaultsOf(part).length === 1 && before.includes(withoutDefault(part));
  return changed.every(isAdded) ? changed.map((part) => plain(part.split(' ')[0]!)) : undefined;
}

/** The columns that a copy takes from the table. */
export const copied = (statements: readonly string[]): readonly string[] =>
  statements.flatMap((sql) => (/^INSERT INTO (?=\S*_alembic_tmp_)\S+ \(([^()]*)\) SELECT\b/i.exec(sql)?.[1] ?? '').split(',').map((name) => plain(name.trim())));

const alters = (sql: string, how: RegExp): boolean => ALTERS.test(sql) && comesBehind(sql, / ALTER /i, how);
const isPostgres = (sql: string): boolean => alters(sql, /(?:SET|DROP) NOT NULL$|TYPE /i) || sql.includes('::');
const NOW = /\bNOW\(\)/i;
const altersDefault = (sql: string): boolean => alters(sql, /SET DEFAULT |DROP DEFAULT$/i);

/** What a migration wrote by hand for PostgreSQL, and another database would refuse: there is nothing there that could be changed. */
export function isForeign(sql: string, dialect: string): boolean {
  if (dialect === 'postgresql') return false;
  if (dialect === 'mysql' || dialect === 'mariadb') return isPostgres(sql) || comesBehind(sql, /\bBOOL\b/i, / DEFAULT '(?:true|false)'/i);
  return isPostgres(sql) || NOW.test(sql) || altersDefault(sql);
}

const TRUTH: Readonly<Record<string, boolean>> = Object.fromEntries(
  ([[false, 'false', 'f', 'no', 'n', 'off', '0'], [true, 'true', 't', 'yes', 'y', 'on', '1']] as const).flatMap(([truth, ...words]) => words.flatMap((word) => [[word, truth], [`'${word}'`, truth]])),
);

/** A Boolean's default has several spellings with one meaning; what we write is no text, which could be another column's `'on'`. */
export function sameDefault(old: readonly string[], now: readonly string[]): boolean {
  const value = (text: string): boolean | undefined => TRUTH[text.replace(/^ DEFAULT /i, '').replace(/^\((.*)\)$/, '$1').toLowerCase()];
  const isWord = (text: string): boolean => /'\)?$/.test(text);
  return old.length > 0 && old.length === now.length && old.every((text, index) => text === now[index] || (!isWord(now[index]!) && value(text) !== undefined && value(text) === value(now[index]!)));
}
