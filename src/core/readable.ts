import { joinedIndent, jointBefore, lineIndent, sharesLine } from './lines.ts';
import { argumentsOf, python2, textOf } from './python.ts';
import { field, named, nodesOf } from './tree.ts';
import type { Node } from './types.ts';

/** What joins this place to the line before it; nobody writes longer ones. */
const jointAt = (code: string, at: number): string => jointBefore(code.slice(Math.max(0, at - 1000), at));

/** Python wants a body, on the header's line or indented more; tree-sitter does not mind. */
const isIndented = (code: string, block: Node): boolean => {
  const [first] = named(block);
  const header = block.parent;
  if (!first || !header) return !!first;
  const colon = header.children.findLast((child) => child.type === ':' && child.end <= block.start);
  return first.row === (colon ?? header).row || (!!colon && sharesLine(code, colon.end, first.start)) || joinedIndent(code, first.start, jointAt(code, first.start)).length > lineIndent(code, header.start).length;
};

const repeatedKeyword = (code: string, call: Node): Node | undefined => {
  const seen = new Set<string>();
  return argumentsOf(call).find((argument) => {
    const name = argument.type === 'keyword_argument' ? textOf(code, field(argument, 'name') as Node) : undefined;
    return name !== undefined && seen.size === seen.add(name).size;
  });
};

/** A value behind `name=value`: only another name, or what a star unpacks, may come there. */
const lateValue = (call: Node): Node | undefined => {
  const args = argumentsOf(call);
  const first = args.findIndex(({ type }) => type === 'keyword_argument' || type === 'dictionary_splat');
  return first < 0 ? undefined : args.slice(first).find(({ type }) => type !== 'keyword_argument' && !type.endsWith('_splat'));
};

/** Does a string in single quotes go on in the next line, without a backslash? */
const isTorn = (code: string, node: Node): boolean => {
  const [start] = node.children;
  return !!start && !/'''|"""/.test(textOf(code, start)) && node.children.some((part) => part.type === 'string_content' && /(?<!\\)(?:\\\\)*(?:\r|(?<!\r)\n)/.test(textOf(code, part)));
};

/** Blanks to the parser, and an error to Python, outside of strings and comments. */
const STRANGE = /[^\S \t\r\n\f]|[\uFEFF\u2060\u200B]/g;

const strangeBlank = (code: string, root: Node): number | undefined => {
  const places = [...code.matchAll(STRANGE)].map(({ index }) => index).filter((at) => at > 0 || code[0] !== '\uFEFF');
  if (!places.length) return undefined;
  const texts = root.all.filter(({ type }) => type === 'comment' || type === 'string_content');
  return places.find((at) => !texts.some(({ start, end }) => start <= at && at < end));
};

/** The blanks before a statement that begins a line, as Python counts them: from the last form feed on. */
const ownIndent = (code: string, { start }: Node): string | undefined => {
  const indent = lineIndent(code, start);
  return start === indent.length || code[start - indent.length - 1] === '\n' ? indent.slice(indent.lastIndexOf('\f') + 1) : undefined;
};

/** A statement of a list that is indented otherwise than the first, or not apart from the one before: tree-sitter reads on, Python does not. */
const misplaced = (code: string, list: Node): Node | undefined => {
  let first: string | undefined;
  return named(list).find((statement, at, all) => {
    const indent = ownIndent(code, statement);
    first ??= indent;
    return indent === undefined ? at > 0 && !/[;\n]/.test(code.slice(all[at - 1]?.end, statement.start)) : indent !== first;
  });
};

const CLAUSES = ['else_clause', 'elif_clause', 'except_clause', 'finally_clause'];

/** Does an `else` or its like begin a line, as a backslash joins lines? Behind a statement Python knows none. */
const beginsLine = (code: string, { start }: Node): boolean => {
  const at = start - jointAt(code, start).length;
  return !code.slice(code.lastIndexOf('\n', at - 1) + 1, at).trim();
};

/** What Python refuses although tree-sitter forgives it, in one node. */
const forgiven = (code: string, node: Node): { reason: string; at: number } | undefined => {
  const twice = node.type === 'call' ? repeatedKeyword(code, node) : undefined;
  if (twice) return { reason: 'keyword argument repeated', at: twice.start };
  const late = node.type === 'call' ? lateValue(node) : undefined;
  if (late) return { reason: 'a positional argument behind keyword arguments', at: late.start };
  if (node.type === 'block' && !isIndented(code, node)) return { reason: 'a block without an indented statement', at: node.start };
  if (CLAUSES.includes(node.type) && !beginsLine(code, node)) return { reason: 'a clause that does not begin a line', at: node.start };
  const odd = node.type === 'block' || node.type === 'module' ? misplaced(code, node) : undefined;
  if (odd) return { reason: 'a statement that is indented otherwise than those before it, or not apart from them', at: odd.start };
  return node.type === 'string' && isTorn(code, node) ? { reason: 'a string that does not end on its line', at: node.start } : undefined;
};

/** Python ends a line at a carriage return; the parser does not, and takes the next line for a part of a comment. */
const loneReturn = (code: string): number => (code.includes('\n') ? code.search(/\r(?!\n)/) : -1);

/** Nobody writes such code, and Python itself gives up not much deeper; our own recursion has room for it. */
const DEEPEST = 1500;

/** The first node that is nested too deep. */
const tooDeep = (root: Node): Node | undefined => {
  const depths = new Uint32Array(root.all.length);
  return root.all.find((node) => {
    const depth = node.parent ? (depths[node.parent.from] as number) + 1 : 0;
    depths[node.from] = depth;
    return depth > DEEPEST;
  });
};

/**
 * Why a text is not for us: what the parser could not read, what Python refuses although tree-sitter forgives it, and what is nested
 * so deep that reading it could overflow the stack. The parser's recovery from errors is never trusted: one error anywhere, and the
 * whole file is left alone, since a function may mean something else than it seems to behind it.
 *
 * @returns undefined when it is fine
 */
export const unreadable = (code: string, root: Node): { reason: string; at: number } | undefined => {
  const deep = tooDeep(root);
  const lone = loneReturn(code);
  if (lone >= 0) return { reason: 'a carriage return alone, among other line endings', at: lone };
  if (deep) return { reason: `nested deeper than ${DEEPEST} levels`, at: deep.start };
  for (const node of nodesOf(root, 'ERROR', 'call', 'block', 'module', 'string', ...CLAUSES)) {
    if (node.type === 'ERROR') return { reason: 'syntax error', at: node.start };
    const refused = forgiven(code, node);
    if (refused) return refused;
  }
  const strange = strangeBlank(code, root);
  if (strange !== undefined) return { reason: 'a blank that Python does not know', at: strange };
  const old = python2(code, root);
  return old && { reason: 'Python 2 syntax: migfix reads Python 3', at: old.start };
};
