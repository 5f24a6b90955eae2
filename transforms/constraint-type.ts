import { stringArg } from '../src/core/bind.ts';
import { inventedNames } from '../src/core/constraint-names.ts';
import { createdConstraints } from '../src/core/facts.ts';
import { appendArgument } from '../src/core/edit.ts';
import { tableAt } from '../src/core/known.ts';
import { defaultName, meantConstraints } from '../src/core/meant-constraints.ts';
import { nameForDrop } from '../src/core/naming-convention.ts';
import { constant, quoted } from '../src/core/python.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import type { ConstraintKind } from '../src/core/facts.ts';
import type { Origin } from '../src/core/schema.ts';
import type { Context, OpStep, Transform } from '../src/core/types.ts';

interface Known {
  readonly kind: ConstraintKind;
  /** The revision that makes it; undefined: this file does. */
  readonly since?: Origin;
}

/** The kind of a dropped constraint: of the one that the chain has at this place, else of the one that this file makes. */
function kindOf(context: Context, step: OpStep): Known | undefined {
  // what constraint-name has just written counts as if it had been there
  const name = step.named ? nameForDrop(context, step.op) : stringArg(context.names, step.op.args['constraint_name']);
  if (name === undefined) return undefined;
  const table = tableAt(context, step.op);
  const meant = table ? meantConstraints(table, name, undefined).filter((one) => one.name === name || defaultName(table.name, one) === name) : [];
  const [only] = meant;
  if (only?.certain && meant.length === 1) return { kind: only.kind, since: only.since };
  const kind = kindInFile(context, step, name);
  return kind && { kind };
}

/** When this file makes it and all that have its name are of one kind. */
function kindInFile(context: Context, step: OpStep, name: string): ConstraintKind | undefined {
  const { table } = step.op;
  if (!table) return undefined;
  const invented = [...inventedNames(context.file, context.history)].filter(([source]) => source.table?.key === table.key).map(([, entry]) => entry);
  const kinds = new Set([...createdConstraints(context.file, table), ...invented].filter((made) => made.name === name).map((made) => made.kind));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

export const constraintType: Transform = {
  meta: {
    id: 'constraint-type',
    summary: 'missing `type_` on `drop_constraint`, from where the chain or the same file makes the constraint',
    why: `MySQL has a statement of its own for each kind of constraint, so Alembic raises there without \`type_\`. SQLite and PostgreSQL do not
need it. Where the revisions before or the same file make the constraint, the kind is certain and is written.`,
    fix: 'safe',
    presets: ['house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/ops.html#alembic.operations.Operations.drop_constraint'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'op' || step.op.name !== 'drop_constraint' || step.op.opaque) return step;
      // what unique-as-index makes of a drop_index says it
      if (context.file.operationAt.get(step.op.call)?.name === 'drop_index') return step;
      const given = step.op.args['type_'];
      if (given && constant(given.value) !== null) return step;
      const known = given ? undefined : kindOf(context, step);
      if (!known) return step;
      const { kind, since } = known;
      context.report(step.op, `drop_constraint needs type_ on MySQL; ${since ? `${since.file}:${since.line}` : 'this file'} makes it as ${kind}`);
      return withEdits(step, appendArgument(context.code, step.op.call, `type_=${quoted(kind, context.file.style)}`));
    }),
};
