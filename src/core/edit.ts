import MagicString from 'magic-string';
import { lineIndent } from './lines.ts';
import { argumentsOf } from './python.ts';
import { lineEnd, matched } from './text.ts';
import { field, walk } from './tree.ts';
import type { Edit, Node } from './types.ts';

/** The comments inside a node that goes, each with the end of its line: they stay. */
function commentsOf(code: string, node: Node): string {
  const comments = node.children.length ? [...walk(node)].filter(({ type }) => type === 'comment') : [];
  const eol = lineEnd(code);
  return comments.map(({ start, end }) => `  ${code.slice(start, end)}${eol}${lineIndent(code, start)}`).join('');
}

/**
 * Removes arguments with their commas; comments in and around them stay, and a line that held nothing else goes with it.
 *
 * @param call the call that has the arguments
 * @param removed whole arguments: `name=value` when by keyword
 */
export function removeArguments(code: string, call: Node, removed: readonly Node[]): readonly Edit[] {
  const list = field(call, 'arguments') as Node;
  const lastKept = argumentsOf(call).filter((argument) => !removed.includes(argument)).at(-1);
  const leading = removed.filter((argument) => !lastKept || argument.start < lastKept.start);
  const trailing = removed.filter((argument) => lastKept && argument.start > lastKept.start);
  const edits = [...leading.flatMap((argument) => removeForward(code, list, argument)), ...trailing.flatMap((argument) => removeBackward(list, argument))];
  return edits.map((edit) => ({ ...edit, text: removed.filter((argument) => edit.start <= argument.start && argument.end <= edit.end).map((argument) => commentsOf(code, argument)).join('') }));
}

const cut = ({ start, end }: { start: number; end: number }): Edit => ({ start, end, text: '' });

const isTrivia = (node: Node): boolean => node.type === 'comment' || node.type === 'line_continuation';

const removeForward = (code: string, list: Node, argument: Node): readonly Edit[] => {
  const rest = list.children.slice(list.children.indexOf(argument) + 1);
  const comma = rest.find((child) => !isTrivia(child));
  if (comma?.type !== ',') return [cut(argument)];
  return rest[0] === comma ? [withLine(code, argument.start, comma.end)] : [cut(argument), cut(comma)];
};

/** With the comma before, and the blanks between, unless a comment stands there. */
const removeBackward = (list: Node, argument: Node): readonly Edit[] => {
  const before = list.children.slice(0, list.children.indexOf(argument));
  const comma = before.findLast((child) => !isTrivia(child));
  if (comma?.type !== ',') return [cut(argument)];
  return before.at(-1) === comma ? [cut({ start: comma.start, end: argument.end })] : [cut(comma), cut(argument)];
};

function withLine(code: string, start: number, end: number): Edit {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:\r\n|\n|\r)/.exec(code.slice(end));
  if (rest && !code.slice(lineStart, start).trim()) return { start: lineStart, end: end + rest[0].length, text: '' };
  const blanks = matched(/^[ \t]*/, code.slice(end)).length;
  // where the next argument is on a line of its own, the blanks before this one go instead of those behind it
  let before = 0;
  while (/[ \t]/.test(code.charAt(start - before - 1))) before++;
  return rest ? { start: start - before, end, text: '' } : { start, end: end + blanks, text: '' };
}

/**
 * Adds an argument at the end of a call, on a line of its own where the author has one argument a line.
 *
 * @param text `name=value`
 */
export function appendArgument(code: string, call: Node, text: string): Edit {
  const args = argumentsOf(call);
  const last = args.at(-1);
  if (!last) {
    const list = field(call, 'arguments') as Node;
    return { start: list.start + 1, end: list.start + 1, text };
  }
  return insertAfter(code, args, last, text);
}

/** Adds an argument after another one, in the author's layout. */
export function appendAfter(code: string, call: Node, argument: Node, text: string): Edit {
  return insertAfter(code, argumentsOf(call), argument, text);
}

function insertAfter(code: string, args: readonly Node[], after: Node, text: string): Edit {
  const rows = new Set(args.map((argument) => argument.row));
  const ownLine = args.length > 1 && rows.size === args.length;
  const eol = lineEnd(code);
  // behind the comment that the argument's line may have
  const commented = ownLine ? /^,[ \t]*#[^\r\n]*/.exec(code.slice(after.end)) : null;
  if (commented) {
    const end = after.end + commented[0].length;
    return { start: end, end, text: `${eol}${columnIndent(code, after)}${text},` };
  }
  const separator = ownLine ? `,${eol}${columnIndent(code, after)}` : ', ';
  return { start: after.end, end: after.end, text: separator + text };
}

/** The blanks that put a line's text below a node: its line's indent, then a blank for each character up to it. */
const columnIndent = (code: string, node: Node): string => {
  const indent = lineIndent(code, node.start);
  const lineStart = code.lastIndexOf('\n', node.start - 1) + 1;
  return indent + ' '.repeat(Math.max(0, node.start - lineStart - indent.length));
};

/** Replaces a node's text. */
export const replaceNode = (node: { start: number; end: number }, text: string): Edit => ({ start: node.start, end: node.end, text });

/** Replaces an argument, or a part of one; comments in it stay, behind the new text. */
export const replaceArgument = (code: string, node: Node, text: string): Edit => replaceNode(node, text + commentsOf(code, node));

const isInsertion = ({ start, end }: Edit): boolean => start === end;

/** By place: an insertion before what is replaced there, the outer edit before those inside it. */
const inOrder = (edits: readonly Edit[]): readonly Edit[] => [...edits].sort((a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end);

/**
 * The text of a span with the edits inside it applied. Of edits that overlap, the outermost wins; insertions at one
 * place come in the order given.
 */
export function splice(code: string, start: number, end: number, edits: readonly Edit[]): string {
  const inside = inOrder(edits.filter((edit) => edit.start >= start && edit.end <= end));
  if (!inside.length) return code.slice(start, end);
  const text = new MagicString(code.slice(start, end));
  let at = start;
  for (const edit of inside) {
    if (edit.start < at) continue;
    if (isInsertion(edit)) text.appendLeft(edit.start - start, edit.text);
    else if (edit.text) text.update(edit.start - start, edit.end - start, edit.text);
    else text.remove(edit.start - start, edit.end - start);
    at = edit.end;
  }
  return text.toString();
}

/** Is an offset inside text that an edit takes away? */
export const isRemoved = (edits: readonly Edit[], offset: number): boolean => edits.some((edit) => edit.start <= offset && offset < edit.end);

/** Where an offset of the new text was in the old one; inside a rewritten stretch, about there. */
export function origin(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  let last = -1;
  for (const edit of inOrder(edits)) {
    if (edit.start < last) continue;
    const start = edit.start + shift;
    if (offset < start) break;
    if (offset < start + edit.text.length) return Math.min(edit.start + (offset - start), Math.max(edit.start, edit.end - 1));
    shift += edit.text.length - (edit.end - edit.start);
    last = edit.end;
  }
  return offset - shift;
}
