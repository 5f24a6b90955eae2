import { readColumn } from '../src/core/column.ts';
import { indexesLeft, isMadeBefore, restoredIndexes } from '../src/core/index-facts.ts';
import { quoted } from '../src/core/python.ts';
import { columnsOf, insertOperation, mapSteps, subject } from '../src/core/steps.ts';
import type { LeftIndex } from '../src/core/index-facts.ts';
import type { Context, OpStep, Step, Transform } from '../src/core/types.ts';

const inBlockOf = (step: OpStep, insert: ReturnType<typeof insertOperation>): Step => (step.batch ? { ...insert, batch: step.batch } : insert);

function reportDoubt(context: Context, step: OpStep, { name, since, nameless }: LeftIndex): void {
  const cannot = 'SQLite cannot drop the column before it';
  const [message, help] = nameless
    ? [`the index that index=True made is on the dropped column${placeOf(since)}, and its name is not known here: ${cannot}`, 'Write drop_index with its name in front.']
    : [`the index ${name} that the downgrade makes may be on the dropped column: ${cannot}`, 'Drop the index first if it is there.'];
  context.report(step.op, message, { help, unfixable: true });
}

const placeOf = (since: LeftIndex['since']): string => (since ? ` (${since.file}:${since.line})` : '');

function dropFirst(context: Context, step: OpStep, done: Set<string>): Step | readonly Step[] {
  const [column] = columnsOf(context.names, step) ?? [];
  const on = subject(context.names, step);
  const indexes = column === undefined || !on ? [] : indexesLeft(context, step, column).filter((index) => !done.has(index.name));
  if (!indexes.length || !on) return step;
  const doubtful = indexes.filter((index) => !index.certain);
  if (doubtful.length) {
    for (const index of doubtful) reportDoubt(context, step, index);
    return step;
  }
  const drops = indexes.map((index) => {
    done.add(index.name);
    context.report(step.op, `index ${index.name} is on the dropped column ${column}${placeOf(index.since)}: SQLite cannot drop the column before the index`);
    return inBlockOf(step, insertOperation({ name: 'drop_index', ...on, args: [quoted(index.name, context.file.style)], tableAt: 1, columns: index.columns, object: index.name }));
  });
  return [...drops, step];
}

/** The index that the upgrade's drop takes away comes back with its column: the revision that made it drops it by name. */
function restore(context: Context, step: OpStep): Step | readonly Step[] {
  const added = readColumn(context.names, step.op.args['column']?.value);
  const column = added?.name;
  const on = subject(context.names, step);
  // NULLs are never duplicates
  const filled = !!added && (added.notNull || !!added.serverDefault);
  const indexes = column === undefined || !on ? [] : restoredIndexes(context, step, column);
  const made = indexes.flatMap((index: LeftIndex) => {
    const unfixable = !!index.nameless || (index.unique && filled) || index.columns.some((name) => name !== column && !isMadeBefore(context, step, name));
    context.report(step.op, `the upgrade drops ${index.nameless ? 'an index' : `index ${index.name}`} with the column ${column}, and the downgrade does not make it again: the downgrade that drops it will fail`, unfixable ? { help: 'Make it again when its columns are back and filled.', unfixable } : {});
    if (unfixable || !on) return [];
    const { style } = context.file;
    return [inBlockOf(step, insertOperation({ name: 'create_index', ...on, args: [quoted(index.name, style), `[${index.columns.map((name) => quoted(name, style)).join(', ')}]`, ...(index.unique ? ['unique=True'] : [])], tableAt: 1, columns: index.columns, object: index.name }))];
  });
  return made.length ? [step, ...made] : step;
}

export const dropIndexFirst: Transform = {
  meta: {
    id: 'drop-index-first',
    summary: 'the index of a dropped column is dropped first',
    why: `PostgreSQL and MySQL drop the index with its column. SQLite does not: the drop fails, bare (\`error in index … after drop column\`)
and in a batch block (\`no such column\`, and \`_alembic_tmp_…\` stays). Where the revisions before, or the other direction of the same file, made the index and
nothing has dropped it, \`drop_index\` is put before \`drop_column\`. When that happens in an upgrade, the downgrade that brings the column
back gets the \`create_index\`: else the downgrade of the revision that made the index has nothing to drop. The index of \`index=True\` has the
name that SQLAlchemy gives it; where that is not the same on every database (a naming convention makes it, or it is longer than 63
characters and is cut), it is reported.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run(steps, context) {
    if (context.list.inBlock) return steps;
    const done = new Set<string>();
    return mapSteps(steps, (step) => {
      if (step.kind !== 'op' || step.op.opaque) return step;
      if (step.op.name === 'drop_column') return dropFirst(context, step, done);
      return step.op.name === 'add_column' && step.op.scope.startsWith('downgrade') ? restore(context, step) : step;
    });
  },
};
