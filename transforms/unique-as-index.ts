import { columnNames, stringArg } from '../src/core/bind.ts';
import { appendArgument, removeArguments, replaceNode } from '../src/core/edit.ts';
import { createdConstraints, opposite } from '../src/core/facts.ts';
import { oncePer } from '../src/core/once.ts';
import { tableAt } from '../src/core/known.ts';
import { uniqueCalled } from '../src/core/meant-constraints.ts';
import { constant, quoted, textOf } from '../src/core/python.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import { field } from '../src/core/tree.ts';
import type { Arg, Context, Edit, FileFacts, Node, Operation, OpStep, Transform } from '../src/core/types.ts';

const DROPS = new Set(['index_name', 'table_name', 'schema']);
const CREATES = new Set([...DROPS, 'columns', 'unique']);

const takes = ({ args, opaque }: Operation, names: ReadonlySet<string>): boolean => !opaque && Object.keys(args).every((name) => names.has(name));

type Found = 'constraint' | 'one of several' | undefined;

/** Is what a `drop_index` drops a UNIQUE constraint? MySQL calls one without a name after its first column. */
function dropped(context: Context, op: Operation): Found {
  const name = stringArg(context.names, op.args['index_name']);
  if (name === undefined || !op.table) return undefined;
  const table = tableAt(context, op);
  if (!table) return inFile(context, op, name) ? 'constraint' : undefined;
  const constraint = table.indexes.some((index) => index.name === name) ? undefined : uniqueCalled(table, name);
  if (!constraint?.certain) return undefined;
  const unnamed = table.constraints.filter((one) => one.kind === 'unique' && one.name === undefined);
  return constraint.name === name || (table.whole && unnamed.length === 1 && !context.options.namingConvention) ? 'constraint' : 'one of several';
}

/** Where only the file is known: the other direction makes it as a constraint, and nothing as an index. */
const inFile = ({ file, names }: Context, op: Operation, name: string): boolean =>
  createdConstraints(file, op.table as NonNullable<Operation['table']>, opposite(op.scope)).some((made) => made.kind === 'unique' && made.name === name) &&
  !file.operations.some((other) => other.name === 'create_index' && stringArg(names, other.args['index_name']) === name);

/** The constraints that a file drops as indexes, by what makes them again: the direction, the table, the name. */
const droppedIn = oncePer<FileFacts, Set<string>, [Context]>((file, context) => new Set(file.operations.flatMap((op) => (op.name === 'drop_index' && takes(op, DROPS) && dropped(context, op) === 'constraint' ? [placeOf(context, op, op.scope)] : []))));

const placeOf = ({ names }: Context, { table, args }: Operation, scope: string): string => `${scope}\0${table?.key}\0${stringArg(names, args['index_name'])}`;

/** The step as another operation, whose arguments have other names. */
function as(step: OpStep, name: string, edits: readonly Edit[]): OpStep {
  const { op } = step;
  const callee = field(op.call, 'function') as Node;
  const method = callee.type === 'attribute' ? (field(callee, 'attribute') as Node) : callee;
  const called = op.args['index_name'] as Arg;
  const keyword = called.keyword ? [replaceNode(field(called.node, 'name') as Node, 'constraint_name')] : [];
  const { index_name: constraint_name, unique: _, ...args } = op.args;
  return { ...withEdits(step, replaceNode(method, name), ...keyword, ...edits), op: { ...op, name, args: { ...args, constraint_name: constraint_name as Arg } } };
}

function asDrop(context: Context, step: OpStep): OpStep {
  const found = takes(step.op, DROPS) ? dropped(context, step.op) : undefined;
  if (!found || step.op.receiver === '') return step;
  const name = stringArg(context.names, step.op.args['index_name']);
  const fixed = found === 'constraint';
  context.report(step.op, `${name} is a UNIQUE constraint, and only MySQL drops it as an index`, fixed ? {} : { help: 'Drop the constraint, with a naming_convention that lets SQLite find it.', unfixable: true });
  return fixed ? as(step, 'drop_constraint', [appendArgument(context.code, step.op.call, `type_=${quoted('unique', context.file.style)}`)]) : step;
}

/** What the other direction drops as a constraint has to come back as one. */
function asCreate(context: Context, step: OpStep): OpStep {
  const { op } = step;
  const unique = op.args['unique'];
  if (constant(unique?.value) !== true || !droppedIn(context.file, context).has(placeOf(context, op, opposite(op.scope)))) return step;
  const fixed = takes(op, CREATES) && columnNames(context.names, op.args['columns']) !== undefined && op.receiver !== '';
  context.report(op, `${textOf(context.code, (op.args['index_name'] as Arg).value)} is dropped as a UNIQUE constraint: made as an index, it is not found`, fixed ? {} : { help: 'Make it with create_unique_constraint.', unfixable: true });
  return fixed ? as(step, 'create_unique_constraint', removeArguments(context.code, op.call, [(unique as Arg).node])) : step;
}

export const uniqueAsIndex: Transform = {
  meta: {
    id: 'unique-as-index',
    summary: 'a UNIQUE constraint that is dropped as an index → `drop_constraint`',
    why: `To MySQL a UNIQUE constraint is an index: autogenerate writes \`drop_index\` there, and MySQL runs it. SQLite has no index of that name (\`no such
index\`), and PostgreSQL refuses to drop one that belongs to a constraint. Where the chain, or the other direction of the file, makes it as a
constraint, it is dropped as one; the \`create_index(…, unique=True)\` that brings it back becomes \`create_unique_constraint\`. On MySQL the two
are the same.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://dev.mysql.com/doc/refman/8.4/en/alter-table.html', 'https://www.sqlite.org/lang_dropindex.html'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'op' || context.file.isFenced(step.node)) return step;
      if (step.op.name === 'drop_index') return asDrop(context, step);
      return step.op.name === 'create_index' ? asCreate(context, step) : step;
    }),
};
