import { positional, textOf } from './python.ts';
import { stringThrough, valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { field, named } from './tree.ts';
import type { Node } from './types.ts';

/** The names with some bound, once and for all, in the scope of a node. */
export function rebind(names: Names, scope: Node, values: readonly (readonly [string, Node | undefined])[]): Names {
  const own = new Map([...(names.bindings.get(scope) ?? []), ...values.map(([name, value]) => [name, [value]] as const)]);
  return { ...names, bindings: new Map([...names.bindings, [scope, own]]) };
}

/** What a value is, followed through names that are bound once. */
export function resolve(names: Names, node: Node): Node {
  const value = valueThrough(names, node);
  return value && value !== node ? resolve(names, value) : node;
}

const LITERAL_LIST = /^(?:list|tuple|set)$/;
/** `key: value` of a dictionary is what its `.items()` gives. */
const UNPACKED = /^(?:list|tuple|set|pair)$/;

/** The names that one round of a loop binds: `for a in […]`, `for a, b in [(…), …]`. */
export function bound(names: Names, target: Node, element: Node): readonly (readonly [string, Node | undefined])[] {
  if (target.type === 'identifier') return [[textOf(names.code, target), resolve(names, element)]];
  const targets = named(target);
  const value = resolve(names, element);
  const parts = UNPACKED.test(value.type) ? named(value) : [];
  return targets.flatMap((part, i) => (part.type === 'identifier' ? [[textOf(names.code, part), parts.length === targets.length && parts[i] ? resolve(names, parts[i]) : undefined] as const] : []));
}

/** The elements of a literal list, or of a literal dictionary: its keys, or with `.items()` and `.values()` its pairs and values. */
export function elementsOf(names: Names, over: Node): readonly Node[] | undefined {
  const callee = field(over, 'function');
  const view = callee?.type === 'attribute' && !positional(over).length ? /^(?:items|keys|values)$/.exec(textOf(names.code, field(callee, 'attribute') as Node))?.[0] : undefined;
  const list = resolve(names, view ? (field(callee as Node, 'object') as Node) : over);
  if (list.type !== 'dictionary') return !view && LITERAL_LIST.test(list.type) ? named(list) : undefined;
  const pairs = named(list);
  if (view === 'items') return pairs;
  return pairs.map((pair) => (pair.type === 'pair' ? (field(pair, view === 'values' ? 'value' : 'key') as Node) : pair));
}

/** What a name is in each round of the literal loop around a node; undefined: no loop binds it, or not each time to a string that is known. */
export function stringsInLoop(names: Names, node: Node, name: string): readonly string[] | undefined {
  for (let outer: Node | null | undefined = node; outer; outer = outer.parent) {
    const [target, over] = outer.type === 'for_statement' ? [field(outer, 'left'), field(outer, 'right')] : [];
    if (!target || !over) continue;
    const rounds = elementsOf(names, over)?.map((element) => new Map(bound(names, target, element)));
    if (!rounds?.every((round) => round.has(name))) continue;
    const values = rounds.map((round) => stringThrough(names, round.get(name)));
    return values.length && !values.includes(undefined) ? (values as string[]) : undefined;
  }
  return undefined;
}
