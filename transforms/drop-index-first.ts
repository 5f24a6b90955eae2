import { checksLeft } from '../src/core/checks-left.ts';
import { readColumn } from '../src/core/column.ts';
import { indexesLeft, isMadeBefore, restoredIndexes } from '../src/core/index-facts.ts';
import { quoted } from '../src/core/python.ts';
import { nameText } from '../src/core/restore.ts';
import { columnsOf, insertOperation, mapSteps, subject } from '../src/core/steps.ts';
import type { LeftIndex } from '../src/core/index-facts.ts';
import type { Context, OpStep, Step, Transform } from '../src/core/types.ts';

const inBlockOf = (step: OpStep, insert: ReturnType<typeof insertOperation>): Step => (step.batch ? { ...insert, batch: step.batch } : insert);

/** What the drop of a column is about. */
interface Drop {
  readonly step: OpStep;
  readonly column: string;
  readonly on: NonNullable<ReturnType<typeof subject>>;
  /** What is dropped first already, for another column. */
  readonly done: Set<string>;
}

function reportDoubt(context: Context, { step, column }: Drop, { name, since, nameless }: LeftIndex): void {
  const cannot = 'SQLite cannot drop the column before it';
  const [message, help] = nameless
    ? [`the index that index=True made is on the dropped column${placeOf(since)}, and its name is not known here: ${cannot}`, 'Write drop_index with its name in front.']
    : since
      ? [`the index ${name}${placeOf(since)} may speak of the dropped column ${column}: ${cannot}`, 'Drop the index first if it does.']
      : [`the index ${name} that the downgrade makes may be on the dropped column: ${cannot}`, 'Drop the index first if it is there.'];
  context.report(step.op, message, { help, unfixable: true });
}

const placeOf = (since: LeftIndex['since']): string => (since ? ` (${since.file}:${since.line})` : '');

function dropIndexes(context: Context, drop: Drop): readonly Step[] {
  const { step, column, on, done } = drop;
  const indexes = indexesLeft(context, step, column).filter((index) => !done.has(index.name));
  const doubtful = indexes.filter((index) => !index.certain);
  if (doubtful.length) {
    for (const index of doubtful) reportDoubt(context, drop, index);
    return [];
  }
  return indexes.map((index) => {
    done.add(index.name);
    context.report(step.op, `index ${index.name} is on the dropped column ${column}${placeOf(index.since)}: SQLite cannot drop the column before the index`);
    return inBlockOf(step, insertOperation({ name: 'drop_index', ...on, args: [quoted(index.name, context.file.style)], tableAt: 1, columns: index.columns, object: index.name }));
  });
}

function dropChecks(context: Context, { step, column, on, done }: Drop): readonly Step[] {
  return checksLeft(context, step, column).flatMap(({ check: { name, source, since }, sure, help }) => {
    const called = name === undefined ? 'an unnamed CHECK' : `the CHECK ${name}`;
    if (done.has(called)) return [];
    done.add(called);
    const message = `${called} ${sure ? 'is' : 'may be'} on the dropped column ${column} (${since.file}:${since.line}): SQLite cannot drop the column before it`;
    context.report(step.op, message, help === undefined ? {} : { help, unfixable: true });
    if (help !== undefined || name === undefined) return [];
    const args = [nameText(context, name, source), `type_=${quoted('check', context.file.style)}`];
    return [inBlockOf(step, insertOperation({ name: 'drop_constraint', ...on, args, tableAt: 1, columns: [column], object: name }))];
  });
}

function dropFirst(context: Context, step: OpStep, done: Set<string>): Step | readonly Step[] {
  const [column] = columnsOf(context.names, step) ?? [];
  const on = subject(context.names, step);
  if (column === undefined || !on) return step;
  const drop = { step, column, on, done };
  const first = [...dropChecks(context, drop), ...dropIndexes(context, drop)];
  return first.length ? [...first, step] : step;
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
    summary: 'the index or CHECK of a dropped column is dropped first',
    why: `PostgreSQL and MySQL drop the index with its column. SQLite does not: the drop fails, bare (\`error in index … after drop column\`)
and in a batch block (\`no such column\`, and \`_alembic_tmp_…\` stays). Where the revisions before, or the other direction of the same file, made the index and
nothing has dropped it, \`drop_index\` is put before \`drop_column\`. When that happens in an upgrade, the downgrade that brings the column
back gets the \`create_index\`: else the downgrade of the revision that made the index has nothing to drop. The index of \`index=True\` has the
name that SQLAlchemy gives it; where that is not the same on every database (a naming convention makes it, or it is longer than 63
characters and is cut), it is reported.

So it is with a named CHECK whose condition speaks of the column, also among others: PostgreSQL drops it along, a copy on SQLite takes it with it and fails.
\`drop_constraint\` is put before \`drop_column\`; MySQL knows that since 8.0.16, MariaDB since 10.2. What nobody can vouch for is
reported: the CHECK of a Boolean or Enum, which PostgreSQL does not have, a condition that is not written out as SQL, an index that has the column only in
its \`sqlite_where\`. An unnamed CHECK, and an index on an expression, are left out by the copy.`,
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
