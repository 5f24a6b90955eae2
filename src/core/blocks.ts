import { expressionIndexes, isCreatedBefore } from './facts.ts';
import { constraintName, readColumn } from './column.ts';
import { calls, constant, textOf } from './python.ts';
import { indexesLeft } from './index-facts.ts';
import { field, walk } from './tree.ts';
import { isExpressionIndex, isRename, older, ranBare, renames, runsBare } from './recreate.ts';
import { expectsErrors, isAttempted } from './attempts.ts';
import { addedColumn, columnsOf, objectOf, operationOf } from './steps.ts';
import { SCHEMA_OPERATIONS } from './operations.ts';
import { stringArg } from './bind.ts';
import { tableName } from './table-name.ts';
import type { Batch, Context, Node, Operation, OpStep, Step } from './types.ts';

/** What becomes of an operation: into a block, left bare because that is better, or left and reported. */
export type Intent = { readonly to: 'block' } | { readonly to: 'bare'; readonly because: string } | { readonly to: 'person'; readonly because: string; readonly help: string; /** The rule that has said so already. */ readonly rule?: string };

const BLOCK: Intent = { to: 'block' };
const bare = (because: string): Intent => ({ to: 'bare', because });
const person = (because: string, help: string): Extract<Intent, { to: 'person' }> => ({ to: 'person', because, help });

const isIndex = (step: OpStep): boolean => step.op.name === 'create_index' || step.op.name === 'drop_index';

/** Why an index operation stays out of blocks: a copy of the table would lose, flatten or refuse it. */
const betterBareIndex = (context: Context, step: OpStep): string | undefined => {
  const { op } = step;
  if (op.opaque || !op.table) return 'its arguments or its table are not all known';
  if (op.args['if_exists'] || op.args['if_not_exists']) return 'a block that copies the table refuses if_exists and if_not_exists';
  if (isExpressionIndex(context.names, op)) return 'a block that copies the table would lose or flatten an index on an expression';
  const name = stringArg(context.names, op.args['index_name']);
  return op.name === 'drop_index' && name !== undefined && (expressionIndexes(context.file).has(name) || wasOnExpression(context, op, name)) ? 'a block that copies the table does not see an index on an expression' : undefined;
};

/** As the chain made it, in an earlier revision. */
function wasOnExpression({ history, file, names }: Context, op: Operation, name: string): boolean {
  const table = tableName(names, op);
  const indexes = table === undefined ? [] : (history?.schemaAt(file, op)?.table(table)?.indexes ?? []);
  return indexes.some((index) => index.name === name && index.loses === 'expression');
}

const hasNoName = (context: Context, step: OpStep): boolean => {
  const arg = step.op.args['constraint_name'];
  return !!arg && constant(arg.value) === null && !step.named && !context.options.namingConvention;
};

/** Constraints inside an added column for which batch mode wants a name. */
const hasUnnamed = (context: Context, step: OpStep): boolean => {
  const column = addedColumn(context.names, step);
  if (!column || step.named || context.options.namingConvention) return false;
  const unique = column.unique && !column.index && !step.hoisted?.includes('unique');
  return unique || column.foreignKeys.some((key) => !constraintName(context.names, key));
};

/** An argument by position that legacy-arguments gave no name: in a block, it would be another one. */
const hasLoosePlace = ({ op, edits }: OpStep): boolean =>
  Object.values(op.args).some((arg) => arg.legacy && !arg.keyword && !edits.some(({ start, end }) => start === arg.node.start && end === arg.node.end));

