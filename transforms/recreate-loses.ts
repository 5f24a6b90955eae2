import { stringArg } from '../src/core/bind.ts';
import { opposite, tableConstraints } from '../src/core/facts.ts';
import { isExpressionIndex, recreates } from '../src/core/recreate.ts';
import { calls, textOf } from '../src/core/python.ts';
import { functionOf } from '../src/core/scopes.ts';
import { objectOf, operationOf } from '../src/core/steps.ts';
import { walk } from '../src/core/tree.ts';
import type { Batch, Context, OpStep, Transform } from '../src/core/types.ts';

/** What this file puts on a table that a copy of it loses, made in the same function before the copy. */
function lost(context: Context, step: OpStep, table: string): readonly string[] {
  const { file, names } = context;
  const before = file.operations.filter((op) => op.scope === step.op.scope && op.end <= step.op.start && op.table?.name === table && !file.isFenced(op.call));
  const dropped = new Set(before.filter((op) => op.name === 'drop_index').map((op) => stringArg(names, op.args['index_name'])));
  const indexes = before.filter((op) => op.args['columns'] && isExpressionIndex(names, op)).map((op) => stringArg(names, op.args['index_name']) ?? 'an index on an expression');
  const checks = before.filter((op) => op.name === 'create_table' && tableConstraints(names, op).some(({ kind, name }) => kind === 'check' && name === undefined));
  return [
    ...indexes.filter((name) => !dropped.has(name)).map((name) => `the index ${name}`),
    ...checks.map(() => 'an unnamed CHECK'),
    ...(hasTrigger(context, step, table) ? ['a trigger'] : []),
  ];
}

/** What has run when a step runs: its function up to it, and before a downgrade the upgrade. */
function textBefore(context: Context, step: OpStep): string {
  const { scope, call, start } = step.op;
  const other = scope.startsWith('downgrade') ? context.names.functions.get(opposite(scope)) : undefined;
  return `${other ? textOf(context.code, other) : ''}\n${context.code.slice(functionOf(call).start, start)}`;
}

/** A trigger that this function makes on the table before this step, and neither drops before nor makes again after it. */
function hasTrigger(context: Context, step: OpStep, table: string): boolean {
  const scope = functionOf(step.op.call);
  const made = new RegExp(`\\bCREATE\\s+(?:\\w+\\s+){0,3}TRIGGER\\b(?:(?!\\bON\\b)[\\s\\S])*\\bON\\s+["'\`]?${table}\\b`, 'i');
  const before = textBefore(context, step);
  const at = before.search(made);
  return at >= 0 && !/\bDROP\s+TRIGGER\b/i.test(before.slice(at)) && !made.test(context.code.slice(step.op.end, scope.end));
}

/** A view that this function makes on the table before this step, and does not drop again. */
function hasView(context: Context, step: OpStep, table: string): boolean {
  const before = textBefore(context, step);
  const made = before.search(new RegExp(`\\bCREATE\\s+(?:\\w+\\s+){0,3}VIEW\\b(?:(?!\\bexecute\\b)[\\s\\S])*\\b${table}\\b`, 'i'));
  return made >= 0 && !/\bDROP\s+VIEW\b/i.test(before.slice(made));
}

const dependents = (context: Context, step: OpStep, table: string): readonly string[] => {
  const generated = context.file.operations.some(
    (op) => op.table?.name === table && op.end <= step.op.start && op.scope === step.op.scope && walk(op.call).some((node) => /(?:^|\.)Computed$/.test(calls(context.code, node, context.names.imports) ?? '')),
  );
  return [...(hasView(context, step, table) ? ['a view that reads it'] : []), ...(generated ? ['its generated column'] : [])];
};

export const recreateLoses: Transform = {
  meta: {
    id: 'recreate-loses',
    summary: 'a copied table loses an index on an expression, a trigger or an unnamed CHECK, or a view makes the copy fail',
    why: `A batch block that copies a table makes the new one from what SQLAlchemy can read of the old: indexes on expressions, DESC and
COLLATE in an index, triggers and unnamed CHECKs are not read, and are lost without an error. A view on the table, and a generated
column in it, make the copy fail. Reported where this file says that the table has such a thing. Make the index again after the
block; drop the view or trigger before it and create it again; name the CHECK.`,
    fix: 'none',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/batch.html#sqlite-batch-cascades', 'https://github.com/sqlalchemy/alembic/issues/1207'],
  },
  run(steps, context) {
    const seen = new Set<Batch>();
    for (const step of steps) {
      const table = step.kind === 'op' ? step.op.table?.name : undefined;
      if (step.kind !== 'op' || !step.batch || seen.has(step.batch) || table === undefined || !/^\w+$/.test(table) || !recreates(context.names, step)) continue;
      seen.add(step.batch);
      const own = steps.filter((other) => other.batch === step.batch && operationOf(other) === 'drop_index').map((other) => objectOf(context.names, other));
      const things = lost(context, step, table).filter((thing) => !own.some((name) => thing === `the index ${name}`));
      if (things.length) context.report(step.op, `the block copies ${table}, which loses ${things.join(' and ')}`, { help: 'Make it again after the block.', unfixable: true });
      const blocking = dependents(context, step, table);
      if (blocking.length) context.report(step.op, `the block copies ${table}, and ${blocking.join(' and ')} makes the copy fail on SQLite`, { help: 'Drop the view before the block and create it again after it.', unfixable: true });
    }
    return steps;
  },
};
