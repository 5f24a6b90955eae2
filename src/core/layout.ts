import { lineIndent } from './python.ts';
import type { Node } from './types.ts';

/** A statement with what stands around it. */
export interface Placed {
  readonly node: Node;
  /** Whole lines above it (blank ones and comments), each with its line ending. */
  readonly lead: string;
  readonly indent: string;
  /** The comment behind it on its last line, with the blanks before it. */
  readonly trail: string;
  /** It shares its first line with the statement, or the header, before it. */
  readonly shares: boolean;
  /** Where its lead begins; where it shares a line, the end of what is before it. */
  readonly from: number;
  /** The end of its trail. */
  readonly to: number;
}

const lineEnd = (code: string, at: number): number => {
  const match = /[\r\n]/.exec(code.slice(at));
  return match ? at + match.index : code.length;
};

/** The comment behind a statement, without the `;` that may separate it from the next. */
function trailOf(code: string, node: Node, next: Node | undefined): { trail: string; to: number } {
  const to = lineEnd(code, node.end);
  if (next && next.start < to) return { trail: '', to: node.end };
  const text = code.slice(node.end, to).replace(/^[ \t]*;[ \t]*/, '  ');
  return { trail: text.trimEnd() && text.trimEnd(), to: text.trim() ? to : node.end + (/^[ \t]*;?[ \t]*/.exec(code.slice(node.end, to))?.[0].length ?? 0) };
}

/**
 * The statements of a list with the comments and blank lines around them.
 *
 * @param start where the list begins: behind the header's colon
 * @param indent for statements that stand on the header's line
 */
export function place(code: string, statements: readonly Node[], start: number, indent: string): readonly Placed[] {
  let end = start;
  return statements.map((node, i) => {
    const gap = code.slice(end, node.start);
    const eol = /\r\n|\r|\n/.exec(gap);
    const shares = !eol && !(start === 0 && i === 0);
    const leadStart = eol ? end + eol.index + eol[0].length : end;
    const own = lineIndent(code, node.start);
    const { trail, to } = trailOf(code, node, statements[i + 1]);
    end = node.end;
    return {
      node,
      lead: shares ? '' : code.slice(leadStart, node.start - own.length),
      indent: shares ? indent : own,
      trail,
      shares,
      from: leadStart,
      to,
    };
  });
}

/** Where a list's text begins: behind the colon of its header. */
export function listStart(node: Node): number {
  if (node.type === 'module') return 0;
  const colon = node.parent?.children.filter((child) => child.type === ':' && child.end <= node.start).at(-1);
  return colon?.end ?? node.start;
}