/** What no rewriting mends. */
function unmendable(context: Context, step: OpStep): Intent | undefined {
  const { op } = step;
  if (op.name === 'create_exclude_constraint')
    return person('SQLite has no EXCLUDE constraints', "Put it behind `if op.get_bind().dialect.name == 'postgresql':`.");
  if (op.args['if_exists'] && op.name === 'drop_constraint')
    return person('batch mode has no drop_constraint(if_exists=…)', 'Leave `if_exists` out, or put the operation behind a test of the dialect.');
  if (op.args['if_not_exists'] || op.args['if_exists'])
    return person(`SQLite has no ${op.args['if_exists'] ? 'IF EXISTS' : 'IF NOT EXISTS'} for columns`, 'Leave it out, or look at the columns first with sa.inspect(op.get_bind()).');
  if (op.name === 'create_unique_constraint' && (op.args['deferrable'] || op.args['initially']))
    return person('SQLite has no deferrable UNIQUE constraints', 'Put `deferrable` behind a test of the dialect.');
  const dropped = op.name === 'drop_column' ? op.args['column_name']?.value : undefined;
  if (readColumn(context.names, dropped) && !step.edits.some((edit) => edit.start === dropped?.start))
    return person('drop_column takes the name of a column, not a Column', 'Write the name.');
  if (expectsErrors(context, step))
    return person('the except clause around it expects the errors of a bare operation, and a batch block raises others', 'Test for what is there with sa.inspect(op.get_bind()) instead of catching an error.');
  if (op.opaque) return person('its arguments are not all known (`*args`, `**kw` or a wrapped `op`)', 'Write the arguments out.');
  if (!op.table) return person('its table is not known', 'Name the table.');
  if (hasLoosePlace(step))
    return { ...person('it passes by position what Alembic takes by keyword, and a batch block counts other positions', 'Write the keyword.'), rule: 'legacy-arguments' } as const;
  if (hasNoName(context, step) || hasUnnamed(context, step))
    return { ...person('a batch block wants a name for the constraint', 'Name the constraint; PostgreSQL would choose table_column_key or table_column_fkey.'), rule: 'constraint-name' } as const;
  return undefined;
}

/** Minimal preset: only what SQLite refuses. A dropped column with an index or a key is refused too. */
function refusedBare(context: Context, step: OpStep): boolean {
  const bare = runsBare(context.names, step, context.options);
  return bare === 'no' || (bare === 'maybe' && !older(context.options, 35) ? isTied(context, step) : bare === 'maybe');
}

const isTied = (context: Context, step: OpStep): boolean => {
  const [column] = columnsOf(context.names, step) ?? [];
  return column === undefined || context.file.operations.some((op) => {
    if (op.table?.key === undefined || op.table.key !== step.op.table?.key) return false;
    const added = readColumn(context.names, op.args['column']?.value);
    if (added?.name === column) return added.index || added.unique || added.foreignKeys.length > 0;
    return /^create_(?:index|unique|foreign|check|primary)/.test(op.name) && !!(columnsOf(context.names, { kind: 'op', op, node: op.call, edits: [] })?.includes(column) ?? true);
  });
};

/** Does the file hint at an index on a dropped column, of which nobody knows whether it is there? */
function mayHaveIndex(context: Context, step: OpStep): boolean {
  const [column] = step.op.name === 'drop_column' && !step.op.opaque ? (columnsOf(context.names, step) ?? []) : [];
  return column !== undefined && indexesLeft(context, step, column).some(({ certain }) => !certain);
}

/**
 * Decides what becomes of one bare operation.
 *
 * @see https://alembic.sqlalchemy.org/en/latest/batch.html
 */
export function intentOf(context: Context, step: OpStep): Intent {
  const { op } = step;
  const { names, options, file } = context;
  if (mayHaveIndex(context, step)) return bare('an index may be on the column: bare, the drop fails without leaving a temporary table behind');
  const better = isIndex(step) ? betterBareIndex(context, step) : undefined;
  if (better) return bare(better);
  const runs = runsBare(names, step, options);
  if (op.table && isCreatedBefore(file, op.table, op.call) && runs === 'yes') return bare('this function makes the table, and SQLite takes it bare there');
  if (isRename(op)) return older(options, 25) ? BLOCK : bare('SQLite renames a column in indexes, views and foreign keys too; a block would not');
  if (op.name === 'alter_column' && runs === 'yes') return bare('it changes nothing on SQLite');
  if (runs === 'yes' && expectsErrors(context, step)) return bare('the except clause around it expects the errors of a bare operation');
  const refused = unmendable(context, step);
  if (refused) return refused;
  return options.preset === 'minimal' && !refusedBare(context, step) ? bare('SQLite runs it as it is') : BLOCK;
}

