import { joinedIndent, joinedLineEnd, jointBefore, lineIndent, sharesLine } from './lines.ts';
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

/** What a backslash joins. */
const JOINTS = /\\(?:\r\n|\r|\n)[ \t\f]*/g;

/** The comment behind a statement, without the `;` that may separate it from the next. */
function trailOf(code: string, node: Node, next: Node | undefined): { trail: string; to: number } {
  const to = joinedLineEnd(code, node.end);
  if (next && next.start < to) return { trail: '', to: node.end };
  // a backslash would join what is printed below
  const text = code.slice(node.end, to).replace(JOINTS, '').replace(/^[ \t]*;[ \t]*/, '  ');
  return { trail: text.trimEnd(), to };
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
    const shares = sharesLine(code, end, node.start) && !(start === 0 && i === 0);
    const eol = shares ? null : /\r\n|\r|\n/.exec(gap);
    const leadStart = eol ? end + eol.index + eol[0].length : end;
    const joint = shares ? '' : jointBefore(gap.replace(/#[^\r\n]*/g, (comment) => ' '.repeat(comment.length)));
    const begin = node.start - joint.length;
    const blanks = lineIndent(code, begin);
    const { trail, to } = trailOf(code, node, statements[i + 1]);
    end = node.end;
    return {
      node,
      lead: shares ? '' : code.slice(leadStart, begin - blanks.length),
      indent: shares ? indent : joinedIndent(code, node.start, joint),
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
