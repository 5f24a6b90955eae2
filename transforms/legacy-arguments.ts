import { replaceNode } from '../src/core/edit.ts';
import { OPERATIONS } from '../src/core/operations.ts';
import { textOf } from '../src/core/python.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import { field } from '../src/core/tree.ts';
import type { Context, Edit, OpStep, Transform } from '../src/core/types.ts';

function edits(context: Context, step: OpStep): readonly Edit[] {
  const { op } = step;
  return Object.values(op.args)
    .filter((arg) => arg.legacy)
    .map((arg) => {
      const name = arg.keyword ? (field(arg.node, 'name') as { start: number; end: number }) : undefined;
      context.report(arg.node, arg.keyword ? `${op.name} takes no ${textOf(context.code, name as { start: number; end: number })}= since Alembic 1.5` : `${op.name} takes ${arg.name} by keyword only since Alembic 1.11`);
      return name ? replaceNode(name, arg.name) : { start: arg.node.start, end: arg.node.start, text: `${arg.name}=` };
    });
}

export const legacyArguments: Transform = {
  meta: {
    id: 'legacy-arguments',
    summary: "pre-1.11 positional extras and pre-1.5 keyword names → today's",
    why: `Alembic 1.11 made the optional arguments keyword-only, and 1.5 took away the old keyword names (\`type=\`, \`cols=\`, \`source=\`,
\`tablename=\`…). Called the old way, today's Alembic raises a TypeError on every database. The values stay; only their names are
written.`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/changelog.html#change-1.11.0', 'https://alembic.sqlalchemy.org/en/latest/changelog.html#change-1.5.0'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'op' || step.op.opaque || !OPERATIONS[step.op.name]) return step;
      const changed = edits(context, step);
      return changed.length ? withEdits(step, ...changed) : step;
    }),
};
