import { oncePer } from './once.ts';
import { readImports, stringValue, textOf } from './python.ts';
import { above, field, named, nodesOf, walk } from './tree.ts';
import type { Node, Parse } from './types.ts';

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
  readonly classes: ReadonlyMap<string, Node>;
  /** Values assigned to a name, by the function (or module) that assigns; `undefined` where it is bound in another way. */
  readonly bindings: ReadonlyMap<Node, ReadonlyMap<string, readonly (Node | undefined)[]>>;
  /** What read the file; left out where no expression of it outlives its tree. */
  readonly parse?: Parse | undefined;
  /** Names that an import, a `def`, a `class` or a `case` binds, by scope: what they hold is not written here. */
  readonly declared: ReadonlyMap<Node, ReadonlySet<string>>;
}

/** The function (or lambda) around a node, or the module; an expression that was taken out of its file has none around it: its own top. */
export const functionOf = (node: Node): Node => above(node, 'function_definition', 'lambda', 'module') ?? (node.all[0] as Node);

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

/** Only these name anything. */
const NAMING = ['assignment', ...TARGETS, 'function_definition', 'class_definition', 'import_statement', 'import_from_statement', 'case_pattern'];

/**
 * Reads what a file's names mean.
 *
 * @param parse for expressions that outlive the tree
 */
export function readNames(code: string, root: Node, parse?: Parse): Names {
  const bindings = new Map<Node, Map<string, (Node | undefined)[]>>();
  const functions = new Map<string, Node>();
  const classes = new Map<string, Node>();
  const declared = new Map<Node, Set<string>>();
  const bind = (scope: Node, name: string, value: Node | undefined): void => {
    const names = bindings.get(scope) ?? bindings.set(scope, new Map()).get(scope)!;
    const values = names.get(name);
    if (values) values.push(value);
    else names.set(name, [value]);
  };
  for (const node of nodesOf(root, ...NAMING)) {
    for (const [name, value] of boundBy(code, node)) bind(functionOf(node), name, value);
    // `global T` in any function: the module's T may be anything
    if (node.type === 'global_statement') for (const [name] of boundBy(code, node)) bind(root, name, undefined);
    for (const name of declaredBy(code, node)) declared.set(functionOf(node), (declared.get(functionOf(node)) ?? new Set()).add(name));
    if (node.type === 'class_definition') classes.set(textOf(code, field(node, 'name') as Node), node);
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
  return { code, root, imports: readImports(code, root), importsIn, calls: nodesOf(root, 'call'), functions, classes, bindings, declared, parse };
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

const DEFINITIONS = ['function_definition', 'class_definition'];

/** The last definition and the last import of each name, by scope; what stands in for a failed import is none. */
const definitionsOf = oncePer(({ code, root }: Names) => {
  const scopes = new Map<Node, Map<string, 'defined' | 'imported'>>();
  for (const node of nodesOf(root, ...DEFINITIONS, 'import_statement', 'import_from_statement')) {
    const isDefinition = DEFINITIONS.includes(node.type);
    // a method is a name of its class
    if (above(node, 'class_definition', 'function_definition')?.type === 'class_definition' || (isDefinition && above(node, 'except_clause'))) continue;
    const names = scopes.get(functionOf(node)) ?? scopes.set(functionOf(node), new Map()).get(functionOf(node))!;
    for (const name of declaredBy(code, node)) names.set(name, isDefinition ? 'defined' : 'imported');
  }
  return scopes;
});

/** Is a name, seen from `from`, a function or a class of this file rather than what an import brings? */
export function isDefinedHere(names: Names, from: Node, name: string): boolean {
  for (let scope: Node | undefined = functionOf(from); scope; scope = scope.parent && functionOf(scope)) {
    const last = definitionsOf(names).get(scope)?.get(name);
    if (last) return last === 'defined';
    if (names.bindings.get(scope)?.has(name)) return false;
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

/** The same for a node that is a name. */
export const valueThrough = (names: Names, node: Node | undefined): Node | undefined => (node?.type === 'identifier' ? valueOf(names, node, textOf(names.code, node)) : undefined);

/** Every value that a name may have had, seen from `from`; empty when one of them is unknown. */
export function valuesOf(names: Names, from: Node, name: string): readonly Node[] {
  const scope = bindingScope(names, from, name);
  if (isDeclared(names, from, name, scope)) return [];
  const values = (scope && names.bindings.get(scope)?.get(name)) ?? [];
  return values.includes(undefined) ? [] : (values as readonly Node[]);
}

/** A string, written out or through a name that is bound once to one. */
export function stringThrough(names: Names, node: Node | undefined): string | undefined {
  if (node?.type === 'string' && /^[fF]/.test(names.code.slice(node.start, node.start + 1))) return formatted(names, node);
  return stringValue(names.code, node?.type === 'identifier' ? valueThrough(names, node) : node);
}

/** `f'ix_{table}_id'`, when every part is a string that is known. */
function formatted(names: Names, node: Node): string | undefined {
  let text = '';
  for (const part of node.children) {
    if (part.type === 'string_content') text += textOf(names.code, part);
    if (part.type !== 'interpolation') continue;
    const [inner, ...more] = named(part);
    const value = more.length || inner?.type !== 'identifier' ? undefined : stringThrough(names, inner);
    if (value === undefined) return undefined;
    text += value;
  }
  return /[\\{}]/.test(text) ? undefined : text;
}
