import { isAskedInVain } from '../src/core/asked-name.ts';
import { constraintName as nameOf } from '../src/core/column.ts';
import { inventedName } from '../src/core/constraint-names.ts';
import { copiesIn, headerOf } from '../src/core/copies.ts';
import { withHeader } from '../src/core/headers.ts';
import { conventionOption, MYSQL_KEY, nameForDrop, unreachable, type Unreachable } from '../src/core/naming-convention.ts';
import { CREATES } from '../src/core/facts.ts';
import { appendArgument, removeArguments, replaceArgument } from '../src/core/edit.ts';
import { argumentsOf, constant, quoted, textOf } from '../src/core/python.ts';
import { addedColumn, insertOperation, mapSteps, subject, withEdits } from '../src/core/steps.ts';
import { field } from '../src/core/tree.ts';
import type { Column } from '../src/core/column.ts';
import type { Arg, Context, OpStep, Step, Transform } from '../src/core/types.ts';

const UNKNOWN = { help: 'Its name cannot be told from this file: write one.', unfixable: true };

/** `create_foreign_key(None, …)`, `drop_constraint(None, …)` */
function nameOperation(context: Context, step: OpStep): Step {
  const { op } = step;
  const kind = CREATES[op.name];
  const arg = op.args['constraint_name'];
  const reached = op.name === 'drop_constraint' ? reachable(context, step) : step;
  if (!arg || constant(arg.value) !== null) return reached;
  const name = kind ? inventedName(context, op, kind) : op.name === 'drop_constraint' ? nameForDrop(context, op) : undefined;
  const message = kind ? `an unnamed constraint cannot be made in a batch block, nor dropped later` : 'drop_constraint(None) fails on every database';
  context.report(op, message, name === undefined ? UNKNOWN : {});
  if (name === undefined) return step;
  return { ...withEdits(step, { ...replaceArgument(context.code, arg.value, quoted(name, context.file.style)) }), named: true };
}

/** A convention names what is made; for a drop it has no columns to make a name of, and `None` fails. */
function underConvention(context: Context, step: OpStep): OpStep {
  if (step.op.name !== 'drop_constraint') return step;
  const name = step.op.args['constraint_name'];
  if (name && constant(name.value) === null) context.report(step.op, 'drop_constraint(None) fails on every database, with a naming convention too', { help: 'Write the name that the convention gave it.', unfixable: true });
  const found = name && constant(name.value) !== null ? unreachable(context, step.op) : undefined;
  if (found && found.called === found.name) return found.name === MYSQL_KEY ? step : unread(context, step, found);
  return found?.kind === 'primary' ? calledOtherwise(context, step, found) : step;
}

const notRead = ({ name, kind }: Pick<Unreachable, 'name' | 'kind'>): string =>
  `SQLAlchemy before 2.0.45 does not read the name ${name} of a ${kind === 'primary' ? 'primary' : 'foreign'} key on SQLite, since it needs quotes: the drop fails there`;

/** A drop that older releases of SQLAlchemy do not find: where no entry helps, it is said. */
function unread(context: Context, step: OpStep, found: Unreachable): OpStep {
  context.report(step.op, notRead(found), { help: 'Use SQLAlchemy 2.0.45 or newer, or give the key a name in lower case.', severity: 'note', unfixable: true });
  return step;
}

const notThere = (name: string): string =>
  name === MYSQL_KEY ? `SQLite has no name for a primary key that is made without one, and SQLAlchemy 1.4 does not read ${name} there` : `SQLite has no constraint ${name}: it was made without a name, and the drop fails there`;

/** A drop by a name that SQLite does not have, and that no entry of a block's `naming_convention` lets it find. */
function reachable(context: Context, step: OpStep): OpStep {
  if (isAskedInVain(context, step.op)) {
    context.report(step.op, 'its name is asked of the database, and SQLite has none for a constraint that was made without one: the drop fails there', { help: 'Name it in the revision that makes it, or leave the drop out where the name is None.', unfixable: true });
  }
  const found = unreachable(context, step.op);
  if (!found || found.entry) return step;
  if (found.called === found.name) return unread(context, step, found);
  if (found.kind === 'primary') return calledOtherwise(context, step, found);
  const help = found.kind === 'check' ? 'Name it in the revision that creates the table; a copy of the table loses an unnamed CHECK anyway.' : 'Name it in the revision that creates the table.';
  context.report(step.op, notThere(found.name), { help, unfixable: true });
  return step;
}

/** MySQL drops a primary key by its kind: with the name that it has elsewhere, the statement there is the same. */
function calledOtherwise(context: Context, step: OpStep, { name, called }: Unreachable): OpStep {
  const { value } = step.op.args['constraint_name'] as Arg;
  const message = `only MySQL drops the primary key as ${name}${called === undefined ? '' : `: it is called ${called}`}`;
  if (called === undefined || name !== MYSQL_KEY) {
    context.report(step.op, message, { help: 'Write the name that it gets where it is made.', unfixable: true });
    return step;
  }
  context.report(step.op, message);
  return withEdits(step, { ...replaceArgument(context.code, value, quoted(called, context.file.style)), declared: true });
}

