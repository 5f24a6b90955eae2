import { stringArg } from '../src/core/bind.ts';
import { constant, stringValue, textOf } from '../src/core/python.ts';
import { mayFill, updateRows } from '../src/core/rows.ts';
import type { Update } from '../src/core/rows.ts';
import { isSchemaStep, maySplit } from '../src/core/blocks.ts';
import { hasOwnIndex, hoistIndex } from '../src/core/hoist.ts';
import { renames } from '../src/core/recreate.ts';
import { within } from '../src/core/tree.ts';
import { mentions, sqlString } from '../src/core/sql.ts';
import { addedColumn, columnsOf, insertOperation, mapSteps, objectOf, operationOf, sameTable, subject } from '../src/core/steps.ts';
import type { Context, InsertStep, OpStep, Placeholder, Step, Transform } from '../src/core/types.ts';

interface Filled {
  readonly step: OpStep;
  readonly placeholder: Placeholder;
}

/** A placeholder of ours, or the house style's own `server_default='temp'`. */
function placeholderOf(context: Context, step: Step): Placeholder | undefined {
  if (step.kind !== 'op') return undefined;
  if (step.placeholder) return step.placeholder;
  const column = addedColumn(context.names, step);
  if (!column?.notNull || column.name === undefined || stringValue(context.code, column.serverDefault) !== 'temp') return undefined;
  return { column: column.name, columnText: textOf(context.code, column.nameNode ?? column.call), sql: sqlString('temp'), ours: false, comparable: true };
}

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
function runEnd(context: Context, steps: readonly Step[], from: number): number {
  let end = from + 1;
  while (end < steps.length && sameTable(context.names, steps[from] as Step, steps[end] as Step) && !endsRun(context, steps, from, end)) end++;
  return end;
}

/** A rename, the end of the table, or the drop of a column that was filled: the values must be there before it. */
function endsRun(context: Context, steps: readonly Step[], from: number, at: number): boolean {
  const step = steps[at] as Step;
  if (!isSchemaStep(step) || (step.kind === 'op' && renames(step.op))) return true;
  const added = steps.slice(from, at).map((other) => placeholderOf(context, other)?.column);
  return operationOf(step) === 'drop_column' && added.includes(columnsOf(context.names, step)?.[0]);
}

const fills = (context: Context, later: Step, { step, placeholder }: Filled): boolean =>
  later.kind !== 'insert' && !later.batch && !context.file.isFenced(later.node) && !!step.op.table && mayFill(context.names, later.node, step.op.table, placeholder.column);

/** A statement behind which an operation may be moved: it has no operations in it. */
const isPassable = (context: Context, step: Step): boolean =>
  step.kind === 'op' ? step.op.name === 'execute' && !step.batch : step.kind === 'keep' && !step.batch && !context.file.operations.some((op) => op.name !== 'execute' && within(op, step.node));

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

function stub(context: Context, { step, placeholder }: Filled): Update {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const name = `${on.table.name === undefined ? '' : `${on.table.name}.`}${placeholder.column || `{${placeholder.columnText}}`}`;
  return {
    table: on.table,
    schema: on.schema,
    column: placeholder.column,
    ...(placeholder.column ? {} : { columnText: placeholder.columnText }),
    value: placeholder.sql,
    // PostgreSQL has no = for json: every row has the placeholder anyway
    where: placeholder.nullableFirst ? 'null' : placeholder.comparable ? { equals: placeholder.sql } : 'all',
    comments: [
      placeholder.sql === 'NULL'
        ? `migfix: backfill ${name}: put a value in place of NULL, or it cannot become NOT NULL`
        : `migfix: backfill ${name}: put the real values in place of the placeholder`,
    ],
  };
}

/** The last act of a column that was added as NULL. */
function makeNotNull(context: Context, { step, placeholder }: Filled): InsertStep {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const type = placeholder.type ? [`existing_type=${placeholder.type}`] : [];
  return insertOperation({
    name: 'alter_column',
    ...on,
    args: [placeholder.columnText, ...type, 'nullable=False'],
    tableAt: 0,
    columns: [placeholder.column],
  });
}

