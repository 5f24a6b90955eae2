import { oncePerNode } from './once.ts';
import { textOf } from './python.ts';
import { functionOf } from './scopes.ts';
import { subject } from './steps.ts';
import { walk } from './tree.ts';
import type { Batch, Context, Step } from './types.ts';

/** `batch_op`, unless the function has something else of that name: a parameter, a variable. */
const aliasIn = oncePerNode(({ code }, scope): string => {
  const other = walk(scope).some((node) => {
    if (node.type !== 'identifier' || textOf(code, node) !== 'batch_op') return false;
    return node.parent?.type !== 'as_pattern_target' && node.parent?.type !== 'attribute';
  });
  return other ? 'batch' : 'batch_op';
});

const aliasFor = ({ names, list }: Context): string => aliasIn(names, functionOf(list.node));

/** A block of ours for a step's table; undefined when the step is on none. */
export function newBatch(context: Context, step: Step): Batch | undefined {
  const on = subject(context.names, step);
  const imported = context.names.imports.get('batch_alter_table') === 'alembic.op.batch_alter_table';
  const op = (step.kind === 'op' && step.op.receiver) || context.list.op || (imported ? '' : 'op');
  return on && { table: on.table, schema: on.schema, alias: aliasFor(context), op, plain: true };
}
