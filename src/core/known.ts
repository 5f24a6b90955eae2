import type { Expression } from './excerpt.ts';
import { knownColumn, knownType } from './facts.ts';
import { tableName } from './table-name.ts';
import { columnIn } from './schema.ts';
import { functionOf } from './scopes.ts';
import type { ColumnState, TableState } from './schema.ts';
import type { Context, Operation } from './types.ts';

/** What is known where an operation stands: by its chain, where that is certain, else by its own file. */
export type Knows = Pick<Context, 'file' | 'names' | 'history'>;

/** The table of an operation as it is when the operation runs; undefined: the file stands alone, or the chain has not met it. */
export function tableAt({ file, names, history }: Knows, op: Operation): TableState | undefined {
  const name = tableName(names, op);
  return name === undefined ? undefined : history?.schemaAt(file, op)?.table(name);
}

/** A column of that table, as far as the chain is certain of it. */
export function columnAt(context: Knows, op: Operation, column: string): ColumnState | undefined {
  const state = columnIn(tableAt(context, op), column);
  return state?.certain ? state : undefined;
}

/** The type that a column has when an operation runs. */
export function typeAt(context: Knows, op: Operation, column: string): Expression | undefined {
  const { file, names } = context;
  const given = op.args['existing_type']?.value;
  if (given) return { names, node: given };
  const known = columnAt(context, op, column)?.type;
  if (known) return known;
  const node = op.table && knownType(file, op.table, column, op);
  return node && { names, node };
}

/** The server default that a column has when an operation runs, where it is known to have one. */
export function defaultAt(context: Knows, op: Operation, column: string): Expression | undefined {
  const state = columnAt(context, op, column);
  if (state?.default !== undefined) return state.default ?? undefined;
  const created = op.table && knownColumn(context.file, op.table, column);
  // made elsewhere, or only later, it tells nothing: we may have given it that default ourselves
  const before = created && created.call.end <= op.start && functionOf(created.call) === functionOf(op.call);
  return before && created.serverDefault ? { names: context.names, node: created.serverDefault } : undefined;
}

/** Is a column known to be part of a foreign key when an operation runs? */
export const isKeyAt = (context: Knows, op: Operation, column: string): boolean =>
  tableAt(context, op)?.constraints.some((one) => one.kind === 'foreignkey' && one.columns?.includes(column)) ?? false;