/** Options of a block that may give a constraint its name. */
const NAMES_ITSELF = /\b(?:naming_convention|copy_from|reflect_args|reflect_kwargs)\b|\*\*/;

/** The author's own blocks with the entries that let SQLite find what they drop; to ours, the rule batch gives them. */
function inOwnBlocks(context: Context, steps: readonly Step[]): readonly Step[] {
  return copiesIn(context, steps).reduce((all, copy) => {
    if (!copy.batch.node || NAMES_ITSELF.test(headerOf(context, copy.batch))) return all;
    const missed = copy.members.flatMap((step) => {
      const found = step.kind === 'op' ? unreachable(context, step.op) : undefined;
      return found?.entry && step.kind === 'op' ? [{ op: step.op, found, entry: found.entry }] : [];
    });
    if (!missed.length) return all;
    const option = conventionOption(context.file, missed.map(({ entry }) => entry));
    const inside = withHeader(context, copy, option);
    for (const { op, found } of missed) context.report(op, found.called === found.name && found.name !== MYSQL_KEY ? notRead(found) : notThere(found.name), inside ? {} : { help: `Give the block ${option}.`, unfixable: true });
    const from = all.indexOf(copy.members[0] as Step);
    return inside ? [...all.slice(0, from), ...inside, ...all.slice(from + copy.members.length)] : all;
  }, steps);
}

/** `sa.Column(…, sa.ForeignKey('p.id'))`, `sa.Column(…, unique=True)` */
function nameColumn(context: Context, step: OpStep, column: Column): Step | readonly Step[] {
  const { code, file, names, options } = context;
  const { op } = step;
  const keys = options.namingConvention ? [] : column.foreignKeys.filter((key) => !nameOf(names, key));
  const unique = column.unique && !column.index;
  if (!keys.length && !unique) return step;
  const keyName = keys.length ? inventedName(context, op, 'foreignkey') : undefined;
  const uniqueName = unique && !options.namingConvention ? inventedName(context, op, 'unique') : undefined;
  const unknown = (keys.length > 0 && keyName === undefined) || keys.length > 1 || (unique && !options.namingConvention && uniqueName === undefined) || column.name === undefined;
  context.report(column.call, 'a constraint inside an added column needs a name in a batch block', unknown ? UNKNOWN : {});
  if (unknown) return step;
  const edits = keys.map((key) => appendArgument(code, key, `name=${quoted(keyName as string, file.style)}`));
  const named: OpStep = { ...withEdits(step, ...edits), named: true };
  return unique ? hoistUnique(context, named, column, uniqueName) : named;
}

function hoistUnique(context: Context, step: OpStep, column: Column, name: string | undefined): readonly Step[] {
  const { code, file, names } = context;
  const on = subject(names, step) as NonNullable<ReturnType<typeof subject>>;
  const argument = argumentsOf(column.call).filter((one) => one.type === 'keyword_argument' && textOf(code, field(one, 'name') as { start: number; end: number }) === 'unique');
  const create = insertOperation({
    name: 'create_unique_constraint',
    ...on,
    args: [name === undefined ? 'None' : quoted(name, file.style), `[${quoted(column.name as string, file.style)}]`],
    tableAt: 1,
    columns: [column.name as string],
    ...(name === undefined ? {} : { object: name }),
  });
  return [{ ...withEdits(step, ...removeArguments(code, column.call, argument)), hoisted: [...(step.hoisted ?? []), 'unique'] }, step.batch ? { ...create, batch: step.batch } : create];
}

export const constraintName: Transform = {
  meta: {
    id: 'constraint-name',
    summary: 'an unnamed constraint gets the name that PostgreSQL would choose',
    why: `Batch mode refuses a constraint without a name (\`Constraint must have a name\`), and one that has no name cannot be dropped later.
The name is the one that PostgreSQL gives it anyway (\`t_c_fkey\`, \`t_c_key\`, cut to 63 bytes), so that its end state stays the same; or,
where the other direction of the same file drops exactly one constraint of that kind, the name that it drops. \`unique=True\` in an added
column becomes a constraint of its own. An author's block that drops a constraint by the name that PostgreSQL gave it gets the entry of
\`naming_convention\` that lets SQLite find it; so does a primary key that is dropped as \`PRIMARY\`, MySQL's name, and where the chain
says that it has a name, that name is written. A foreign or primary key whose name needs quotes (\`FK_Mixed\`) gets such an entry too: SQLAlchemy before
2.0.45 does not read that name on SQLite. A name that an inspector, or a table read from the database, is asked for is reported: SQLite may have none. Where env.py's metadata has a naming convention, \`None\` stays: the convention names it.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/naming.html', 'https://alembic.sqlalchemy.org/en/latest/batch.html#dropping-unnamed-or-named-foreign-keys'],
  },
  run: (steps, context) =>
    mapSteps(context.options.namingConvention ? steps : inOwnBlocks(context, steps), (step) => {
      if (step.kind !== 'op' || step.op.opaque || !step.op.table) return step;
      const column = addedColumn(context.names, step);
      if (column) return context.list.inBlock ? step : nameColumn(context, step, column);
      return context.options.namingConvention ? underConvention(context, step) : nameOperation(context, step);
    }),
};
