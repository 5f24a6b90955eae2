import { place, listStart } from './layout.ts';
import type { Placed } from './layout.ts';
import { lineIndent } from './lines.ts';
import { allMatched } from './text.ts';
import { field, named, within } from './tree.ts';
import type { Edit, FileFacts, Node, StatementList, Step } from './types.ts';

/** One statement ready to print. */
export interface Item {
  readonly step: Step;
  /** Lines above, at the list's indent. */
  readonly outerLead: string;
  /** Lines above, inside the block. */
  readonly innerLead: string;
  /** Lines below, inside the block: comments at the end of an author's block. */
  readonly tail: string;
  readonly placed?: Placed;
}

export interface Printing {
  readonly code: string;
  readonly file: FileFacts;
  readonly list: StatementList;
  /** Edits of the lists inside, already printed. */
  readonly inner: readonly Edit[];
  readonly indent: string;
  readonly eol: string;
  readonly unit: string;
}

/** The author's `with` statement's body, with the layout of its statements. */
function bodyOf(printing: Printing, block: Node): { placed: readonly Placed[]; tail: string } {
  const { code } = printing;
  const body = field(block, 'body') as Node;
  const placed = place(code, named(body), listStart(body), lineIndent(code, block.start) + printing.unit);
  const end = placed.at(-1)?.to ?? block.end;
  const tail = code.slice(end, Math.max(end, block.end)).replace(/^[ \t]*(?:\r\n|\r|\n)/, '');
  return { placed, tail: tail.trim() ? `${tail}${printing.eol}` : '' };
}

/** Pairs each step with the comments that go with it; the comments of what was taken out go to what follows. */
export function itemsOf(printing: Printing, region: readonly Placed[], steps: readonly Step[]): readonly Item[] {
  const nodes = new Map(steps.flatMap((step) => (step.kind === 'insert' ? (step.instead ? [[step.instead, step]] : []) : [[step.node, step]]) as [Node, Step][]));
  const leads = new Map<Step, Pick<Item, 'outerLead' | 'innerLead' | 'tail' | 'placed'>>();
  const blocks = new Set(steps.flatMap((step) => (step.kind !== 'insert' && step.batch?.node) || []));
  let carried = '';
  for (const statement of region) {
    const block = blocks.has(statement.node) ? statement.node : undefined;
    const body = block ? bodyOf(printing, block) : { placed: partsOf(printing, statement, nodes), tail: '' };
    let outer = carried + (block ? statement.lead : '');
    carried = '';
    for (const [i, part] of body.placed.entries()) {
      const step = nodes.get(part.node);
      const tail = (i === body.placed.length - 1 ? body.tail : '') + ('below' in part ? part.below : '');
      if (!step) outer += commentsOf(printing, part);
      else {
        leads.set(step, block ? { outerLead: outer, innerLead: part.lead, tail, placed: part } : { outerLead: outer + part.lead, innerLead: '', tail, placed: part });
        outer = '';
      }
    }
    carried = outer;
  }
  const items = steps.map((step) => ({ step, outerLead: '', innerLead: '', tail: '', ...leads.get(step) }));
  const last = items.at(-1);
  return carried && last ? [...items.slice(0, -1), { ...last, tail: last.tail + carried }] : items;
}

/** A statement, or its operations where it is a tuple of several. */
function partsOf(printing: Printing, statement: Placed, nodes: ReadonlyMap<Node, Step>): readonly (Placed & { below?: string })[] {
  if (nodes.has(statement.node)) return [statement];
  const parts = [...nodes.keys()].filter((node) => node !== statement.node && within(node, statement.node)).sort((a, b) => a.start - b.start);
  if (!parts.length) return [statement];
  // a comment behind a part, on its line, goes with it
  const behind = parts.map((node, i) => /^[ \t]*(?:,[ \t]*)?(#[^\r\n]*)/.exec(printing.code.slice(node.end, parts[i + 1]?.start ?? statement.node.end)));
  const end = (i: number): number => (parts[i]?.end ?? statement.node.start) + (behind[i]?.[0].length ?? 0);
  return parts.map((node, i) => {
    const last = i === parts.length - 1;
    const own = behind[i]?.[1];
    return {
      ...statement,
      node,
      lead: (i === 0 ? statement.lead : '') + commentLines(printing, end(i - 1), node.start, statement.indent),
      trail: own ? `  ${own.trimEnd()}` : last ? statement.trail : '',
      below: last ? commentLines(printing, end(i), own ? statement.to : statement.node.end, statement.indent) : '',
    };
  });
}

/** The comments between the parts of a statement, as lines of their own. */
const commentLines = ({ code, eol }: Printing, from: number, to: number, indent: string): string =>
  allMatched(/#[^\r\n]*/g, code.slice(from, to)).map((comment) => indent + comment.trimEnd() + eol).join('');

/** The comments of a statement that is taken out, as lines of their own. */
const commentsOf = (printing: Printing, placed: Placed): string => {
  const lead = placed.lead.trim() ? placed.lead.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '') : '';
  return lead + (placed.trail.trim() ? `${placed.indent}${placed.trail.trim()}${printing.eol}` : '');
};
