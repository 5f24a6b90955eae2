import { isSchemaStep } from '../src/core/blocks.ts';
import { hoistIndexes } from '../src/core/hoist.ts';
import { renames } from '../src/core/recreate.ts';
import { mayFill } from '../src/core/rows.ts';
import { insertOperation, sameTable, subject } from '../src/core/steps.ts';
import type { Context, InsertStep, OpStep, Step, Transform } from '../src/core/types.ts';

function dropDefault(context: Context, step: OpStep): InsertStep {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const { column, columnText, type } = step.placeholder as NonNullable<OpStep['placeholder']>;
  const existing = type ? [`existing_type=${type}`] : [];
  return insertOperation({
    name: 'alter_column',
    ...on,
    args: [columnText, ...existing, 'server_default=None'],
    tableAt: 0,
    columns: [column],
  });
}

/** Behind the statement that fills the column, and behind the operations on the table that follow it. */
function place(context: Context, steps: readonly Step[], step: OpStep): number {
  const column = step.placeholder?.column ?? '';
  const fills = (other: Step): boolean =>
    other.kind === 'insert' ? !other.operation && other.text.includes(column) : !!step.op.table && mayFill(context.names, other.node, step.op.table, column);
  let at = steps.indexOf(step) + 1;
  const filled = steps.slice(at).findIndex(fills);
  if (filled >= 0) at += filled + 1;
  const joins = (other: Step | undefined): boolean => !!other && sameTable(context.names, step, other) && isSchemaStep(other) && !(other.kind === 'op' && renames(other.op));
  while (joins(steps[at])) at++;
  return at;
}

export const dropPlaceholder: Transform = {
  meta: {
    id: 'drop-placeholder',
    summary: 'with `placeholder = "drop"`: a last block takes the placeholder default away',
    why: `A placeholder default that stays is a permanent DEFAULT on production. With \`placeholder = "drop"\`, a last block removes it once the
rows have their values, and the end schema is the one that the author wrote.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run(steps, context) {
    if (context.options.placeholder !== 'drop') return steps;
    const ours = steps.filter((step): step is OpStep => step.kind === 'op' && !!step.placeholder?.ours && !step.placeholder.nullableFirst);
    if (!ours.length) return steps;
    const dropped = ours.reduce<readonly Step[]>((next, step) => {
      const at = place(context, next, step);
      context.report(step.op, `the placeholder default of ${step.placeholder?.column} is taken away once the rows are filled`);
      return [...next.slice(0, at), dropDefault(context, step), ...next.slice(at)];
    }, steps);
    // what was added without a copy of the table may now stand beside one
    return hoistIndexes(context, dropped);
  },
};
