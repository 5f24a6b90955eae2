import { stringArg } from './bind.ts';
import { readColumn } from './column.ts';
import { createdColumns, createdIndexes, opposite } from './facts.ts';
import type { KnownIndex } from './facts.ts';
import { columnAt, tableAt } from './known.ts';
import { reach } from './rows.ts';
import { functionOf } from './scopes.ts';
import { isNamed, ownIndex } from './own-index.ts';
import { textOf } from './python.ts';
import { isIndexOnColumn } from './stands-on.ts';
import { statementOf } from './tree.ts';
import type { Origin } from './schema.ts';
import type { Context, FileFacts, Operation, OpStep } from './types.ts';

/** An index that stands in the way of a drop. */
export interface LeftIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** The revision that made it; undefined: this file. */
  readonly since?: Origin;
  /** False: the file hints at it, and nobody knows. */
  readonly certain: boolean;
  /** It is there, and what it is called nobody knows. */
  readonly nameless?: boolean;
}

/** The indexes on a column when an operation runs: by the chain, and where that has a hole, by the file. */
export function indexesLeft(context: Context, step: OpStep, column: string): readonly LeftIndex[] {
  const chain = chainIndexes(context, step.op, column).filter(({ name }) => !isDroppedAfter(context, step.op, name));
  if (tableAt(context, step.op)?.whole) return chain;
  const names = new Set(chain.map(({ name }) => name));
  return [...chain, ...fileIndexes(context, step, column).filter(({ name }) => !names.has(name))];
}

/** In one block an index may be dropped behind its column as well. */
const isDroppedAfter = ({ file, names }: Context, { scope, end }: Operation, name: string): boolean =>
  file.operations.some((op) => op.name === 'drop_index' && op.scope === scope && op.start >= end && stringArg(names, op.args['index_name']) === name);

/** One on an expression is not read from SQLite: a copy of the table leaves it out by itself. */
function chainIndexes(context: Context, op: Operation, column: string): readonly LeftIndex[] {
  const table = tableAt(context, op);
  if (!table) return [];
  return table.indexes.flatMap((index) => {
    const isOn = isIndexOnColumn(table, index, column);
    const { name, columns, unique, since } = index;
    const nameless = !isNamed(index, context.options);
    const inTheWay = isOn ?? !!index.source?.code.includes('sqlite_where');
    return index.certain && index.loses !== 'expression' && inTheWay ? [{ name, columns: columns ?? [column], unique, since, certain: isOn === true && !nameless, nameless }] : [];
  });
}

/** The indexes that the other direction of the file made on a column and that this direction never drops. */
function fileIndexes(context: Context, step: OpStep, column: string): readonly LeftIndex[] {
  const { file, names } = context;
  const { table, scope } = step.op;
  if (!table || opposite(scope) === scope || dropsUnseen(context, step)) return [];
  const dropped = new Set(file.operations.filter((op) => op.name === 'drop_index' && op.scope === scope).map((op) => stringArg(names, op.args['index_name'])));
  return createdIndexes(file, table, opposite(scope))
    .filter((index) => index.columns.includes(column) && !dropped.has(index.name) && !(dropped.size && !isNamed(index, context.options)) && isCertain(context, index))
    // a column that is dropped in between may be added twice
    .filter((index, i, all) => all.findIndex(({ name }) => name === index.name) === i)
    // create_index in a downgrade restores what was there; index=True in a restored column may be somebody's wish
    .map((index) => {
      const isThere = scope.startsWith('downgrade') || !isColumnsOwn(file, index);
      const nameless = isThere && !isNamed(index, context.options);
      return { name: index.name, columns: index.columns, unique: false, certain: isThere && !nameless, nameless };
    });
}

/** `index=True`, or what index-hoist makes of it: both must count alike, else a second run knows more than the first. */
const isColumnsOwn = (file: FileFacts, { op, name, columns }: KnownIndex): boolean =>
  op.name !== 'create_index' ||
  // autogenerate writes op.f around the names that it has from the database
  (op.args['index_name']?.value.type === 'string' &&
    columns.length === 1 &&
    name === ownIndex(file.names, op, columns[0] as string)?.name &&
    file.operations.some((other) => other.scope === op.scope && other.name === 'add_column' && other.table?.key === op.table?.key && readColumn(file.names, other.args['column']?.value)?.name === columns[0]));

/** Indexes that the function, or a helper that it calls, drops in a way that does not tell which. */
function dropsUnseen(context: Context, step: OpStep): boolean {
  const { file, names } = context;
  const text = reach(names, functionOf(step.op.call));
  if (/\bDROP\s+INDEX\b/i.test(text)) return true;
  const called = file.operations.filter((op) => op.name === 'drop_index' && (op.scope === step.op.scope || text.includes(textOf(context.code, op.call))));
  return called.some((op) => op.scope !== step.op.scope || stringArg(names, op.args['index_name']) === undefined);
}

/** Made in the function's own list, not in a branch or a loop, and not dropped there again: only then is it surely there. */
function isCertain(context: Context, { op, name }: KnownIndex): boolean {
  const { file, names } = context;
  let statement = statementOf(op.call);
  const block = statement.parent?.parent;
  if (block?.type === 'with_statement') statement = statementOf(block);
  const gone = file.operations.some((other) => other.name === 'drop_index' && other.scope === op.scope && other.start >= op.end && stringArg(names, other.args['index_name']) === name);
  return !gone && statement.parent?.parent?.type === 'function_definition';
}

/** The indexes that the upgrade's drop of a column takes away and that the downgrade, which adds the column again, does not make. */
export function restoredIndexes(context: Context, step: OpStep, column: string): readonly LeftIndex[] {
  const { file, names } = context;
  const drop = file.operations.find(
    (op) => op.name === 'drop_column' && op.scope === opposite(step.op.scope) && op.table?.key === step.op.table?.key && stringArg(names, op.args['column_name']) === column && !file.isFenced(op.call),
  );
  if (!drop || !step.op.table) return [];
  const made = new Set(createdIndexes(file, step.op.table, step.op.scope).map(({ name }) => name));
  const plain = new Set(tableAt(context, drop)?.indexes.filter(({ columns }) => columns?.includes(column)).map(({ name }) => name));
  return chainIndexes(context, drop, column).filter(({ name }) => plain.has(name) && !made.has(name) && !mentionsIndex(context, step, name));
}

/** The downgrade, or a helper, speaks of the index in its own way. */
const mentionsIndex = (context: Context, step: OpStep, name: string): boolean => reach(context.names, functionOf(step.op.call)).includes(name);

/** Is a column there, or made by the same function, when a step runs? */
export const isMadeBefore = (context: Context, step: OpStep, column: string): boolean =>
  !!columnAt(context, step.op, column) ||
  context.file.operations.some((op) => op.scope === step.op.scope && op.end <= step.op.start && op.table?.key === step.op.table?.key && createdColumns(context.names, op).some(({ name }) => name === column));
