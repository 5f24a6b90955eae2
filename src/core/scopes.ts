import { dotted, positional, readImports, stringValue, textOf } from './python.ts';
import { OPERATIONS } from './operations.ts';
import { above, field, named, walk, within } from './tree.ts';
import type { Node } from './types.ts';

/** What the names of a file mean: imports, assignments, parameters, functions. */
export interface Names {
  readonly code: string;
  readonly root: Node;
  readonly imports: ReadonlyMap<string, string>;
  /** The imports that a function sees: its own and the module's. */
  readonly importsIn: (node: Node) => ReadonlyMap<string, string>;
  readonly calls: readonly Node[];
  /** Function name → its definition, module level only. */
  readonly functions: ReadonlyMap<string, Node>;
  /** Values assigned to a name, by the function (or module) that assigns; `undefined` where it is bound in another way. */
  readonly bindings: ReadonlyMap<Node, ReadonlyMap<string, readonly (Node | undefined)[]>>;
  /** Names that an import, a `def`, a `class` or a `case` binds, by scope: what they hold is not written here. */
  readonly declared: ReadonlyMap<Node, ReadonlySet<string>>;
}

/** The function (or lambda) around a node, or the module. */
export const functionOf = (node: Node): Node => above(node, 'function_definition', 'lambda', 'module') ?? node;

const parameterName = (code: string, node: Node): string | undefined => {
  if (node.type === 'identifier') return textOf(code, node);
  if (/^(typed|default|typed_default)_parameter$|_splat_pattern$/.test(node.type)) {
    const inner = field(node, 'name') ?? named(node)[0];
    return inner && parameterName(code, inner);
  }
  return undefined;
};

/** The names of a function's parameters. */
export const parametersOf = (code: string, definition: Node): readonly string[] => {
  const list = field(definition, 'parameters');
  return list ? named(list).flatMap((node) => parameterName(code, node) ?? []) : [];
};

const TARGETS = new Set(['for_statement', 'for_in_clause', 'as_pattern_target', 'augmented_assignment', 'named_expression', 'global_statement', 'delete_statement', 'nonlocal_statement']);

/** The names that one statement binds, with the value where it is a plain `name = value`. */
function* boundBy(code: string, node: Node): Generator<[string, Node | undefined]> {
  if (node.type === 'assignment') {
    const left = field(node, 'left');
    let right = field(node, 'right');
    while (right?.type === 'assignment') right = field(right, 'right');
    if (left?.type === 'identifier') yield [textOf(code, left), right];
    else if (left) for (const inner of walk(left)) if (inner.type === 'identifier') yield [textOf(code, inner), undefined];
  } else if (TARGETS.has(node.type)) {
    const target = field(node, 'left') ?? field(node, 'name') ?? node;
    for (const inner of walk(target)) if (inner.type === 'identifier') yield [textOf(code, inner), undefined];
  }
}

/** The names that an import, a definition or a pattern brings into its scope. */
function* declaredBy(code: string, node: Node): Generator<string> {
  if (node.type === 'function_definition' || node.type === 'class_definition') {
    const name = field(node, 'name');
    if (name) yield textOf(code, name);
  } else if (node.type === 'import_statement' || node.type === 'import_from_statement') {
    for (const child of node.children) {
      if (child.field === 'name') yield textOf(code, field(child, 'alias') ?? named(child)[0] ?? child);
    }
  } else if (node.type === 'case_pattern') {
    for (const inner of walk(node)) if (inner.type === 'identifier') yield textOf(code, inner);
  }
}

