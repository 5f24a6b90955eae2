import { columnNames, stringArg } from './bind.ts';
import { readColumn } from './column.ts';
import type { Column } from './column.ts';
import { valueText } from './python.ts';
import type { Names } from './scopes.ts';
import type { Edit, InsertStep, NewOperation, OpStep, Step, TableRef } from './types.ts';

/** The table and schema that a step changes; undefined for statements that are no operations on a table. */
export function subject(names: Names, step: Step): { table: TableRef; schema: string } | undefined {
  if (step.kind === 'insert') return step.operation && { table: step.operation.table, schema: step.operation.schema };
  if (step.kind === 'keep') return undefined;
  if (step.batch) return { table: step.batch.table, schema: step.batch.schema };
  const { table, schema } = step.op;
  return table && { table, schema: schema ? valueText(names.code, schema.value) : 'None' };
}

/** Are two steps certainly on the same table of the same schema? */
export function sameTable(names: Names, a: Step, b: Step): boolean {
  const [one, other] = [subject(names, a), subject(names, b)];
  return one?.table.key !== undefined && one.table.key === other?.table.key && one.schema === other.schema;
}

/** The name of a step's operation, the author's or ours. */
export const operationOf = (step: Step): string | undefined => (step.kind === 'op' ? step.op.name : step.kind === 'insert' ? step.operation?.name : undefined);

/** The columns that an operation makes, changes or names; undefined: not all known. */
export function columnsOf(names: Names, step: Step): readonly string[] | undefined {
  if (step.kind === 'insert') return step.operation?.columns;
  if (step.kind !== 'op') return undefined;
  const { args, name } = step.op;
  if (name === 'add_column') {
    const column = readColumn(names, args['column']?.value)?.name;
    return column === undefined ? undefined : [column];
  }
  if (args['column_name']) {
    const column = stringArg(names, args['column_name']);
    return column === undefined ? undefined : [column];
  }
  return columnNames(names, args['columns'] ?? args['local_cols']);
}

/** The name of the index or constraint that an operation makes or drops. */
export function objectOf(names: Names, step: Step): string | undefined {
  if (step.kind === 'insert') return step.operation?.object;
  if (step.kind !== 'op') return undefined;
  return stringArg(names, step.op.args['index_name'] ?? step.op.args['constraint_name']);
}

/** The column of an `add_column`. */
export const addedColumn = (names: Names, step: Step): Column | undefined =>
  step.kind === 'op' && step.op.name === 'add_column' ? readColumn(names, step.op.args['column']?.value) : undefined;

/** The step with further edits. */
export const withEdits = (step: OpStep, ...edits: readonly Edit[]): OpStep => ({ ...step, edits: [...step.edits, ...edits] });

/** An operation that we add. */
export const insertOperation = (operation: NewOperation): InsertStep => ({ kind: 'insert', text: '', operation });

/** A comment that we write: a name in it may have a line end. */
export const comment = (text: string): string => `# ${text.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}`;

/** Statements that we add, one per line. */
export const insertText = (...lines: readonly string[]): InsertStep => ({ kind: 'insert', text: lines.join('\n') });

/** The steps with each replaced by what `change` returns; the same array when nothing changed. */
export function mapSteps(steps: readonly Step[], change: (step: Step, index: number) => Step | readonly Step[]): readonly Step[] {
  let changed = false;
  const next = steps.flatMap((step, index) => {
    const result = change(step, index);
    changed ||= result !== step;
    return result;
  });
  return changed ? next : steps;
}
