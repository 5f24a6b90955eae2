import { isCreatedBefore } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import { stringsInLoop } from './loops.ts';
import { textOf } from './python.ts';
import { tableName } from './table-name.ts';
import { recreates } from './recreate.ts';
import type { TableState } from './schema.ts';
import type { Names } from './scopes.ts';
import { addedColumn } from './steps.ts';
import { field, within } from './tree.ts';
import type { Batch, Context, Operation, OpStep, Step } from './types.ts';

/** A batch block that copies its table on SQLite: a new table is made, filled from the old one, and takes its place. */
export interface Copy {
  readonly batch: Batch;
  readonly members: readonly Step[];
  /** An operation that makes it copy. */
  readonly op: Operation;
  /** With its schema; undefined: not known. */
  readonly table: string | undefined;
}

/** The text of the author's own header; empty for a block that we plan. */
export const headerOf = (context: Context, { node }: Batch): string => {
  const body = node && field(node, 'body');
  return body ? textOf(context.code, { start: node.start, end: body.start }) : '';
};

const asStep = (op: Operation): OpStep => ({ kind: 'op', op, node: op.call, edits: [] });

/** The operations of a block, also those in a loop or a branch inside the author's own. */
function operationsOf(context: Context, batch: Batch, members: readonly Step[]): readonly OpStep[] {
  const own = members.filter((step): step is OpStep => step.kind === 'op');
  const { node } = batch;
  const inner = node ? context.file.operations.filter((op) => op.batched && within(op, node) && !own.some((step) => step.op === op)) : [];
  return [...own, ...inner.map(asStep)];
}

/** A block of operations that we add has none of the author's: it is there because of one on the same table before it. */
const causeOf = (steps: readonly Step[], members: readonly Step[]): OpStep | undefined =>
  steps.slice(0, steps.indexOf(members[0] as Step)).findLast((step): step is OpStep => step.kind === 'op' && step.op.table?.key !== undefined && step.op.table.key === members[0]?.batch?.table.key);

/** Has a rule given an added column a default that is no plain text, such as `sa.false()`? Alembic copies the table for it. */
function givesExpression(names: Names, step: Step): boolean {
  const column = step.kind === 'op' ? addedColumn(names, step) : undefined;
  return !!column && step.kind === 'op' && step.edits.some(({ start, end, text }) => start === column.serverDefault?.start && end === column.serverDefault.end && !/^['"]/.test(text));
}

/** The blocks of a list that copy a table, in their order. */
export function copiesIn(context: Context, steps: readonly Step[]): readonly Copy[] {
  if (context.list.inBlock) return [];
  return [...groupedBy(steps, ({ batch }) => batch)].flatMap(([batch, members]): Copy | [] => {
    const header = headerOf(context, batch);
    const ops = operationsOf(context, batch, members);
    const first = ops[0] ?? causeOf(steps, members);
    const copies = (step: Step): boolean => recreates(context.names, step) || givesExpression(context.names, step);
    const copying = ops.find(copies) ?? (/\brecreate\s*=\s*['"]always/.test(header) || members.some(copies) ? first : undefined);
    if (!copying || /\brecreate\s*=\s*['"]never/.test(header)) return [];
    return { batch, members, op: copying.op, table: tableName(context.names, copying.op) };
  });
}

/** The tables of an operation, with their schema: in a loop over a literal list that of each round; none: not known. */
export function tablesOf(names: Names, op: Operation): readonly string[] {
  const table = tableName(names, op);
  if (table !== undefined) return [table];
  return op.table && !op.schema ? (stringsInLoop(names, op.call, op.table.text) ?? []) : [];
}

/** Was the table made in this function, so that it has no rows and nothing refers to it? */
export const isNew = (context: Context, { op }: Copy): boolean => !!op.table && !!isCreatedBefore(context.file, op.table, op.call);

/** The table as the history knows it where a block begins. */
export const tableAt = (context: Context, { op, table }: Copy): TableState | undefined =>
  table === undefined ? undefined : context.history?.schemaAt(context.file, op)?.table(table);