interface Run {
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

type Arranged = { readonly steps: readonly Step[]; readonly next: number };

function readRun(context: Context, all: readonly Step[], from: number, end: number, filled: readonly Filled[]): Run {
  const steps = all.slice(from, end);
  const waiting = steps.map((step, index) => filled.filter((entry) => steps.indexOf(entry.step) < index && readsRows(context, step, entry.placeholder.column)));
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

const isAdding = (step: Step): boolean => /^(?:add_column|create_index)$/.test(operationOf(step) ?? '');

/** Which placeholders of these get a marked statement? */
const needsStub = (context: Context, { all, end, waiting, own }: Run, entry: Filled): boolean => {
  if ((own.get(entry) ?? -1) >= 0) return false;
  const read = waiting.some((entries) => entries.includes(entry));
  return read || (entry.placeholder.ours && (entry.placeholder.nullableFirst === true || !fillsLater(context, all, end, entry)));
};

/** The columns, then the values, then what looks at the values; only columns and indexes are passed, all else keeps its place. */
function fillHere(context: Context, run: Run): Arranged {
  const reader = run.waiting.findIndex((entries) => entries.length > 0);
  let cut = reader < 0 ? run.steps.length : reader;
  while (cut < run.steps.length && ((run.waiting[cut]?.length ?? 0) > 0 || isAdding(run.steps[cut] as Step))) cut++;
  const first = run.steps.slice(0, cut);
  const entries = run.filled.filter((entry) => first.includes(entry.step));
  const stubs = entries.filter((entry) => needsStub(context, run, entry));
  const notNull = entries.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  const moved = first.filter((_, i) => (run.waiting[i]?.length ?? 0) > 0);
  if (!moved.length && !stubs.length && !notNull.length) return { steps: first, next: run.from + cut };
  const broken = run.steps[cut]?.batch === run.steps[cut - 1]?.batch ? run.steps.slice(cut, cut + 1) : [];
  const rigid = [...moved, ...broken].find((step) => !maySplit(run.all, step.batch));
  if (rigid) return refuse(context, rigid, run);
  reportMoved(context, moved);
  return { steps: [...first.filter((step) => !moved.includes(step)), ...stubsFor(context, stubs), ...notNull, ...moved], next: run.from + cut };
}

/** The author fills the column behind the run: what looks at it goes behind that. */
function fillThere(context: Context, run: Run): Arranged {
  const late = [...run.waiting.flat(), ...run.filled.filter((entry) => entry.placeholder.nullableFirst)];
  const until = Math.max(run.end - 1, ...late.map((entry) => run.own.get(entry) ?? -1));
  const moved = run.steps.filter((_, i) => (run.waiting[i]?.length ?? 0) > 0);
  const notNull = run.filled.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  const stubs = run.filled.filter((entry) => needsStub(context, run, entry));
  const rigid = moved.find((step) => !maySplit(run.all, step.batch));
  if (rigid) return refuse(context, rigid, run);
  reportMoved(context, moved);
  const kept = run.steps.filter((step) => !moved.includes(step));
  return { steps: [...kept, ...stubsFor(context, stubs), ...run.all.slice(run.end, until + 1), ...notNull, ...moved], next: until + 1 };
}

const reportMoved = (context: Context, moved: readonly Step[]): void => {
  for (const step of moved) if (step.kind === 'op') context.report(step.op, `${step.op.name} looks at rows that still have the placeholder: it goes after the backfill`);
};

function arrange(context: Context, run: Run): Arranged {
  const late = [...run.waiting.flat(), ...run.filled.filter((entry) => entry.placeholder.nullableFirst)];
  return late.some((entry) => (run.own.get(entry) ?? -1) >= 0) ? fillThere(context, run) : fillHere(context, run);
}

/** One marked statement per placeholder, behind the run. */
function stubsFor(context: Context, needed: readonly Filled[]): readonly InsertStep[] {
  if (!needed.length) return [];
  for (const { step, placeholder } of needed) {
    context.report(step.op, `column ${placeholder.column || placeholder.columnText} starts with a placeholder: put its real values in the marked statement`);
  }
  return [updateRows(context, needed.map((entry) => stub(context, entry)), needed.at(-1)?.step.op.end ?? 0)];
}

/** A block that cannot be split is for a person. */
function refuse(context: Context, step: Step, run: Run): Arranged {
  const span = step.kind === 'op' ? step.op : { start: 0, end: 0 };
  context.report(span, 'it looks at rows that still have the placeholder, in a block that cannot be split', { help: 'Fill the rows between two blocks.', unfixable: true });
  const stubs = run.filled.filter((entry) => needsStub(context, run, entry));
  const notNull = run.filled.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  return { steps: [...run.steps, ...stubsFor(context, stubs), ...notNull], next: run.end };
}

/** A unique index inside a column with a placeholder becomes an operation, so that it can be made after the values are there. */
const uniqueIndexes = (context: Context, steps: readonly Step[]): readonly Step[] =>
  mapSteps(steps, (step) => {
    const column = addedColumn(context.names, step);
    const early = step.kind === 'op' && column?.unique && placeholderOf(context, step) && hasOwnIndex(context, step, column);
    return (early && hoistIndex(context, step, column)) || step;
  });

export const backfill: Transform = {
  meta: {
    id: 'backfill',
    summary: 'a marked UPDATE after a placeholder; what looks at the rows goes behind it',
    why: `Every existing row starts with the same placeholder, so a UNIQUE constraint in the same block fails as soon as there are two rows,
and on SQLite leaves \`_alembic_tmp_…\` behind, on which every retry fails. The columns come first, then the values, then what
looks at the values: unique constraints and indexes, foreign keys, checks, NOT NULL.

The statement that we insert is a real UPDATE that changes nothing until somebody edits it; its mark (\`# migfix: backfill\`) is
counted in the summary. Where the author fills the column already, nothing is inserted and the constraint goes behind that.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run(given, context) {
    if (context.list.inBlock) return given;
    const steps = uniqueIndexes(context, given);
    const out: Step[] = [];
    for (let i = 0; i < steps.length; ) {
      if (!placeholderOf(context, steps[i] as Step)) {
        out.push(steps[i++] as Step);
        continue;
      }
      const end = runEnd(context, steps, i);
      const filled = steps.slice(i, end).flatMap((step) => {
        const placeholder = placeholderOf(context, step);
        return placeholder ? [{ step: step as OpStep, placeholder }] : [];
      });
      const arranged = arrange(context, readRun(context, steps, i, end, filled));
      out.push(...arranged.steps);
      i = arranged.next;
    }
    return out.length === given.length && out.every((step, i) => step === given[i]) ? given : out;
  },
};
