import { intentOf } from './blocks.ts';
import { removeArguments } from './edit.ts';
import { isNamed, ownIndex } from './own-index.ts';
import { argumentsOf, quoted, textOf } from './python.ts';
import { recreates } from './recreate.ts';
import { addedColumn, insertOperation, mapSteps, sameTable, subject, withEdits } from './steps.ts';
import { field } from './tree.ts';
import type { Column } from './column.ts';
import type { Context, Node, OpStep, Step } from './types.ts';

/** The arguments of a Column that make an index. */
const indexArguments = (context: Context, column: Column): readonly Node[] =>
  argumentsOf(column.call).filter(
    (argument) => argument.type === 'keyword_argument' && /^(?:index|unique)$/.test(textOf(context.code, field(argument, 'name') as Node)),
  );

/** Is this an added column whose `index=True` goes into a batch block, and was not taken out yet? */
export const hasOwnIndex = (context: Context, step: OpStep, column: Column): boolean =>
  column.index && !step.hoisted?.includes('index') && (!!step.batch || intentOf(context, step).to === 'block');

/**
 * Takes `index=True` out of a column and makes the same index with an operation directly after it.
 *
 * @returns undefined when the name that SQLAlchemy gives the index is not known here
 */
export function hoistIndex(context: Context, step: OpStep, column: Column): readonly Step[] | undefined {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const { style } = context.file;
  const index = column.name === undefined ? undefined : ownIndex(context.names, step.op, column.name);
  if (column.name === undefined || !index || !isNamed(index, context.options)) return undefined;
  const unique = column.unique ? ['unique=True'] : [];
  const edits = removeArguments(context.code, column.call, indexArguments(context, column)).map((edit) => ({ ...edit, declared: true }));
  const create = insertOperation({
    name: 'create_index',
    ...on,
    args: [quoted(index.name, style), `[${quoted(column.name, style)}]`, ...unique],
    tableAt: 1,
    columns: [column.name],
    object: index.name,
  });
  return [{ ...withEdits(step, ...edits), hoisted: [...(step.hoisted ?? []), 'index'] }, step.batch ? { ...create, batch: step.batch } : create];
}

/** Does anything in the run of steps on this table copy it? */
function runRecreates(context: Context, steps: readonly Step[], at: number): boolean {
  const joins = (i: number): boolean => !!steps[i] && sameTable(context.names, steps[i] as Step, steps[at] as Step);
  let from = at;
  let to = at;
  while (joins(from - 1)) from--;
  while (joins(to + 1)) to++;
  return steps.slice(from, to + 1).some((step) => recreates(context.names, step));
}

/** Hoists the indexes of added columns that stand beside something that copies their table; reports those whose name is not known. */
export const hoistIndexes = (context: Context, steps: readonly Step[]): readonly Step[] =>
  mapSteps(steps, (step, at) => {
    const column = addedColumn(context.names, step);
    if (step.kind !== 'op' || !column || !hasOwnIndex(context, step, column) || !runRecreates(context, steps, at)) return step;
    const hoisted = hoistIndex(context, step, column);
    context.report(column.call, 'index=True beside an operation that copies the table leaves a stray index behind', hoisted ? {} : { help: 'Its name is not known here: write create_index by hand.', unfixable: true });
    return hoisted ?? step;
  });
