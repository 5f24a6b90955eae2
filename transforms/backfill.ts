import { maySplit } from '../src/core/blocks.ts';
import { hasOwnIndex, hoistIndex } from '../src/core/hoist.ts';
import { fills, isAdding, needsStub, placeholderOf, readRun, runEnd } from '../src/core/placeholder-runs.ts';
import type { Filled, Run } from '../src/core/placeholder-runs.ts';
import { updateRows } from '../src/core/rows.ts';
import type { Update } from '../src/core/rows.ts';
import { addedColumn, insertOperation, mapSteps, subject } from '../src/core/steps.ts';
import type { Context, InsertStep, OpStep, Step, Transform } from '../src/core/types.ts';

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

type Arranged = { readonly steps: readonly Step[]; readonly next: number };

/** Does the step at an index of a run look at rows of a placeholder? */
const waits = ({ waiting }: Run, at: number): boolean => !!waiting[at]?.length;

/** The columns, then the values, then what looks at the values; only columns and indexes are passed, all else keeps its place. */
function fillHere(context: Context, run: Run): Arranged {
  const reader = run.waiting.findIndex((entries) => entries.length > 0);
  let cut = reader < 0 ? run.steps.length : reader;
  while (cut < run.steps.length && (waits(run, cut) || isAdding(run.steps[cut] as Step))) cut++;
  const first = run.steps.slice(0, cut);
  const entries = run.filled.filter((entry) => first.includes(entry.step));
  const stubs = entries.filter((entry) => needsStub(context, run, entry));
  const notNull = entries.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  const moved = first.filter((_, i) => waits(run, i));
  if (!moved.length && !stubs.length && !notNull.length) return { steps: first, next: run.from + cut };
  const at = run.from + cut;
  const broken = run.all[at]?.batch === run.all[at - 1]?.batch ? run.all.slice(at, at + 1) : [];
  const rigid = [...moved, ...broken].find((step) => !maySplit(run.all, step.batch));
  if (rigid) return refuse(context, rigid, run);
  reportMoved(context, moved);
  return { steps: [...first.filter((step) => !moved.includes(step)), ...stubsFor(context, stubs), ...notNull, ...moved], next: run.from + cut };
}

/** The author fills the column behind the run: what looks at it goes behind that. */
function fillThere(context: Context, run: Run): Arranged {
  const late = [...run.waiting.flat(), ...run.filled.filter((entry) => entry.placeholder.nullableFirst)];
  const until = Math.max(run.end - 1, ...late.map((entry) => run.own.get(entry) as number));
  const moved = run.steps.filter((_, i) => waits(run, i));
  const notNull = run.filled.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  const stubs = run.filled.filter((entry) => needsStub(context, run, entry));
  const broken = run.all[until]?.batch === run.all[until + 1]?.batch ? run.all.slice(until, until + 1) : [];
  const rigid = [...moved, ...broken].find((step) => !maySplit(run.all, step.batch));
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
  return late.some((entry) => (run.own.get(entry) as number) >= 0) ? fillThere(context, run) : fillHere(context, run);
}

/** One marked statement per placeholder, behind the run. */
function stubsFor(context: Context, needed: readonly Filled[]): readonly InsertStep[] {
  if (!needed.length) return [];
  for (const { step, placeholder } of needed) {
    context.report(step.op, `column ${placeholder.column || placeholder.columnText} starts with a placeholder: put its real values in the marked statement`);
  }
  return [updateRows(context, needed.map((entry) => stub(context, entry)), needed.at(-1)?.step.op.end ?? 0)];
}

/** A block that cannot be split is for a person; the marked statement stands behind it. */
function refuse(context: Context, step: Step, run: Run): Arranged {
  const span = step.kind === 'insert' ? { start: 0, end: 0 } : step.kind === 'op' ? step.op : step.node;
  if (run.waiting.some((entries) => entries.length > 0)) context.report(span, 'it looks at rows that still have the placeholder, in a block that cannot be split', { help: 'Fill the rows between two blocks.', unfixable: true });
  let next = run.end;
  while (run.all[next]?.batch && run.all[next]?.batch === run.all[next - 1]?.batch) next++;
  const stubs = run.filled.filter((entry) => needsStub(context, run, entry) && !run.all.slice(next).some((later) => fills(context, later, entry)));
  const notNull = run.filled.filter((entry) => entry.placeholder.nullableFirst).map((entry) => makeNotNull(context, entry));
  return { steps: [...run.all.slice(run.from, next), ...stubsFor(context, stubs), ...notNull], next };
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
