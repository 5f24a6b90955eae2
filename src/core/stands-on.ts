import { argumentsOf, keyword, positional, stringValue, textOf } from './python.ts';
import type { Excerpt } from './excerpt.ts';
import { columnsNamed } from './named-columns.ts';
import type { ColumnState, ConstraintState, IndexState, TableState } from './schema.ts';
import { mentions } from './sql.ts';
import { field, nodesOf } from './tree.ts';
import type { Node } from './types.ts';

/** Those that are certain: a column that may have got another name may be meant or not. */
const namesOf = (columns: readonly ColumnState[]): readonly string[] => columns.flatMap(({ name, certain }) => (certain ? [name] : []));

/** Constraints as they are made on these columns: a CHECK is on those that its condition speaks of, wherever it is written. */
export const onTheseColumns = (constraints: readonly ConstraintState[], columns: readonly ColumnState[]): readonly ConstraintState[] =>
  constraints.map((one) => (one.sql === undefined ? one : { ...one, columns: columnsNamed(one.sql, namesOf(columns)) ?? one.columns }));

/** Does the condition of a CHECK still name the columns that it is on? Columns may have got new names since. */
export const isCurrent = (table: TableState, { sql, columns }: ConstraintState): boolean =>
  sql === undefined || !columns || columnsNamed(sql, namesOf(table.columns))?.join() === columns.join();

/** The strings in a part of a call; undefined when it has none: then it is a name, say. */
function stringsIn({ names }: Excerpt, node: Node | undefined): readonly string[] | undefined {
  const strings = node ? nodesOf(node, 'string').map((one) => stringValue(names.code, one)) : [];
  return strings.length && !strings.includes(undefined) ? (strings as string[]) : undefined;
}

/** The arguments of an index that say which rows it has: `postgresql_where`, `sqlite_where`. */
const rowsOf = ({ node, names }: Excerpt): readonly (Node | undefined)[] =>
  argumentsOf(node).flatMap((argument) => (argument.type === 'keyword_argument' && textOf(names.code, field(argument, 'name') as Node).endsWith('_where') ? [field(argument, 'value')] : []));

/** The SQL of an index that is on expressions; undefined when not all of it is written out. */
const elementsOf = (source: Excerpt): readonly string[] | undefined => stringsIn(source, keyword(source.names.code, source.node, 'columns') ?? positional(source.node).at(-1));

function named(table: TableState, parts: readonly string[] | undefined): readonly string[] | undefined {
  const names = namesOf(table.columns);
  const columns = parts?.map((part) => (names.includes(part) ? [part] : columnsNamed(part, names)));
  return columns?.includes(undefined) ? undefined : columns?.flatMap((part) => part ?? []);
}

/** The columns that an index is on; undefined: not known, or not by the names that they have by now. */
function indexedColumns(table: TableState, { source, sql, columns }: IndexState): readonly string[] | undefined {
  if (columns) return columns;
  return named(table, source ? elementsOf(source) : sql === undefined ? undefined : [sql.slice(sql.indexOf('('))]);
}

/** The columns that say which rows an index has; undefined: not known. */
function rowColumns(table: TableState, { source }: IndexState): readonly string[] | undefined {
  if (!source?.code.includes('_where')) return [];
  const parts = rowsOf(source).map((value) => stringsIn(source, value));
  return parts.includes(undefined) ? undefined : named(table, parts.flatMap((part) => part ?? []));
}

/** Are all columns that an index names called so by now? */
export const isIndexCurrent = (table: TableState, index: IndexState): boolean => !!indexedColumns(table, index) && !!rowColumns(table, index);

/** Does a constraint go with a column on PostgreSQL, and stand in its way on SQLite? Undefined: it may. */
export function isOnColumn({ kind, columns, sql, source }: ConstraintState, column: string): boolean | undefined {
  if (columns) return columns.includes(column);
  const text = sql ?? source?.code;
  return kind !== 'check' || text === undefined || mentions(text, column) ? undefined : false;
}

/** The same of an index. Where a column only says which rows it has, databases differ: MySQL has such an index on all rows. */
export function isIndexOnColumn(table: TableState, index: IndexState, column: string): boolean | undefined {
  const columns = indexedColumns(table, index);
  if (columns?.includes(column)) return true;
  return !columns || (rowColumns(table, index)?.includes(column) ?? true) ? undefined : false;
}
