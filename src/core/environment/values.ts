import { textOf } from '../python.ts';
import { bindingScope, type Names, valuesOf } from '../scopes.ts';
import { field, walk } from '../tree.ts';
import type { Node } from '../types.ts';

/**
 * Every value that a name was assigned, seen from `from`. Unlike `valuesOf`, it takes `name[key] = …` and `name.attribute = …`
 * for what they are: they change what the name holds, not which object that is.
 *
 * @returns empty when one of the values is unknown
 */
export function assignedValues(names: Names, from: Node, name: string): readonly Node[] {
  const known = valuesOf(names, from, name);
  const scope = bindingScope(names, from, name);
  const bound = (scope && names.bindings.get(scope)?.get(name)) ?? [];
  if (known.length || !scope || names.declared.get(scope)?.has(name)) return known;
  const inTargets = walk(scope).filter((node) => node.type === 'identifier' && textOf(names.code, node) === name && isInTarget(node) && bindingScope(names, node, name) === scope);
  const values = bound.filter((value) => value !== undefined);
  return bound.length === values.length + inTargets.length ? values : [];
}

/** Somewhere in the left side of an assignment, but not the name that is assigned. */
function isInTarget(node: Node): boolean {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'assignment') at = at.parent;
  const left = at.parent && field(at.parent, 'left');
  return left === at && at !== node && (at.type === 'subscript' || at.type === 'attribute');
}
