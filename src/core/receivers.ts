import { OPERATIONS } from './operations.ts';
import { dotted, positional, textOf } from './python.ts';
import { bindingScope, isDefinedHere, parametersOf, valueOf, valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { above, field, named, nodesOf, walk, within } from './tree.ts';
import type { Node } from './types.ts';

/** What an expression is to Alembic: the operations object, a batch block's object, or something made from one. */
export type Receiver = { readonly kind: 'op' } | { readonly kind: 'batch'; readonly item: Node } | { readonly kind: 'wrapped' };

const batchItem = (names: Names, from: Node, name: string): Node | undefined => {
  for (let block = above(from, 'with_statement'); block; block = above(block, 'with_statement')) {
    const body = field(block, 'body');
    const item = body && within(from, body) ? batchItems(names, block).find((entry) => entry.alias === name) : undefined;
    if (item) return item.item;
  }
  return undefined;
};

export interface BatchItem {
  readonly item: Node;
  readonly call: Node;
  readonly alias: string;
}

/** The `op.batch_alter_table(...) as name` items of a `with` statement. */
export function batchItems(names: Names, block: Node): readonly BatchItem[] {
  const items: BatchItem[] = [];
  for (const pattern of walk(block.children.find((child) => child.type === 'with_clause') ?? block)) {
    if (pattern.type === 'block') break;
    if (pattern.type !== 'as_pattern') continue;
    const [call, target] = named(pattern);
    if (call?.type === 'call' && target && opensBatch(names, call)) {
      items.push({ item: pattern, call, alias: textOf(names.code, target) });
    }
  }
  return items;
}

/** `op.batch_alter_table(…)`, or a function of the file that returns one. */
function opensBatch(names: Names, call: Node): boolean {
  const callee = field(call, 'function') as Node;
  const own = callee.type === 'identifier' ? names.functions.get(textOf(names.code, callee)) : undefined;
  if (!own) return operationName(names, call)?.name === 'batch_alter_table';
  const returned = nodesOf(own, 'return_statement').map((node) => named(node)[0]);
  return returned.length === 1 && returned[0]?.type === 'call' && operationName(names, returned[0])?.name === 'batch_alter_table';
}

const isOp = (names: Names, node: Node): boolean => {
  const path = dotted(names.code, node, names.imports);
  if (node.type !== 'identifier') return path === 'alembic.op';
  const name = textOf(names.code, node);
  const scope = bindingScope(names, node, name);
  if (isDefinedHere(names, node, name)) return false;
  if (!scope) return path === 'alembic.op';
  if (scope.type === 'function_definition' && parametersOf(names.code, scope).includes(name)) {
    return name === 'op' || names.imports.get(name) === 'alembic.op' || isPassedOp(names, scope, name);
  }
  // try: from alembic import op / except ImportError: op = None
  const fallbacks = names.bindings.get(scope)?.get(name) ?? [];
  if (names.imports.get(name) === 'alembic.op' && fallbacks.every((value) => value?.type === 'none')) return true;
  const value = valueOf(names, node, name);
  if (!value || value === node) return false;
  return isOp(names, value) || dotted(names.code, field(value, 'function'), names.imports)?.endsWith('operations.Operations') === true;
};

/** Do all calls in the file pass the operations for this parameter? */
function isPassedOp(names: Names, definition: Node, name: string): boolean {
  const index = parametersOf(names.code, definition).indexOf(name);
  const own = textOf(names.code, field(definition, 'name') as Node);
  const passed = names.calls.filter((call) => textOf(names.code, field(call, 'function') as Node) === own && !within(call, definition)).map((call) => positional(call)[index]);
  return passed.length > 0 && passed.every((argument) => argument?.type === 'identifier' && isOp(names, argument));
}

const isWrapped = (names: Names, node: Node): boolean => {
  const value = valueThrough(names, node);
  return value?.type === 'call' && positional(value).some((argument) => argument.type === 'identifier' && isOp(names, argument));
};

/** What an expression is to Alembic, by where it comes from, never by how it is spelled. */
export function receiverOf(names: Names, node: Node): Receiver | undefined {
  if (node.type === 'identifier') {
    const item = batchItem(names, node, textOf(names.code, node));
    if (item) return { kind: 'batch', item };
  }
  if (isOp(names, node)) return { kind: 'op' };
  return isWrapped(names, node) ? { kind: 'wrapped' } : undefined;
}

/** The operation that an expression such as `op.add_column` names, called or not. */
export function operationName(names: Names, call: Node): { name: string; receiver: Receiver; object: string } | undefined {
  return namedOperation(names, field(call, 'function') ?? call);
}

function namedOperation(names: Names, callee: Node | undefined): { name: string; receiver: Receiver; object: string } | undefined {
  if (callee?.type === 'identifier') {
    const path = names.imports.get(textOf(names.code, callee));
    if (!path?.startsWith('alembic.op.') || bindingScope(names, callee, textOf(names.code, callee)) || isDefinedHere(names, callee, textOf(names.code, callee))) return undefined;
    return { name: path.slice('alembic.op.'.length), receiver: { kind: 'op' }, object: '' };
  }
  const attribute = field(callee, 'attribute');
  const object = attribute && OPERATIONS[textOf(names.code, attribute)] ? field(callee as Node, 'object') : undefined;
  const receiver = object && receiverOf(names, object);
  if (!callee || !object || !receiver) return undefined;
  return { name: textOf(names.code, field(callee, 'attribute') as Node), receiver, object: textOf(names.code, object) };
}
