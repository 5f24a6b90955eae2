import type { Node } from '../core/types.ts';

/** Comment lines one behind the other, all indented alike: where each comment begins and ends. */
export type Run = readonly { readonly start: number; readonly end: number; readonly row: number }[];

/** From here on it takes longer to parse them than to see to them. */
const MANY = 100;

/**
 * At each comment, the scanner of tree-sitter-python looks at all the comment lines that follow: twice as many take four times as long, and
 * 8,000 half a minute. Of long runs, it only gets to see the first line and the last.
 *
 * @param least so many lines are a long run
 * @returns the text with blanks in place of the comments between, and the runs; undefined when there are none
 * @see https://github.com/tree-sitter/tree-sitter-python/blob/master/src/scanner.c
 */
export function thinComments(code: string, least: number = MANY): { readonly code: string; readonly runs: readonly Run[] } | undefined {
  const runs = runsIn(code).filter(({ length }) => length >= Math.max(3, least));
  if (!runs.length) return undefined;
  let thin = '';
  let at = 0;
  for (const { start, end } of runs.flatMap((run) => run.slice(1, -1))) {
    thin += code.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return { code: thin + code.slice(at), runs };
}

function runsIn(code: string): readonly Run[] {
  const runs: Run[number][][] = [];
  let indent: string | undefined;
  let row = 0;
  for (let start = 0; start < code.length; row++) {
    const found = code.indexOf('\n', start);
    const next = found < 0 ? code.length : found + 1;
    const own = indentOfComment(code, start);
    if (own === undefined) indent = undefined;
    else {
      if (own !== indent) runs.push([]);
      const end = found < 0 ? next : found;
      runs.at(-1)?.push({ start: start + own.length, end: code[end - 1] === '\r' ? end - 1 : end, row });
      indent = own;
    }
    start = next;
  }
  return runs;
}

/** Undefined: the line is no comment. */
function indentOfComment(code: string, line: number): string | undefined {
  let at = line;
  while (code[at] === ' ' || code[at] === '\t') at++;
  return code[at] === '#' ? code.slice(line, at) : undefined;
}

interface Growing extends Node {
  start: number;
  from: number;
  to: number;
  children: Node[];
}

/**
 * Puts the comments between the first and the last of each run back into the tree.
 *
 * @param root of the thinned text; it is changed
 * @returns false where a run is no comments, but lines of a string, say: then the tree is of no use
 */
export function restoreComments(root: Node, runs: readonly Run[]): boolean {
  const comments = new Map(root.all.flatMap((node) => (node.type === 'comment' ? [[node.start, node as Growing] as const] : [])));
  const places = runs.map((run) => ({ run, first: comments.get((run[0] as Run[number]).start), last: comments.get((run.at(-1) as Run[number]).start) }));
  if (!places.every(({ first, last }) => first && last && first.parent === last.parent && last.from === first.from + 1)) return false;
  const restored = new Map(places.map(({ run, first }) => [first as Node, run.slice(1, -1)]));
  const before = [...root.all] as Growing[];
  const all = root.all as Node[];
  // how many have come in before each node of the thinned tree
  const shift: number[] = [];
  all.length = 0;
  for (const node of before) {
    shift.push(all.length - shift.length);
    all.push(node);
    const parent = node.parent as Growing | undefined;
    const own = (restored.get(node) ?? []).map(({ start, end, row }, n): Node => ({ ...node, field: undefined, start, end, row, children: [], from: all.length + n, to: all.length + n + 1 }));
    if (!own.length || !parent) continue;
    all.push(...own);
    parent.children = parent.children.flatMap((child) => (child === node ? [child, ...own] : [child]));
  }
  const grown = all.length - before.length;
  for (const node of before) {
    const end = node.to;
    node.from += shift[node.from] as number;
    // a comment of a run ends before what is put behind it
    node.to = restored.has(node) ? node.from + 1 : end + (shift[end] ?? grown);
  }
  return true;
}
