import { hasOwnIndex, hoistIndex } from '../src/core/hoist.ts';
import { recreates } from '../src/core/recreate.ts';
import { addedColumn, mapSteps, sameTable } from '../src/core/steps.ts';
import type { Context, Step, Transform } from '../src/core/types.ts';

/** Does anything in the run of steps on this table copy it? */
function runRecreates(context: Context, steps: readonly Step[], at: number): boolean {
  const joins = (i: number): boolean => !!steps[i] && sameTable(context.names, steps[i] as Step, steps[at] as Step);
  let from = at;
  let to = at;
  while (joins(from - 1)) from--;
  while (joins(to + 1)) to++;
  return steps.slice(from, to + 1).some((step) => recreates(context.names, step));
}

export const indexHoist: Transform = {
  meta: {
    id: 'index-hoist',
    summary: '`index=True` beside an operation that copies the table → its own `create_index`',
    why: `In a block that copies the table, Alembic makes the index of \`index=True\` once on the temporary table and once on the real one: a
stray \`ix__alembic_tmp_…\` stays, and a later drop of the column fails. As an operation of its own, directly after the column,
the index is made once, and every other database gets the same statements. A unique index on a column with a placeholder becomes
an operation too, so that it can be made after the values are there.`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
  },
  run(steps, context) {
    if (context.list.inBlock) return steps;
    return mapSteps(steps, (step, at) => {
      const column = addedColumn(context.names, step);
      if (step.kind !== 'op' || !column || !hasOwnIndex(context, step, column) || !runRecreates(context, steps, at)) return step;
      const hoisted = hoistIndex(context, step, column);
      context.report(column.call, 'index=True beside an operation that copies the table leaves a stray index behind', hoisted ? {} : { help: 'Its name is not known here: write create_index by hand.', unfixable: true });
      return hoisted ?? step;
    });
  },
};
