import { columnNames, stringArg } from './bind.ts';
import { readColumn } from './column.ts';
import type { Column } from './column.ts';
import { dictionary } from './dictionary.ts';
import { groupedBy } from './grouped-by.ts';
import { oncePer } from './once.ts';
import { ownIndex, type OwnIndex } from './own-index.ts';
import { argumentsOf, calledName, keyword, stringValue } from './python.ts';
import { functionOf, stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { isExpressionIndex } from './recreate.ts';
import { statementOf, within } from './tree.ts';
import type { FileFacts, Node, Operation, TableRef } from './types.ts';

/** The other direction's function: `upgrade_engine1` ↔ `downgrade_engine1`. */
export const opposite = (scope: string): string =>
  scope.startsWith('upgrade') ? scope.replace('upgrade', 'downgrade') : scope.replace('downgrade', 'upgrade');

/** The operations that SQLite reaches, by the key of their table. */
const byTable = oncePer((file: FileFacts): ReadonlyMap<string | undefined, readonly Operation[]> => groupedBy(file.operations, (op) => (file.isFenced(op.call) ? undefined : op.table?.key)));

/** By function and table: a function may have thousands of operations, and each asks for those before it. */
const byFunction = oncePer(({ operations }: FileFacts) => groupedBy(operations, ({ scope, table }) => placeOf(scope, table?.name)));

const placeOf = (scope: string, table: string | undefined): string => `${scope}\0${table}`;

/** What the same function does to a table before an operation, whether SQLite reaches it or not. */
export const operationsBefore = (file: FileFacts, { scope, start, table }: Operation, name = table?.name): readonly Operation[] =>
  (byFunction(file).get(placeOf(scope, name)) ?? []).filter(({ end }) => end <= start);

const onTable = (file: FileFacts, table: TableRef): readonly Operation[] => byTable(file).get(table.key) ?? [];

/** The columns that an operation creates: one of add_column, all of create_table. */
export function createdColumns(names: Names, op: Operation): readonly Column[] {
  if (op.name === 'add_column') return [readColumn(names, op.args['column']?.value) ?? []].flat();
  return op.name === 'create_table' ? argumentsOf(op.call).flatMap((argument) => readColumn(names, argument) ?? []) : [];
}

interface Known {
  /** As the file creates them, the first of each name. */
  readonly created: ReadonlyMap<string, Column>;
  /** Its `alter_column`s, by the column's name. */
  readonly altered: ReadonlyMap<string, readonly Operation[]>;
}

/** By the key of the table: thousands of operations may ask for a column of the same one. */
const columnsOf = oncePer((file: FileFacts): ReadonlyMap<string | undefined, Known> => {
  const tables = [...byTable(file)].map(([key, ops]) => {
    const created = new Map<string, Column>();
    for (const column of ops.flatMap((op) => createdColumns(file.names, op))) if (column.name !== undefined && !created.has(column.name)) created.set(column.name, column);
    const altered = groupedBy(ops, (op) => (op.name === 'alter_column' ? stringArg(file.names, op.args['column_name']) : undefined));
    return [key, { created, altered }] as const;
  });
  return new Map(tables);
});

const columnsOn = (file: FileFacts, table: TableRef): Known | undefined => columnsOf(file).get(table.key);

/** The column as this file creates it, wherever that is. */
export const knownColumn = (file: FileFacts, table: TableRef, column: string): Column | undefined => columnsOn(file, table)?.created.get(column);

/** The type of a column, as far as this file tells. */
export function knownType(file: FileFacts, table: TableRef, column: string, except?: Operation): Node | undefined {
  const created = knownColumn(file, table, column)?.type;
  if (created) return created;
  const altered = (columnsOn(file, table)?.altered.get(column) ?? []).filter((op) => op !== except);
  // where it changes, what it is depends on the place
  return altered.some((op) => op.args['type_']) ? undefined : altered.map((op) => op.args['existing_type']?.value).find(Boolean);
}

/** What may put rows into a table, or make its name mean another one. */
const FILLS = /\b(?:insert|bulk_insert\w*|add_all|add|copy|rename_table|drop_table)\b/i;

/**
 * Is the table created in the same function before this place, in any case and with nothing between that may fill it? Then it
 * has no rows, and nothing refers to it yet.
 */
export const isCreatedBefore = (file: FileFacts, table: TableRef, at: Node): Operation | undefined =>
  onTable(file, table).find((op) => {
    if (op.name !== 'create_table' || op.end > at.start || functionOf(op.call) !== functionOf(at)) return false;
    const list = statementOf(op.call).parent;
    return !!list && within(at, list) && !FILLS.test(file.names.code.slice(op.end, at.start));
  });

/** Is a column part of a foreign key, as far as this file tells? */
export function isForeignKey(file: FileFacts, table: TableRef, column: string): boolean {
  if (knownColumn(file, table, column)?.foreignKeys.length) return true;
  return onTable(file, table).some(
    (op) =>
      (op.name === 'create_foreign_key' && columnNames(file.names, op.args['local_cols'])?.includes(column)) ||
      (op.name === 'create_table' && tableConstraints(file.names, op).some((c) => c.kind === 'foreignkey' && c.columns?.includes(column))),
  );
}

export type ConstraintKind = 'unique' | 'foreignkey' | 'check' | 'primary';

export interface Constraint {
  readonly kind: ConstraintKind;
  readonly name: string | undefined;
  readonly columns: readonly string[] | undefined;
}

export const TABLE_CONSTRAINTS: ReadonlyMap<string | undefined, ConstraintKind> = new Map([
  ['UniqueConstraint', 'unique'], ['ForeignKeyConstraint', 'foreignkey'], ['CheckConstraint', 'check'], ['PrimaryKeyConstraint', 'primary'],
]);

/** The constraints in a create_table's arguments. */
export function tableConstraints(names: Names, op: Operation): readonly Constraint[] {
  return argumentsOf(op.call).flatMap((argument): Constraint | [] => {
    const kind = TABLE_CONSTRAINTS.get(calledName(names, argument));
    if (!kind) return [];
    const name = keyword(names.code, argument, 'name');
    const inner = name?.type === 'call' ? argumentsOf(name)[0] : name;
    const parts = argumentsOf(argument).filter((part) => part.type !== 'keyword_argument');
    const columns = kind === 'foreignkey' ? columnNames(names, parts[0] && { value: parts[0] }) : strings(names, parts);
    return { kind, name: stringThrough(names, inner), columns };
  });
}

const strings = (names: Names, nodes: readonly Node[]): readonly string[] | undefined => {
  const values = nodes.map((node) => stringValue(names.code, node));
  return values.includes(undefined) ? undefined : (values as string[]);
};

export const CREATES = dictionary<ConstraintKind>({
  create_unique_constraint: 'unique',
  create_foreign_key: 'foreignkey',
  create_check_constraint: 'check',
  create_primary_key: 'primary',
});

/** The constraints that this file creates on a table, with a name or without. */
export function createdConstraints(file: FileFacts, table: TableRef, scope?: string): readonly (Constraint & { op: Operation })[] {
  return onTable(file, table)
    .filter((op) => scope === undefined || op.scope === scope)
    .flatMap((op) => {
      if (op.name === 'create_table') return tableConstraints(file.names, op).map((constraint) => ({ ...constraint, op }));
      const kind = CREATES[op.name];
      if (!kind) return [];
      const columns = columnNames(file.names, op.args['columns'] ?? op.args['local_cols']);
      return [{ kind, name: stringArg(file.names, op.args['constraint_name']), columns, op }];
    });
}

/** Names of indexes that this file knows to be on expressions: a copy of the table does not see them. */
export const expressionIndexes = (file: FileFacts): ReadonlySet<string> =>
  new Set(
    file.operations
      .filter((op) => isExpressionIndex(file.names, op) && op.args['columns'])
      .flatMap((op) => stringArg(file.names, op.args['index_name']) ?? []),
  );

export interface KnownIndex {
  readonly op: Operation;
  readonly name: string;
  readonly columns: readonly string[];
  readonly own?: OwnIndex['own'];
}

/** The indexes that this file creates on a table: create_index and `index=True`. */
export function createdIndexes(file: FileFacts, table: TableRef, scope?: string): readonly KnownIndex[] {
  return onTable(file, table)
    .filter((op) => scope === undefined || op.scope === scope)
    .flatMap((op): readonly KnownIndex[] => {
      if (op.name === 'create_index') {
        const name = stringArg(file.names, op.args['index_name']);
        const columns = columnNames(file.names, op.args['columns']);
        return name !== undefined && columns ? [{ op, name, columns }] : [];
      }
      return createdColumns(file.names, op).flatMap((column) => {
        const own = column.index && column.name !== undefined ? ownIndex(file.names, op, column.name) : undefined;
        return own ? [{ op, ...own, columns: [column.name as string] }] : [];
      });
    });
}
