import { stringArg } from '../src/core/bind.ts';
import { appendArgument } from '../src/core/edit.ts';
import { createdColumns, operationsBefore } from '../src/core/facts.ts';
import { columnAt } from '../src/core/known.ts';
import { constant } from '../src/core/python.ts';
import { changesOf } from '../src/core/recreate.ts';
import { columnsOf, mapSteps, withEdits } from '../src/core/steps.ts';
import type { ColumnState } from '../src/core/schema.ts';
import { write } from '../src/core/write-excerpt.ts';
import type { Context, Edit, OpStep, Step, Transform } from '../src/core/types.ts';

/** What MySQL writes as CHANGE or MODIFY: the whole column, or what is not said is gone. */
const REWRITES = new Set(['new_column_name', 'nullable', 'type_', 'autoincrement', 'comment']);

/** An argument that says something: `None` and `False` mean that nothing is said. */
const says = (step: OpStep, name: string): boolean => {
  const value = step.op.args[name]?.value;
  return !!value && constant(value) !== null && (constant(value) !== false || name.endsWith('nullable'));
};

/** A column that the same function adds, perhaps under another name: its default may be a placeholder, ours on a second run, which nobody misses. */
function isAddedHere({ file, names }: Context, { op }: OpStep, name: string): boolean {
  const before = operationsBefore(file, op);
  const called: (string | undefined)[] = [name];
  for (const { args } of [...before].reverse()) if (args['new_column_name'] && called.includes(stringArg(names, args['new_column_name']))) called.push(stringArg(names, args['column_name']));
  return before.some((one) => one.name === 'add_column' && createdColumns(names, one).some((column) => called.includes(column.name)));
}

/** The arguments that tell MySQL what the column is and stays, as far as the chain knows. */
function missing(context: Context, step: OpStep, column: ColumnState): readonly string[] {
  const type = column.type && write(context, column.type);
  const serverDefault = column.default && !column.stopgap ? write(context, column.default) : undefined;
  const wants = {
    type: !says(step, 'type_') && !says(step, 'existing_type'),
    nullable: !says(step, 'nullable') && !says(step, 'existing_nullable'),
    default: !step.op.args['server_default'] && !step.op.args['existing_server_default'] && !isAddedHere(context, step, column.name),
  };
  if (wants.type && type === undefined) return [];
  return [
    ...(wants.type ? [`existing_type=${type}`] : []),
    // a column that may be NULL and has no default is what MySQL makes of it anyway
    ...(wants.nullable && column.nullable === false ? ['existing_nullable=False'] : []),
    ...(wants.default && serverDefault !== undefined ? [`existing_server_default=${serverDefault}`] : []),
  ];
}

function change(context: Context, step: Step): Step {
  if (step.kind !== 'op' || step.op.name !== 'alter_column' || step.op.opaque || !changesOf(step.op).some((name) => REWRITES.has(name))) return step;
  const [name] = columnsOf(context.names, step) ?? [];
  const column = name === undefined ? undefined : columnAt(context, step.op, name);
  const args = column ? missing(context, step, column) : [];
  if (!column || !args.length) return step;
  const what = args.map((arg) => arg.slice(0, arg.indexOf('='))).join(', ');
  context.report(step.op, `MySQL writes the whole column anew: without ${what} it ${what.includes('existing_type') ? 'refuses' : 'loses what is not said'}; ${name} is known from ${column.since.file}:${column.since.line}`);
  const edits = args.map((arg) => appendArgument(context.code, step.op.call, arg));
  return withEdits(step, { ...(edits[0] as Edit), text: edits.map((edit) => edit.text).join('') });
}

export const existingType: Transform = {
  meta: {
    id: 'existing-type',
    summary: 'the `existing_…` arguments that MySQL needs for `alter_column`, from the chain',
    why: `MySQL has no statement that changes one property of a column: MODIFY and CHANGE write it whole. Without \`existing_type\` Alembic
raises (\`All MySQL CHANGE/MODIFY COLUMN operations require the existing type\`); without \`existing_nullable\` a NOT NULL column
silently becomes nullable, and without \`existing_server_default\` it loses its default. Where the revisions before tell what the column is, with
certainty, it is written; a placeholder default is none that anybody misses. PostgreSQL and SQLite get the same statements as before.`,
    fix: 'review',
    presets: ['house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/ops.html#alembic.operations.Operations.alter_column', 'https://github.com/sqlalchemy/alembic/blob/main/alembic/ddl/mysql.py'],
  },
  run: (steps, context) => (context.history ? mapSteps(steps, (step) => change(context, step)) : steps),
};
