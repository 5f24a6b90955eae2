import { readOperation } from './bind.ts';
import type { Change, Effect } from './changes.ts';
import { type Guard, otherwise, readGuard, whenGuarded } from './existence.ts';
import { positional, textOf } from './python.ts';
import { breaks, leaves } from './leaves.ts';
import { oncePerFileNode } from './once.ts';
import { bound, elementsOf, rebind, resolve } from './loops.ts';
import { readEffect, sqlIn } from './read-changes.ts';
import { readDdl } from './read-ddl.ts';
import { functionOf, parametersOf, stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { matched } from './text.ts';
import { field, named } from './tree.ts';
import type { FileFacts, Node } from './types.ts';

interface Walk {
  readonly file: FileFacts;
  /** The file's names, with loop variables and parameters bound to what they are in this round. */
  readonly names: Names;
  readonly when: 'always' | 'maybe' | 'elsewhere';
  /** With `maybe`: the only condition around asks whether something is there. */
  readonly guard?: Guard | undefined;
  readonly depth: number;
  readonly out: Change[];
}

/** Helpers that call each other: deeper than this nobody writes. */
const DEEPEST = 6;

/** Under a condition; a second one around what the first asks for leaves nothing certain. */
const perhaps = (walker: Walk, guard?: Guard): Walk =>
  walker.when === 'always' ? { ...walker, when: 'maybe', guard } : walker.when === 'maybe' ? { ...walker, guard: undefined } : walker;

/** Runs the body once per element of a literal list; once, with the variable unknown, for anything else. */
function loop(walker: Walk, target: Node, over: Node, body: (walker: Walk) => void): void {
  const elements = elementsOf(walker.names, over);
  if (!elements || elements.some((element) => element.type.endsWith('_splat'))) return body(perhaps(walker));
  for (const element of elements) body({ ...walker, names: rebind(walker.names, functionOf(target), bound(walker.names, target, element)) });
}

const emit = (walker: Walk, node: Node, effects: readonly Effect[]): void => {
  for (const effect of effects) {
    const when = walker.when === 'maybe' && walker.guard ? whenGuarded(walker.guard, effect) : walker.when;
    walker.out.push({ ...effect, at: node.start, line: node.row + 1, when } as Change);
  }
};

/** A helper of the file's own, with its parameters bound to what it is given. */
function callHelper(walker: Walk, call: Node, definition: Node): void {
  const { names } = walker;
  const parameters = parametersOf(names.code, definition);
  const given = positional(call);
  const values = parameters.map((name, i) => {
    const argument = given[i];
    return [name, argument && resolve(names, argument)] as const;
  });
  const known = values.filter(([, value]) => value && value.type !== 'identifier');
  block({ ...walker, depth: walker.depth + 1, names: rebind(names, definition, known) }, field(definition, 'body') as Node);
}

const VERB = /(?:^|_)(?:create|drop|add|alter|rename|modify)/i;
const OBJECT = /table|column|index|constraint|foreign|unique|fk|pk/i;

/** Is a function from elsewhere named as one that may change the schema? */
const alters = (callee: string): boolean => callee.split('.').some((name) => OBJECT.test(name.slice(VERB.exec(name)?.index ?? name.length)));

/** A function from elsewhere that is given the operations, or is named after one: the tables that it is given by name, or all. */
function foreign(walker: Walk, call: Node): readonly Effect[] {
  const { names } = walker;
  const callee = textOf(names.code, field(call, 'function') as Node);
  const path = names.importsIn(call).get(matched(/^[A-Za-z_]\w*/, callee));
  if (path === undefined || /^(?:alembic|sqlalchemy)\b/.test(path)) return [];
  const given = positional(call);
  if (!alters(callee) && !given.some((node) => names.importsIn(call).get(textOf(names.code, node)) === 'alembic.op')) return [];
  const what = /(?:^|\.)_?(?:create|add)_\w+$/.test(callee) ? 'additions' : 'everything';
  const tables = given.flatMap((node) => stringThrough(names, node) ?? []);
  return tables.length ? tables.map((table) => ({ do: 'blur', table, what })) : [{ do: 'blur', table: undefined, what }];
}

function call(walker: Walk, node: Node): void {
  const { names, file } = walker;
  // in a loop's or helper's body the names depend on the round
  const op = file.operationAt.has(node) ? readOperation(names, node) : undefined;
  const effect = op && readEffect(names, op);
  const helper = names.functions.get(textOf(names.code, field(node, 'function') as Node));
  if (effect) emit(walker, node, [effect]);
  else if (helper && walker.depth < DEEPEST) callHelper(walker, node, helper);
  else emit(walker, node, [...sqlIn(names, node).flatMap(readDdl), ...foreign(walker, node), ...metadata(names, node)]);
}

/** `metadata.drop_all(bind)`; what create_all makes is new, and changes nothing that is known. */
const metadata = (names: Names, node: Node): readonly Effect[] =>
  textOf(names.code, field(node, 'function') as Node).endsWith('.drop_all') ? [{ do: 'blur', table: undefined, what: 'everything' }] : [];

/** Every call of an expression, in the order of the text; comprehensions are loops. */
function expression(walker: Walk, node: Node): void {
  if (node.type === 'lambda') return;
  if (/_comprehension$|^generator_expression$/.test(node.type)) {
    const [body, ...clauses] = named(node);
    const clause = clauses.find((one) => one.type === 'for_in_clause');
    return loop(clauses.length > 1 ? perhaps(walker) : walker, field(clause, 'left') as Node, field(clause, 'right') as Node, (inner) => expression(inner, body as Node));
  }
  if (node.type === 'call') call(walker, node);
  // the arguments of an operation are data
  if (!walker.file.operationAt.has(node)) for (const child of node.children) expression(walker, child);
}

function statement(walker: Walk, node: Node): void {
  const inside: Walk = walker.file.isFenced(node) && walker.when !== 'elsewhere' ? { ...walker, when: 'elsewhere' } : walker;
  const body = field(node, 'body') as Node;
  switch (node.type) {
    case 'function_definition':
      return;
    case 'class_definition':
      // its body runs where it stands
      return block(inside, body);
    case 'decorated_definition':
      return statement(inside, field(node, 'definition') as Node);
    case 'for_statement':
      return loop(breaks(body) ? perhaps(inside) : inside, field(node, 'left') as Node, field(node, 'right') as Node, (round) => block(round, body));
    case 'with_statement':
      for (const child of node.children) if (child !== body) expression(inside, child);
      return block(inside, body);
    case 'if_statement':
      return condition(inside, node);
    case 'while_statement':
    case 'try_statement':
    case 'match_statement':
      return branches(inside, node);
    default:
      expression(inside, node);
  }
}

/** `if`, with what it asks for: its `else` asks the opposite. */
function condition(walker: Walk, node: Node): void {
  const asked = field(node, 'condition') as Node;
  const guard = readGuard(walker.names, asked);
  expression(walker, asked);
  for (const child of node.children) {
    if (child.type === 'block') block(perhaps(walker, guard), child);
    else if (child.type === 'else_clause') block(perhaps(walker, node.children.some(({ type }) => type === 'elif_clause') ? undefined : otherwise(guard)), field(child, 'body') as Node);
    else if (child.type === 'elif_clause') branches(perhaps(walker), child);
  }
}

/** What follows `if …: return` or `if …: continue`. */
function rest(walker: Walk, node: Node): Walk {
  const simple = node.children.every(({ type }) => !type.endsWith('_clause'));
  // the other dialects' branch: what follows is fenced, or runs on SQLite alone
  const fence = walker.file.isFenced(field(node, 'consequence') as Node);
  return fence ? walker : perhaps(walker, simple ? otherwise(readGuard(walker.names, field(node, 'condition') as Node)) : undefined);
}

/** Every block below a compound statement may run, or not. */
function branches(walker: Walk, node: Node): void {
  for (const child of node.children) {
    if (child.type === 'block') block(child.parent?.type === 'finally_clause' ? walker : perhaps(walker), child);
    else if (/_clause$|^case_/.test(child.type)) branches(walker, child);
    else expression(walker, child);
  }
}

function block(outer: Walk, body: Node): void {
  let walker = outer;
  for (const child of named(body)) {
    statement(walker, child);
    if (leaves(child)) walker = rest(walker, child);
    if (/^(?:return|raise|continue|break)_statement$/.test(child.type)) return;
  }
}

const collect = (file: FileFacts, read: (walker: Walk) => void): readonly Change[] => {
  const out: Change[] = [];
  read({ file, names: file.names, when: 'always', depth: 0, out });
  return out;
};

/** What one statement of a function does to the schema. */
export const readStatement = oncePerFileNode((file, node): readonly Change[] => collect(file, (walker) => statement(walker, node)));

/**
 * What a function of a migration does to the schema, in the order in which it runs: through loops over literal lists, helpers of
 * the same file, batch blocks and simple DDL in SQL.
 *
 * @param definition `upgrade` or `downgrade`
 */
export const readChanges = oncePerFileNode((file, definition): readonly Change[] => collect(file, (walker) => block(walker, field(definition, 'body') as Node)));
