import { stringArg } from '../src/core/bind.ts';
import { createdIndexes, opposite } from '../src/core/facts.ts';
import { reach } from '../src/core/rows.ts';
import { functionOf } from '../src/core/scopes.ts';
import { quoted, textOf } from '../src/core/python.ts';
import { columnsOf, insertOperation, mapSteps, subject } from '../src/core/steps.ts';
import { statementOf } from '../src/core/tree.ts';
import type { Context, OpStep, Transform } from '../src/core/types.ts';
import type { KnownIndex } from '../src/core/facts.ts';

/** The indexes that the other direction made on a column and that this direction never drops. */
function leftIndexes(context: Context, step: OpStep, column: string): readonly KnownIndex[] {
  const { file, names } = context;
  const { table, scope } = step.op;
  if (!table || opposite(scope) === scope || dropsUnseen(context, step)) return [];
  const dropped = new Set(file.operations.filter((op) => op.name === 'drop_index' && op.scope === scope).map((op) => stringArg(names, op.args['index_name'])));
  return createdIndexes(file, table, opposite(scope)).filter((index) => index.columns.includes(column) && !dropped.has(index.name) && isCertain(context, index));
}

/** Indexes that the function, or a helper that it calls, drops in a way that does not tell which. */
function dropsUnseen(context: Context, step: OpStep): boolean {
  const { file, names } = context;
  const text = reach(names, functionOf(step.op.call));
  if (/\bDROP\s+INDEX\b/i.test(text)) return true;
  const called = file.operations.filter((op) => op.name === 'drop_index' && (op.scope === step.op.scope || text.includes(textOf(context.code, op.call))));
  return called.some((op) => op.scope !== step.op.scope || stringArg(names, op.args['index_name']) === undefined);
}

/** Made in the function's own list, not in a branch or a loop, and not dropped there again: only then is it surely there. */
function isCertain(context: Context, { op, name }: KnownIndex): boolean {
  const { file, names } = context;
  let statement = statementOf(op.call);
  const block = statement.parent?.parent;
  if (block?.type === 'with_statement') statement = statementOf(block);
  const gone = file.operations.some((other) => other.name === 'drop_index' && other.scope === op.scope && stringArg(names, other.args['index_name']) === name);
  return !gone && statement.parent?.parent?.type === 'function_definition';
}

export const dropIndexFirst: Transform = {
  meta: {
    id: 'drop-index-first',
    summary: 'the index of a dropped column is dropped first',
    why: `PostgreSQL and MySQL drop the index with its column. SQLite does not: the drop fails, bare (\`error in index … after drop column\`)
and in a batch block (\`no such column\`, and \`_alembic_tmp_…\` stays). Where the other direction of the same file makes the index and
this one does not drop it, \`drop_index\` is put before \`drop_column\`.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run(steps, context) {
    if (context.list.inBlock) return steps;
    const done = new Set<string>();
    return mapSteps(steps, (step) => {
      if (step.kind !== 'op' || step.op.name !== 'drop_column' || step.op.opaque) return step;
      const [column] = columnsOf(context.names, step) ?? [];
      const on = subject(context.names, step);
      const indexes = column === undefined || !on ? [] : leftIndexes(context, step, column).filter((index) => !done.has(index.name));
      if (!indexes.length || !on) return step;
      // create_index in a downgrade restores what was there; index=True in a restored column may be somebody's wish
      const doubtful = step.op.scope.startsWith('downgrade') ? [] : indexes.filter((index) => index.op.name !== 'create_index');
      if (doubtful.length) {
        for (const index of doubtful) context.report(step.op, `the index ${index.name} that the downgrade makes may be on the dropped column: SQLite cannot drop the column before it`, { help: 'Drop the index first if it is there.', unfixable: true });
        return step.batch ? step : { ...step, bare: 'an index may be on the column: bare, the drop fails without leaving a temporary table behind' };
      }
      const drops = indexes.map((index) => {
        done.add(index.name);
        context.report(step.op, `index ${index.name} is on the dropped column ${column}: SQLite cannot drop the column before the index`);
        const drop = insertOperation({ name: 'drop_index', ...on, args: [quoted(index.name, context.file.style)], tableAt: 1, columns: index.columns, object: index.name });
        return step.batch ? { ...drop, batch: step.batch } : drop;
      });
      return [...drops, step];
    });
  },
};