/**
 * May a block be printed as two? Ours, and an author's plain one: with `copy_from` and the like the second header would build
 * the table as it was before the first; a statement in the block would run at another time.
 */
export const maySplit = (steps: readonly Step[], batch: Batch | undefined): boolean =>
  !batch || (batch.plain && steps.every((step) => step.batch !== batch || isSchemaStep(step)));

/** Is this step one that a block can hold? */
export const isSchemaStep = (step: Step): boolean => SCHEMA_OPERATIONS.has(operationOf(step) ?? '');

const dropsWhatWasMade = (context: Context, member: Step, step: Step): boolean => {
  const [made, drop] = [operationOf(member) ?? '', operationOf(step) ?? ''];
  const { names } = context;
  if (made === 'add_column' && drop === 'drop_column') {
    const [a, b] = [columnsOf(names, member), columnsOf(names, step)];
    return !a || !b || a.some((column) => b.includes(column));
  }
  if (!made.startsWith('create_') || !/^drop_(?:index|constraint)$/.test(drop)) return false;
  if ((made === 'create_index') !== (drop === 'drop_index')) return false;
  const [a, b] = [objectOf(names, member), objectOf(names, step)];
  return a === undefined || b === undefined || a === b;
};

const overlap = (context: Context, a: Step, b: Step): boolean => {
  const [one, other] = [columnsOf(context.names, a), columnsOf(context.names, b)];
  return !one || !other || one.some((column) => other.includes(column));
};

/**
 * A column that the block has just added cannot be altered in it: the copy is filled as the column ends up (NOT NULL without
 * its default), or fails outright. One that it has just indexed cannot be dropped in it.
 */
export const changesWhatWasMade = (context: Context, member: Step, step: Step): boolean => {
  const [made, name] = [operationOf(member) ?? '', operationOf(step) ?? ''];
  if (made === 'add_column' && name === 'alter_column') return overlap(context, member, step);
  return /^create_(?:index|unique_constraint|foreign_key|primary_key)$/.test(made) && name === 'drop_column' && overlap(context, member, step);
};

const PURE = /^(?:sqlalchemy|sqlmodel|sqlalchemy_utils)\b|(?:^|\.)(?:op\.f|op\.inline_literal|batch_op\.f|format|lower|upper|join|replace|strip|str|len|list|tuple|dict|set|sorted|text|column|literal_column|now|desc|asc|with_variant|label|cast|collate|evaluates_none|self_group)$|(?:^|\.)[A-Z]\w*$/;

/**
 * Does an argument call something that may look at the database? In a block it would be asked before the operations above it
 * have been sent, on every database.
 */
const asksSomething = (context: Context, step: OpStep): boolean =>
  [...walk(step.op.call)].some((node) => {
    if (node.type !== 'call' || node === step.op.call) return false;
    const path = calls(context.code, node, context.names.imports);
    const callee = field(node, 'function');
    const method = callee?.type === 'attribute' ? textOf(context.code, field(callee, 'attribute') as Node) : undefined;
    return !PURE.test(path ?? method ?? '');
  });

/**
 * Must the block end before this step? Run on Alembic 1.8 to 1.20: what follows a rename, and the drop of something that
 * the block made, fails or is silently lost.
 */
export function closesBlock(context: Context, members: readonly Step[], step: Step): boolean {
  if (step.kind === 'op' && asksSomething(context, step)) return true;
  // in an attempt that fails half-way, what ran before the failure must stay, as it did
  if (step.kind === 'op' && isAttempted(context, step.op.call) && members.some((member) => member.kind === 'op' && (member.op.batched || ranBare(context.names, member, context.options)))) return true;
  const renaming = (member: Step): boolean => member.kind === 'op' && renames(member.op);
  return renaming(step) || members.some((member) => renaming(member) || dropsWhatWasMade(context, member, step) || changesWhatWasMade(context, member, step));
}
