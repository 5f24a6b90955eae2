import { stringArg } from './bind.ts';
import { isSchemaStep } from './blocks.ts';
import { oncePerFileNode } from './once.ts';
import { constant, stringValue, textOf } from './python.ts';
import { renames } from './recreate.ts';
import { mayFill } from './rows.ts';
import { mentions, sqlString } from './sql.ts';
import { addedColumn, columnsOf, objectOf, operationOf, sameTable } from './steps.ts';
import { nodesOf } from './tree.ts';
import type { Context, OpStep, Placeholder, Step } from './types.ts';

/** A column that starts with a placeholder. */
export interface Filled {
  readonly step: OpStep;
  readonly placeholder: Placeholder;
}

/** A placeholder of ours, or the house style's own `server_default='temp'`. */
export function placeholderOf(context: Context, step: Step): Placeholder | undefined {
  if (step.kind !== 'op') return undefined;
  if (step.placeholder) return step.placeholder;
  const column = addedColumn(context.names, step);
  if (!column?.notNull || column.name === undefined || stringValue(context.code, column.serverDefault) !== 'temp') return undefined;
  return { column: column.name, columnText: textOf(context.code, column.nameNode ?? column.call), sql: sqlString('temp'), ours: false, comparable: true };
}

/** Operations that may look at rows. */
const READS = /^(?:create_(?:check_constraint|index|unique_constraint|foreign_key|primary_key)|alter_column)$/;

/** Does this step look at the rows of a column: would a placeholder in them make it fail, or stay for good? */
function readsRows(context: Context, step: Step, column: string): boolean {
  const name = operationOf(step);
  const { names, code } = context;
  if (name === 'create_check_constraint' && step.kind === 'op') {
    const condition = step.op.args['condition'];
    return !condition || mentions(textOf(code, condition.value), column);
  }
  const unique = name === 'create_index' && step.kind === 'op' && constant(step.op.args['unique']?.value) === true;
  const alters = name === 'alter_column' && step.kind === 'op' && constant(step.op.args['nullable']?.value) === false;
  const ours = step.kind === 'insert' && name === 'create_index' && (step.operation?.args ?? []).includes('unique=True');
  if (!unique && !alters && !ours && !/^create_(?:unique_constraint|foreign_key|primary_key)$/.test(name ?? '')) return false;
  if (alters && step.kind === 'op') return stringArg(names, step.op.args['column_name']) === column;
  return columnsOf(names, step)?.includes(column) ?? true;
}

/** The run of steps on one table that begins at an index: where it ends. */
export function runEnd(context: Context, steps: readonly Step[], from: number): number {
  let end = from + 1;
  while (end < steps.length && sameTable(context.names, steps[from] as Step, steps[end] as Step) && !endsRun(context, steps, from, end)) end++;
  return end;
}

/** A rename, the end of the table, or the drop of a column that was filled: the values must be there before it. */
function endsRun(context: Context, steps: readonly Step[], from: number, at: number): boolean {
  const step = steps[at] as Step;
  if (!isSchemaStep(step) || (step.kind === 'op' && renames(step.op))) return true;
  if (operationOf(step) !== 'drop_column') return false;
  const [dropped] = columnsOf(context.names, step) ?? [];
  return steps.slice(from, at).some((other) => placeholderOf(context, other)?.column === dropped);
}

/** Does a statement of the author's own give a placeholder's column its values? */
export const fills = (context: Context, later: Step, { step, placeholder }: Filled): boolean =>
  later.kind !== 'insert' && (operationOf(later) ?? 'execute') === 'execute' && !later.batch && !context.file.isFenced(later.node) && !!step.op.table && mayFill(context.names, later.node, step.op.table, placeholder.column);

/** A statement behind which an operation may be moved: it has no operations in it. */
const isPassable = (context: Context, step: Step): boolean =>
  step.kind === 'op' ? step.op.name === 'execute' && !step.batch : step.kind === 'keep' && !step.batch && !holdsOperation(context.file, step.node);

