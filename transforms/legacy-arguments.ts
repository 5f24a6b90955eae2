import { readColumn } from '../src/core/column.ts';
import { replaceArgument, replaceNode } from '../src/core/edit.ts';
import { OPERATIONS } from '../src/core/operations.ts';
import { positional, textOf, valueText } from '../src/core/python.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import { field } from '../src/core/tree.ts';
import type { Arg, Context, Edit, Node, OpStep, Transform } from '../src/core/types.ts';

const BOOLEANS = new Set(['nullable', 'unique', 'if_exists', 'if_not_exists', 'deferrable']);
const STRINGS = new Set(['schema', 'source_schema', 'referent_schema', 'onupdate', 'ondelete', 'initially', 'match']);
const LITERAL = /^(?:string|concatenated_string|integer|float|list|dictionary|tuple|true|false)$/;

/** A value that the parameter cannot mean: the table passed to a block's operation, say. */
const isMisplaced = (arg: Arg): boolean => {
  if (arg.keyword || !LITERAL.test(arg.value.type)) return false;
  const truth = arg.value.type === 'true' || arg.value.type === 'false';
  return BOOLEANS.has(arg.name) ? !truth : STRINGS.has(arg.name) && !arg.value.type.endsWith('string');
};

function edits(context: Context, step: OpStep): readonly Edit[] {
  const { op } = step;
  const misplaced = Object.values(op.args).find((arg) => arg.legacy && isMisplaced(arg));
  if (misplaced) {
    context.report(misplaced.node, `${textOf(context.code, misplaced.value)} stands where ${op.name} takes ${misplaced.name}`, { help: 'The call fails on every database: look at its arguments.', unfixable: true });
    return [];
  }
  return Object.values(op.args)
    .filter((arg) => arg.legacy)
    .map((arg) => {
      const name = arg.keyword ? (field(arg.node, 'name') as Node) : undefined;
      context.report(arg.node, arg.keyword ? `${op.name} takes no ${textOf(context.code, name as Node)}= since Alembic 1.5` : `${op.name} takes ${arg.name} by keyword only since Alembic 1.11`);
      return name ? replaceNode(name, arg.name) : replaceNode(arg.node, `${arg.name}=${valueText(context.code, arg.node)}`);
    });
}

/** `op.drop_column('t', sa.Column('c'))`: raises on every Alembic; only the name can be meant. */
function droppedColumn(context: Context, step: OpStep): readonly Edit[] {
  const value = step.op.name === 'drop_column' ? step.op.args['column_name']?.value : undefined;
  const name = value && readColumn(context.names, value) && positional(value)[0];
  if (!value || !name || context.options.safe) return [];
  context.report(value, 'drop_column takes the name of a column, not a Column');
  return [{ ...replaceArgument(context.code, value, textOf(context.code, name)), declared: true }];
}

export const legacyArguments: Transform = {
  meta: {
    id: 'legacy-arguments',
    summary: "pre-1.11 positional extras and pre-1.5 keyword names → today's",
    why: `Alembic 1.11 made the optional arguments keyword-only, and 1.5 took away the old keyword names (\`type=\`, \`cols=\`, \`source=\`,
\`tablename=\`…). Called the old way, today's Alembic raises a TypeError on every database. The values stay; only their names are
written. A Column passed to \`drop_column\`, which fails everywhere, becomes its name (not with \`--safe\`).`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/changelog.html#change-1.11.0', 'https://alembic.sqlalchemy.org/en/latest/changelog.html#change-1.5.0'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      // a second argument of execute() is meant as bind parameters, which it never took
      if (step.kind !== 'op' || step.op.opaque || !OPERATIONS[step.op.name] || step.op.name === 'execute') return step;
      const changed = [...edits(context, step), ...droppedColumn(context, step)];
      return changed.length ? withEdits(step, ...changed) : step;
    }),
};