/** Reads what a file's names mean, in one walk. */
export function readNames(code: string, root: Node): Names {
  const bindings = new Map<Node, Map<string, (Node | undefined)[]>>();
  const functions = new Map<string, Node>();
  const declared = new Map<Node, Set<string>>();
  const bind = (scope: Node, name: string, value: Node | undefined): void => {
    const names = bindings.get(scope) ?? bindings.set(scope, new Map()).get(scope)!;
    names.set(name, [...(names.get(name) ?? []), value]);
  };
  for (const node of walk(root)) {
    for (const [name, value] of boundBy(code, node)) bind(functionOf(node), name, value);
    // `global T` in any function: the module's T may be anything
    if (node.type === 'global_statement') for (const [name] of boundBy(code, node)) bind(root, name, undefined);
    for (const name of declaredBy(code, node)) declared.set(functionOf(node), (declared.get(functionOf(node)) ?? new Set()).add(name));
    if (node.type !== 'function_definition') continue;
    for (const name of parametersOf(code, node)) bind(node, name, undefined);
    const name = field(node, 'name');
    if (name && !above(node, 'function_definition', 'class_definition')) functions.set(textOf(code, name), node);
  }
  const module = readImports(code, root, root);
  const cache = new Map<Node, ReadonlyMap<string, string>>();
  const importsIn = (node: Node): ReadonlyMap<string, string> => {
    const scope = functionOf(node);
    const known = scope === root ? module : cache.get(scope);
    if (known) return known;
    const own = new Map([...module, ...readImports(code, scope, scope)]);
    cache.set(scope, own);
    return own;
  };
  return { code, root, imports: readImports(code, root), importsIn, calls: root.all.filter((node) => node.type === 'call'), functions, bindings, declared };
}

/** Where a name that is used at `from` is bound: the innermost function around that binds it, or the module. */
export function bindingScope(names: Names, from: Node, name: string): Node | undefined {
  for (let scope: Node | undefined = functionOf(from); scope; scope = scope.parent && functionOf(scope)) {
    if (names.bindings.get(scope)?.has(name)) return scope;
  }
  return undefined;
}

/** Does an import, a definition or a pattern bind the name as near as its binding, or nearer? */
function isDeclared(names: Names, from: Node, name: string, upTo: Node | undefined): boolean {
  for (let scope: Node | undefined = functionOf(from); scope; scope = scope.parent && functionOf(scope)) {
    if (names.declared.get(scope)?.has(name)) return true;
    if (scope === upTo) return false;
  }
  return false;
}

/** The value of a name that is bound once and for all, seen from `from`; undefined when it may be anything. */
export function valueOf(names: Names, from: Node, name: string): Node | undefined {
  const scope = bindingScope(names, from, name);
  if (isDeclared(names, from, name, scope)) return undefined;
  const values = scope && names.bindings.get(scope)?.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

/** Every value that a name may have had, seen from `from`; empty when one of them is unknown. */
export function valuesOf(names: Names, from: Node, name: string): readonly Node[] {
  const scope = bindingScope(names, from, name);
  if (isDeclared(names, from, name, scope)) return [];
  const values = (scope && names.bindings.get(scope)?.get(name)) ?? [];
  return values.includes(undefined) ? [] : (values as readonly Node[]);
}

/** A string, written out or through a name that is bound once to one. */
export function stringThrough(names: Names, node: Node | undefined): string | undefined {
  if (node?.type !== 'identifier') return stringValue(names.code, node);
  return stringValue(names.code, valueOf(names, node, textOf(names.code, node)));
}

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
  const returned = walk(own).filter((node) => node.type === 'return_statement').map((node) => named(node)[0]);
  return returned.length === 1 && returned[0]?.type === 'call' && operationName(names, returned[0])?.name === 'batch_alter_table';
}

const isOp = (names: Names, node: Node): boolean => {
  const path = dotted(names.code, node, names.imports);
  if (node.type !== 'identifier') return path === 'alembic.op';
  const name = textOf(names.code, node);
  const scope = bindingScope(names, node, name);
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
  const value = node.type === 'identifier' ? valueOf(names, node, textOf(names.code, node)) : undefined;
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
  return namedOperation(names, call.type === 'call' ? field(call, 'function') : call);
}

function namedOperation(names: Names, callee: Node | undefined): { name: string; receiver: Receiver; object: string } | undefined {
  if (callee?.type === 'identifier') {
    const path = names.imports.get(textOf(names.code, callee));
    if (!path?.startsWith('alembic.op.') || bindingScope(names, callee, textOf(names.code, callee))) return undefined;
    return { name: path.slice('alembic.op.'.length), receiver: { kind: 'op' }, object: '' };
  }
  const attribute = callee?.type === 'attribute' ? field(callee, 'attribute') : undefined;
  const object = attribute && Object.hasOwn(OPERATIONS, textOf(names.code, attribute)) ? field(callee as Node, 'object') : undefined;
  const receiver = object && receiverOf(names, object);
  if (!callee || !object || !receiver) return undefined;
  return { name: textOf(names.code, field(callee, 'attribute') as Node), receiver, object: textOf(names.code, object) };
}
