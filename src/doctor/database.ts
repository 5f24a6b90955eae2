import type { Finding } from './types.ts';

/** What an SQLite file has. */
export interface DatabaseFacts {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** `_alembic_tmp_*` tables that a failed batch block left. */
  readonly temporary: readonly TemporaryTable[];
  /** The rows of alembic_version; undefined when there is no such table. */
  readonly versions: readonly string[] | undefined;
}

export interface TemporaryTable {
  readonly name: string;
  readonly rows: number;
  /** Of the table that it was to replace; undefined when that is gone. */
  readonly originalRows: number | undefined;
}

/** Which tables, with which columns, a database surely has at its revisions; undefined where the history has holes. */
export type SchemaAt = (revisions: readonly string[]) => ReadonlyMap<string, readonly string[]> | undefined;

export interface DatabaseRequest {
  /** The database's name, for people. */
  readonly file: string;
  readonly versionTable: string;
  /** The identifiers of all revisions of the folder. */
  readonly revisions: readonly string[];
  /** The history, where it can be replayed. */
  readonly schemaAt?: SchemaAt;
}

const PREFIX = '_alembic_tmp_';

/** Is the database where Alembic believes it is, with nothing left over? */
export const examineDatabase = (facts: DatabaseFacts, request: DatabaseRequest): readonly Finding[] => [
  ...leftovers(facts, request),
  ...versions(facts, request),
  ...schema(facts, request),
];

function leftovers({ temporary }: DatabaseFacts, { file }: DatabaseRequest): readonly Finding[] {
  const check = 'leftover-tables';
  if (!temporary.length) return [{ check, verdict: 'right', file, message: 'no _alembic_tmp_ table is left over' }];
  return temporary.map((table) => ({ check, verdict: 'wrong', file, message: `${table.name} (${rows(table.rows)}) is left of a batch block that failed: every retry fails with "table ${table.name} already exists"`, help: remedy(table) }));
}

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** Alembic copies first and drops the original last, so the original is complete as long as it is there. */
function remedy({ name, rows: copied, originalRows }: TemporaryTable): string {
  const original = name.slice(PREFIX.length);
  if (originalRows === undefined) {
    return `${original} is gone: ${name} is the only copy. Compare it with the migration, then: ALTER TABLE "${name}" RENAME TO "${original}";`;
  }
  if (originalRows >= copied) return `${original} is still there, with ${rows(originalRows)}. Copy the file first, then: DROP TABLE "${name}";`;
  return `${original} has only ${rows(originalRows)}, fewer than the copy: don't drop anything before you know why. Copy the file first.`;
}

function versions({ versions, tables }: DatabaseFacts, { file, versionTable, revisions }: DatabaseRequest): readonly Finding[] {
  const check = 'version-table';
  if (versions === undefined) {
    if (!tables.length) return [{ check, verdict: 'right', file, message: 'the database is empty: the first upgrade makes all of it' }];
    return [{ check, verdict: 'wrong', file, message: `there is no table ${versionTable}, but ${tables.length} others: "alembic upgrade" begins with the first revision and fails with "table already exists"`, help: 'If the schema is that of a revision, "alembic stamp REVISION" says so.' }];
  }
  const strangers = versions.filter((version) => !revisions.includes(version));
  if (strangers.length) {
    return strangers.map((version) => ({ check, verdict: 'wrong', file, message: `${versionTable} names ${version}, which is no revision of the folder: every command fails with "Can't locate revision identified by '${version}'"`, help: 'Bring the revision back, or "alembic stamp --purge REVISION" with the one whose schema the database has.' }));
  }
  if (!versions.length) {
    const message = tables.length ? `${versionTable} is empty, but there are ${tables.length} other tables: a revision ran and was not stamped, or was downgraded with tables left` : `${versionTable} is empty: nothing was applied yet`;
    return [{ check, verdict: tables.length ? 'unknown' : 'right', file, message }];
  }
  if (versions.length > 1) {
    return [{ check, verdict: 'unknown', file, message: `${versionTable} has ${versions.length} rows (${versions.join(', ')}): right where the folder has that many branches, otherwise two upgrades met` }];
  }
  return [{ check, verdict: 'right', file, message: `${versionTable} names ${versions[0]}, a revision of the folder` }];
}

function schema({ tables, versions }: DatabaseFacts, { file, schemaAt }: DatabaseRequest): readonly Finding[] {
  const expected = versions?.length ? schemaAt?.(versions) : undefined;
  if (!expected) return [];
  const check = 'schema';
  const has = new Map(tables.map(({ name, columns }) => [name.toLowerCase(), columns.map((column) => column.toLowerCase())]));
  const lacking = [...expected].flatMap(([table, columns]) => {
    const found = has.get(table.toLowerCase());
    return found ? columns.filter((column) => !found.includes(column.toLowerCase())).map((column) => `${table}.${column}`) : [table];
  });
  if (!lacking.length) return [{ check, verdict: 'right', file, message: `all ${expected.size} tables of ${versions?.join(', ')} are there, with their columns` }];
  return lacking.map((name) => ({ check, verdict: 'wrong', file, message: `${name} should be there at ${versions?.join(', ')}, and is not: a revision was stamped without being run, or something else changed the database` }));
}
