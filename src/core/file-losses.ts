import { stringArg } from './bind.ts';
import { operationsBefore, opposite, tableConstraints } from './facts.ts';
import { oncePer } from './once.ts';
import { isExpressionIndex } from './recreate.ts';
import { calledName, textOf } from './python.ts';
import { functionOf, type Names } from './scopes.ts';
import { literally } from './sql.ts';
import { nodesOf } from './tree.ts';
import type { Context, Node, Operation } from './types.ts';

/** What this file puts on a table that a copy of it loses, made in the same function before the copy: where there is no history. */
export function lostInFile(context: Context, op: Operation, table: string): readonly string[] {
  const { file, names } = context;
  const before = operationsBefore(context.file, op, table).filter(({ call }) => !file.isFenced(call));
  const dropped = new Set(before.filter(({ name }) => name === 'drop_index').map(({ args }) => stringArg(names, args['index_name'])));
  const indexes = before.filter((other) => other.args['columns'] && isExpressionIndex(names, other)).map(({ args }) => stringArg(names, args['index_name']));
  const checks = before.filter((other) => other.name === 'create_table' && tableConstraints(names, other).some(({ kind, name }) => kind === 'check' && name === undefined));
  return [
    ...indexes.filter((name) => name === undefined || !dropped.has(name)).map((name) => (name === undefined ? 'an index on an expression' : `the index ${name}`)),
    ...checks.map(() => 'an unnamed CHECK'),
    ...(hasTrigger(context, op, table) ? ['a trigger'] : []),
  ];
}

/** What has run when an operation runs: its function up to it, and before a downgrade the upgrade. */
function textBefore(context: Context, { scope, call, start }: Operation): string {
  const other = scope.startsWith('downgrade') ? context.names.functions.get(opposite(scope)) : undefined;
  return `${other ? textOf(context.code, other) : ''}\n${context.code.slice(functionOf(call).start, start)}`;
}

/** Most files make no triggers, no views and no generated columns: then none of their operations need ask. */
const speaksOf = oncePer(({ code }: Names) => ({ triggers: /\bTRIGGER\b/i.test(code), views: /\bVIEW\b/i.test(code), generated: /\bComputed\b/.test(code) }));

/** A trigger that this function makes on the table before this operation, and neither drops before nor makes again after it. */
function hasTrigger(context: Context, op: Operation, table: string): boolean {
  if (!speaksOf(context.names).triggers) return false;
  // no trigger's head is longer: without a bound, each CREATE TRIGGER would be read to the end
  const made = new RegExp(`\\bCREATE\\s+(?:\\w+\\s+){0,3}TRIGGER\\b(?:(?!\\bON\\b)[\\s\\S]){0,500}\\bON\\s+["'\`]?${literally(table)}\\b`, 'i');
  const before = textBefore(context, op);
  const at = before.search(made);
  return at >= 0 && !/\bDROP\s+TRIGGER\b/i.test(before.slice(at)) && !made.test(context.code.slice(op.end, functionOf(op.call).end));
}

/** A view that this function makes on the table before this operation, and does not drop again. */
function hasView(context: Context, op: Operation, table: string): boolean {
  if (!speaksOf(context.names).views) return false;
  const before = textBefore(context, op);
  const made = before.search(new RegExp(`\\bCREATE\\s+(?:\\w+\\s+){0,3}VIEW\\b(?:(?!\\b(?:execute|CREATE)\\b)[\\s\\S])*\\b${literally(table)}\\b`, 'i'));
  return made >= 0 && !/\bDROP\s+VIEW\b/i.test(before.slice(made));
}

/** What this file puts on a table that makes a copy of it fail. */
export function blockingInFile(context: Context, op: Operation, table: string): readonly string[] {
  const generated = speaksOf(context.names).generated && operationsBefore(context.file, op, table).some(({ call }) => nodesOf(call, 'call').some((node) => isComputed(context.names, node)));
  return [...(hasView(context, op, table) ? ['a view that reads it'] : []), ...(generated ? ['its generated column'] : [])];
}

const isComputed = (names: Names, node: Node): boolean => calledName(names, node) === 'Computed';
