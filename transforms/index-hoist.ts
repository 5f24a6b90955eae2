import { removeArguments } from '../src/core/edit.ts';
import { intentOf } from '../src/core/blocks.ts';
import { argumentsOf, quoted, textOf } from '../src/core/python.ts';
import { recreates } from '../src/core/recreate.ts';
import { addedColumn, insertOperation, mapSteps, sameTable, subject, withEdits } from '../src/core/steps.ts';
import { field } from '../src/core/tree.ts';
import type { Column } from '../src/core/column.ts';
import type { Context, Node, OpStep, Step, Transform } from '../src/core/types.ts';

/** SQLAlchemy cuts the names that it makes, and refuses ours when they are longer. */
const MOST = 63;

/** The arguments of a Column that make an index. */
const indexArguments = (context: Context, column: Column): readonly Node[] =>
  argumentsOf(column.call).filter(
    (argument) => argument.type === 'keyword_argument' && /^(?:index|unique)$/.test(textOf(context.code, field(argument, 'name') as Node)),
  );

/** Does anything in the run of steps on this table copy it? */
function runRecreates(context: Context, steps: readonly Step[], at: number): boolean {
  const joins = (i: number): boolean => !!steps[i] && sameTable(context.names, steps[i] as Step, steps[at] as Step);
  let from = at;
  let to = at;
  while (joins(from - 1)) from--;
  while (joins(to + 1)) to++;
  return steps.slice(from, to + 1).some((step) => recreates(context.names, step));
}

const goesIntoBlock = (context: Context, step: OpStep): boolean => !!step.batch || intentOf(context, step).to === 'block';

function hoist(context: Context, step: OpStep, column: Column): readonly Step[] {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const { style } = context.file;
  const index = `ix_${on.table.name}_${column.name}`;
  const unique = column.unique ? ['unique=True'] : [];
  const edits = removeArguments(context.code, column.call, indexArguments(context, column)).map((edit) => ({ ...edit, declared: true }));
  const create = insertOperation({
    name: 'create_index',
    ...on,
    args: [quoted(index, style), `[${quoted(column.name as string, style)}]`, ...unique],
    tableAt: 1,
    columns: [column.name as string],
    object: index,
  });
  return [{ ...withEdits(step, ...edits), hoisted: ['index'] }, step.batch ? { ...create, batch: step.batch } : create];
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
      if (step.kind !== 'op' || !column?.index || !goesIntoBlock(context, step)) return step;
      const early = column.unique && !!step.placeholder;
      if (!early && !runRecreates(context, steps, at)) return step;
      const known = step.op.table?.name !== undefined && column.name !== undefined && !context.options.namingConvention && `ix_${step.op.table.name}_${column.name}`.length <= MOST;
      context.report(column.call, `index=True beside an operation that copies the table leaves a stray index behind`, known ? {} : { help: 'Its name is not known here: write create_index by hand.', unfixable: true });
      return known ? hoist(context, step, column) : step;
    });
  },
};
