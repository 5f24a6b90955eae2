import type { Unplaced } from './changes.ts';
import { columnNames, stringArg } from './bind.ts';
import { createsConstraint, readColumn, referent, textSql, typeCall } from './column.ts';
import type { Column } from './column.ts';
import { takeExcerpt } from './excerpt.ts';
import { lossOfColumns } from './index-elements.ts';
import type { Excerpt } from './excerpt.ts';
import { ownIndex } from './own-index.ts';
import { argumentsOf, calledName, constant, keyword, positional } from './python.ts';
import { stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { TABLE_CONSTRAINTS } from './facts.ts';
import type { ConstraintKind } from './facts.ts';
import type { ColumnState, ConstraintState, IndexState } from './schema.ts';
import type { Node, Operation } from './types.ts';

/** What a table is made of, as `create_table`, `add_column` and the operations on constraints and indexes write it. */
export interface Contents {
  readonly columns: readonly Unplaced<ColumnState>[];
  readonly constraints: readonly Unplaced<ConstraintState>[];
  readonly indexes: readonly Unplaced<IndexState>[];
}

const take = (names: Names, node: Node | undefined): Excerpt | undefined => node && takeExcerpt(names, node);

const asArg = (node: Node | undefined) => node && { value: node };

/** Where SQLAlchemy takes a constraint's name by position: `CheckConstraint('a > 0', 'ck')`. */
const NAME_AT: ReadonlyMap<string | undefined, number> = new Map([['CheckConstraint', 1], ['ForeignKeyConstraint', 2]]);

/** `name='x'`, also inside `op.f(...)`. */
function nameIn(names: Names, call: Node): string | undefined {
  const at = NAME_AT.get(calledName(names, call));
  return stringArg(names, asArg(keyword(names.code, call, 'name') ?? (at === undefined ? undefined : positional(call)[at])));
}

const textIn = (names: Names, call: Node, key: string): string | undefined => stringThrough(names, keyword(names.code, call, key));

/** The condition of a CHECK as SQL; undefined for one that only SQLAlchemy can write. */
export const sqlOf = (names: Names, node: Node | undefined): string | undefined => stringThrough(names, node) ?? textSql(names, node);

/** The same of a `CheckConstraint(...)`. */
const condition = (names: Names, call: Node): string | undefined => sqlOf(names, positional(call)[0] ?? keyword(names.code, call, 'sqltext'));

/** The constraints that a `Column(...)` brings with it. */
function columnConstraints(names: Names, column: Column): readonly Unplaced<ConstraintState>[] {
  const columns = column.name === undefined ? undefined : [column.name];
  const made = 'column' as const;
  const keys = column.foreignKeys.map((key) => {
    const target = referent(names, key);
    return {
      kind: 'foreignkey' as const, name: nameIn(names, key), columns, made, source: take(names, key),
      referent: target && { table: target.table, columns: [target.column] }, ondelete: textIn(names, key, 'ondelete'),
    };
  });
  const type = typeCall(names, column.type);
  const check = type && createsConstraint(names, type) ? [{ kind: 'check' as const, name: nameIn(names, type), columns, made, source: undefined }] : [];
  const checks = positional(column.call).filter((part) => isCall(names, part, 'CheckConstraint')).map((part) => ({ kind: 'check' as const, name: nameIn(names, part), columns, made, source: take(names, part), sql: condition(names, part) }));
  const unique = column.unique && !column.index ? [{ kind: 'unique' as const, name: undefined, columns, made, source: undefined }] : [];
  return [...keys, ...unique, ...check, ...checks];
}

const isCall = (names: Names, node: Node, name: string): boolean => calledName(names, node) === name;

/** A column's own state; `serial` and primary keys are NOT NULL without saying so. */
function columnState(names: Names, column: Column): Unplaced<ColumnState> {
  const nullable = constant(column.nullable);
  return {
    name: column.name as string,
    type: take(names, column.type),
    nullable: column.nullable ? (typeof nullable === 'boolean' ? nullable : undefined) : !column.primaryKey,
    default: column.serverDefault ? take(names, column.serverDefault) : column.generated ? undefined : null,
    generated: !!column.generated,
    source: take(names, column.call),
  };
}

/** A column with what comes with it; undefined when its name is not known. */
export function readColumnContents(names: Names, column: Column, op: Operation): Contents | undefined {
  if (column.name === undefined) return undefined;
  const own = column.index ? ownIndex(names, op, column.name) : undefined;
  const index = own && { ...own, columns: [column.name], unique: column.unique, loses: undefined, source: undefined };
  return { columns: [columnState(names, column)], constraints: columnConstraints(names, column), indexes: index ? [index] : [] };
}

const strings = (names: Names, nodes: readonly Node[]): readonly string[] | undefined => {
  const values = nodes.map((node) => stringThrough(names, node));
  return values.includes(undefined) ? undefined : (values as string[]);
};

/** `sa.UniqueConstraint('a', 'b', name='uq')` among the arguments of create_table. */
function tableConstraint(names: Names, call: Node): Unplaced<ConstraintState> | undefined {
  const kind = TABLE_CONSTRAINTS.get(calledName(names, call));
  if (!kind) return undefined;
  const parts = positional(call);
  const columns = kind === 'foreignkey' ? columnNames(names, asArg(parts[0])) : kind === 'check' ? undefined : strings(names, parts);
  return {
    kind, columns, made: 'table', name: nameIn(names, call), source: take(names, call),
    ...(kind === 'check' ? { sql: condition(names, call) } : {}),
    ...(kind === 'foreignkey' ? { referent: referentOf(columnNames(names, asArg(parts[1]))), ondelete: textIn(names, call, 'ondelete') } : {}),
  };
}

/** `['parent.id']`: one table, its columns. */
function referentOf(targets: readonly string[] | undefined): ConstraintState['referent'] {
  const table = targets?.[0]?.split('.').slice(0, -1).join('.');
  return table ? { table, columns: targets?.map((target) => target.split('.').at(-1) as string) } : undefined;
}

/** Everything in a `create_table(...)`, and whether that is all. */
export function readTableContents(names: Names, op: Operation): Contents & { readonly whole: boolean; readonly autoincrement: boolean; readonly source: Excerpt | undefined } {
  const columns: Unplaced<ColumnState>[] = [];
  const constraints: Unplaced<ConstraintState>[] = [];
  const indexes: Unplaced<IndexState>[] = [];
  let whole = true;
  for (const argument of argumentsOf(op.call).filter((node) => node !== op.args['table_name']?.node && node.type !== 'keyword_argument')) {
    const column = readColumn(names, argument);
    const contents = column && readColumnContents(names, column, op);
    const constraint = tableConstraint(names, argument);
    if (column?.primaryKey && column.name) constraints.push({ kind: 'primary', name: undefined, columns: [column.name], made: 'column', source: undefined });
    if (contents) {
      columns.push(...contents.columns);
      constraints.push(...contents.constraints);
      indexes.push(...contents.indexes);
    } else if (constraint) constraints.push(constraint);
    else if (isCall(names, argument, 'Index')) indexes.push(...inlineIndex(names, argument));
    else whole = false;
  }
  const autoincrement = constant(keyword(names.code, op.call, 'sqlite_autoincrement')) === true;
  return { ...asKeys(columns, constraints), indexes, whole, autoincrement, source: take(names, op.call) };
}

/** Several `primary_key=True` are one key; a key's columns are NOT NULL. */
function asKeys(columns: readonly Unplaced<ColumnState>[], constraints: readonly Unplaced<ConstraintState>[]): Pick<Contents, 'columns' | 'constraints'> {
  const inline = constraints.filter((one) => one.kind === 'primary' && one.made === 'column');
  const table = constraints.find((one) => one.kind === 'primary' && one.made === 'table');
  const key = table ?? (inline.length ? { ...(inline[0] as Unplaced<ConstraintState>), columns: inline.flatMap((one) => one.columns ?? []) } : undefined);
  const keyed = new Set(key?.columns ?? []);
  return {
    columns: columns.map((column) => (keyed.has(column.name) ? { ...column, nullable: false } : column)),
    constraints: [...(key ? [key] : []), ...constraints.filter((one) => !inline.includes(one) && one !== table)],
  };
}

/** `sa.Index('ix', 'a', 'b')` inside create_table. */
function inlineIndex(names: Names, call: Node): readonly Unplaced<IndexState>[] {
  const [name, ...parts] = positional(call);
  const text = stringThrough(names, name);
  const columns = strings(names, parts);
  return text === undefined ? [] : [{ name: text, columns, unique: constant(keyword(names.code, call, 'unique')) === true, loses: columns ? undefined : 'expression', source: undefined }];
}

/** The index of a `create_index(...)`; undefined when its name is not known. */
export function readIndex(names: Names, op: Operation): Unplaced<IndexState> | undefined {
  const name = stringArg(names, op.args['index_name']);
  if (name === undefined) return undefined;
  const columns = columnNames(names, op.args['columns']);
  return { name, columns, unique: constant(op.args['unique']?.value) === true, loses: op.opaque ? undefined : lossOfColumns(names, op.args['columns']), source: takeExcerpt(names, op.call) };
}

/** The constraint of `create_unique_constraint(...)` and its like. */
export function readConstraint(names: Names, op: Operation, kind: ConstraintKind): Unplaced<ConstraintState> {
  const local = columnNames(names, op.args['columns'] ?? op.args['local_cols']);
  const parent = stringThrough(names, op.args['referent_table']?.value);
  const schema = stringThrough(names, op.args['referent_schema']?.value);
  return {
    kind,
    name: stringArg(names, op.args['constraint_name']),
    columns: local,
    made: 'operation',
    source: takeExcerpt(names, op.call),
    ...(kind === 'check' ? { sql: sqlOf(names, op.args['condition']?.value) } : {}),
    ...(kind === 'foreignkey'
      ? {
          referent: parent === undefined ? undefined : { table: schema ? `${schema}.${parent}` : parent, columns: columnNames(names, op.args['remote_cols']) },
          ondelete: stringThrough(names, op.args['ondelete']?.value),
        }
      : {}),
  };
}
