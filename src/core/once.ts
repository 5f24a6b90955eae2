import type { Names } from './scopes.ts';
import type { Node } from './types.ts';

/**
 * Remembers the answer for each object: what is asked again for every one of thousands of operations is read once.
 *
 * @param read must depend on nothing but its argument
 */
export function oncePer<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: read(key) };
    known.set(key, found);
    return found.value;
  };
}

/** The same for the nodes of a file, whose names say what they mean. */
export function oncePerNode<V>(read: (names: Names, node: Node) => V): (names: Names, node: Node) => V {
  const ofFile = oncePer((names: Names) => oncePer((node: Node) => read(names, node)));
  return (names, node) => ofFile(names)(node);
}
