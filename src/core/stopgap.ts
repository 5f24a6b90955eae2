import { literalDefault, placeholderFor } from './column-types.ts';
import type { Column } from './column.ts';
import { stringValue } from './python.ts';
import { mayFill, rowStatements } from './rows.ts';
import { functionOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import type { Operation } from './types.ts';

/** No database takes longer ones, and no pattern holds them. */
const isName = (name: string | undefined): boolean => name !== undefined && name.length < 1000;

/**
 * Is the default of an added column there only for the rows that are there? So the rules server-default and backfill write it: the value of
 * `default=`, or a placeholder with a statement behind it that gives the real values. A second run must not take it for one that somebody means.
 */
export function isStopgap(names: Names, op: Operation, column: Column): boolean {
  const value = stringValue(names.code, column.serverDefault);
  const { table } = op;
  if (value === undefined || !column.notNull || !table || !isName(column.name) || !isName(table.name)) return false;
  if (value === literalDefault(names, column.default, column.type)) return true;
  if (value !== placeholderFor(names, column.type, {})?.value) return false;
  return rowStatements(names, functionOf(op.call)).some((node) => node.start >= op.end && mayFill(names, node, table, column.name as string));
}
