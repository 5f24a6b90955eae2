import { visibleJson } from './visible.ts';

/** A JSON list, one value after the other: as a whole it might not fit into the memory. */
export function* listed(values: Iterable<object>, indent = ''): Generator<string> {
  yield '[';
  let empty = true;
  for (const value of values) {
    yield `${empty ? '' : ','}\n${indent}  ${visibleJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${indent}  `)}`;
    empty = false;
  }
  yield empty ? ']' : `\n${indent}]`;
  if (indent === '') yield '\n';
}

/**
 * A JSON document with one list in it that comes piece by piece.
 *
 * @param frame the document; where the list is to be, it has an empty one, and no other before
 * @param values of that list
 * @param indent of the line that the list begins on
 */
export function* framed(frame: object, values: Iterable<object>, indent: string): Generator<string> {
  const text = visibleJson(JSON.stringify(frame, null, 2));
  const at = text.indexOf('[]');
  yield text.slice(0, at);
  yield* listed(values, indent);
  yield `${text.slice(at + 2)}\n`;
}
