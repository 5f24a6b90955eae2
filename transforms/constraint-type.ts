import { stringArg } from '../src/core/bind.ts';
import { inventedNames } from '../src/core/constraint-names.ts';
import { createdConstraints } from '../src/core/facts.ts';
import { appendArgument } from '../src/core/edit.ts';
import { constant, quoted } from '../src/core/python.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import type { ConstraintKind } from '../src/core/facts.ts';
import type { Context, OpStep, Transform } from '../src/core/types.ts';

/** The kind of a dropped constraint, when this file makes it and all that have its name are of one kind. */
function kindOf(context: Context, step: OpStep): ConstraintKind | undefined {
  const name = stringArg(context.names, step.op.args['constraint_name']);
  const { table } = step.op;
  if (name === undefined || !table) return undefined;
  const invented = [...inventedNames(context.file)].filter(([source]) => source.table?.key === table.key).map(([, entry]) => entry);
  const kinds = new Set([...createdConstraints(context.file, table), ...invented].filter((made) => made.name === name).map((made) => made.kind));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

export const constraintType: Transform = {
  meta: {
    id: 'constraint-type',
    summary: 'missing `type_` on `drop_constraint`, from where the same file makes the constraint',
    why: `MySQL has a statement of its own for each kind of constraint, so Alembic raises there without \`type_\`. SQLite and PostgreSQL do not
need it. Where the same file makes the constraint, the kind is certain and is written.`,
    fix: 'safe',
    presets: ['house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/ops.html#alembic.operations.Operations.drop_constraint'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'op' || step.op.name !== 'drop_constraint' || step.op.opaque) return step;
      const given = step.op.args['type_'];
      if (given && constant(given.value) !== null) return step;
      const kind = given ? undefined : kindOf(context, step);
      if (!kind) return step;
      context.report(step.op, `drop_constraint needs type_ on MySQL; this file makes it as ${kind}`);
      return withEdits(step, appendArgument(context.code, step.op.call, `type_=${quoted(kind, context.file.style)}`));
    }),
};
