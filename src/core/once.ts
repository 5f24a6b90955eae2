import type { Names } from './scopes.ts';
import type { FileFacts, Node } from './types.ts';

const NOTES = Symbol('what was read of it');

type Notes = Map<unknown, unknown>;

/**
 * What is remembered lies on the object itself, where a copy of the object does not get it. In a WeakMap it would keep every file's
 * tree until the next full collection: a folder of thousands then takes gigabytes.
 */
function notesOn(owner: object & { [NOTES]?: Notes }): Notes {
  if (!owner[NOTES]) Object.defineProperty(owner, NOTES, { value: new Map() });
  return owner[NOTES] as Notes;
}

function remember<V>(notes: Notes, key: unknown, read: () => V): V {
  const known = notes.get(key) as V | undefined;
  if (known !== undefined || notes.has(key)) return known as V;
  const value = read();
  notes.set(key, value);
  return value;
}

/**
 * Remembers the answer for each object: what is asked again for every one of thousands of operations is read once.
 *
 * @param read must depend on nothing but its first argument
 */
export const oncePer = <K extends object, V, R extends readonly unknown[]>(read: (key: K, ...rest: R) => V): ((key: K, ...rest: R) => V) => (key, ...rest) =>
  remember(notesOn(key), read, () => read(key, ...rest));

/** The same for the nodes of a file, whose names say what they mean. */
export const oncePerNode = <V>(read: (names: Names, node: Node) => V): ((names: Names, node: Node) => V) => (names, node) =>
  remember(nodesReadBy(read, names), node, () => read(names, node));

/** The same for what takes the whole file to read; a copy of the file's facts has the same names. */
export const oncePerFileNode = <V>(read: (file: FileFacts, node: Node) => V): ((file: FileFacts, node: Node) => V) => (file, node) =>
  remember(nodesReadBy(read, file.names), node, () => read(file, node));

const nodesReadBy = (read: unknown, names: Names): Notes => remember<Notes>(notesOn(names), read, () => new Map());