const holdsOperation = oncePerFileNode(({ operationAt }, node) => nodesOf(node, 'call').some((call) => (operationAt.get(call)?.name ?? 'execute') !== 'execute'));

/** `session.commit()` behind the loop that sets the values: only then are they in the table. */
const sends = (context: Context, step: Step): boolean => step.kind === 'keep' && /\.(?:commit|flush|close)\(\)\s*$/.test(textOf(context.code, step.node));

/** Index of the last of the author's own statements that fill the column; -1 when there is none that we may move behind. */
function ownFill(context: Context, steps: readonly Step[], end: number, filled: Filled): number {
  let last = -1;
  for (let at = end; at < steps.length && isPassable(context, steps[at] as Step); at++) if (fills(context, steps[at] as Step, filled) || (last === at - 1 && sends(context, steps[at] as Step))) last = at;
  return last;
}

/** Does the author fill it later in this list, before anything looks at its rows? */
function fillsLater(context: Context, steps: readonly Step[], end: number, filled: Filled): boolean {
  const rest = steps.slice(end);
  const fill = rest.findIndex((step) => fills(context, step, filled));
  const read = rest.findIndex((step) => sameTable(context.names, filled.step, step) && readsRows(context, step, filled.placeholder.column));
  return fill >= 0 && (read < 0 || fill < read);
}

/** The steps on one table from a placeholder on, and who looks at its rows. */
export interface Run {
  readonly all: readonly Step[];
  readonly from: number;
  readonly end: number;
  readonly steps: readonly Step[];
  readonly filled: readonly Filled[];
  /** For each step the placeholders whose rows it looks at. */
  readonly waiting: readonly (readonly Filled[])[];
  /** Where the author fills a placeholder himself, behind the run; -1: nowhere. */
  readonly own: ReadonlyMap<Filled, number>;
}

/** Reads a run: which steps look at the rows of which placeholder, and where the author fills them himself. */
export function readRun(context: Context, all: readonly Step[], from: number, end: number, filled: readonly Filled[]): Run {
  const steps = all.slice(from, end);
  const places = new Map(steps.map((step, index) => [step, index]));
  const waiting = steps.map((step, index) => (READS.test(operationOf(step) ?? '') ? filled.filter((entry) => (places.get(entry.step) as number) < index && readsRows(context, step, entry.placeholder.column)) : []));
  const readers = steps.filter((_, i) => waiting[i]?.length);
  const own = new Map(filled.map((entry) => [entry, readers.every((reader) => mayPass(context, reader, steps)) ? ownFill(context, all, end, entry) : -1]));
  return { all, from, end, steps, filled, waiting, own };
}

/** May a reader go behind all that follows it in the run? Not where that takes away what it needs. */
function mayPass(context: Context, reader: Step, run: readonly Step[]): boolean {
  const columns = columnsOf(context.names, reader);
  return run.slice(run.indexOf(reader) + 1).every((step) => {
    const name = operationOf(step) ?? '';
    if (isAdding(step) || name.startsWith('create_')) return true;
    if (/^drop_(?:constraint|index)$/.test(name)) return objectOf(context.names, step) !== objectOf(context.names, reader);
    const touched = columnsOf(context.names, step);
    return !!columns && !!touched && !touched.some((column) => columns.includes(column));
  });
}

/** Steps that a reader may be moved behind on every database: they add. */
export const isAdding = (step: Step): boolean => /^(?:add_column|create_index)$/.test(operationOf(step) ?? '');

/** Which placeholders of these get a marked statement? */
export const needsStub = (context: Context, { all, end, waiting, own }: Run, entry: Filled): boolean => {
  if ((own.get(entry) as number) >= 0) return false;
  const read = waiting.some((entries) => entries.includes(entry));
  return read || (entry.placeholder.ours && (entry.placeholder.nullableFirst === true || !fillsLater(context, all, end, entry)));
};
