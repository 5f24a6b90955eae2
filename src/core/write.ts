import { itemsOf } from './items.ts';
import type { Printing } from './items.ts';
import { listStart, place } from './layout.ts';
import type { Placed } from './layout.ts';
import { type Cut, editsOf, printItems } from './print.ts';
import { lineIndent, sharesLine } from './lines.ts';
import { changedRegion, followingLine } from './region.ts';
import type { Edit, FileFacts, Node, StatementList, Step } from './types.ts';

/**
 * Prints the steps of a list: the only printer, the only re-indentation. Statements that did not change stay byte for byte.
 *
 * @param before the steps as they were read
 * @param after the steps as the transforms left them
 * @param inner edits inside the list's statements (of nested lists)
 * @returns edits of the original text
 */
export function writeList(file: FileFacts, list: StatementList, before: readonly Step[], after: readonly Step[], inner: readonly Edit[]): readonly Edit[] {
  if (before === after) return [];
  const code = file.names.code;
  const placed = place(code, list.statements, listStart(list.node), ownIndent(file, list));
  const region = changedRegion(list, placed, before, after);
  const untouched = [...after.slice(0, region.prefix), ...after.slice(after.length - region.suffix)].flatMap(editsOf);
  if (region.from > region.to) return untouched;
  const first = placed[region.from] as Placed;
  const last = placed[region.to] as Placed;
  const printing: Printing = { code, file, list, inner, indent: first.indent, eol: file.style.eol, unit: file.style.indent };
  const items = itemsOf(printing, placed.slice(region.from, region.to + 1), after.slice(region.prefix, after.length - region.suffix));
  const { text, cuts } = printItems(printing, items, { before: region.from > 0, afterBlock: placed[region.from - 1]?.node.type === 'with_statement', after: followingLine(code, list, placed, last.to) !== undefined });
  // blanks behind the last statement are behind the one around it, too: whoever prints that knows nothing of an edit that ends there
  const end = Math.max(last.node.end, Math.min(last.to, list.node.parent?.end ?? last.to));
  return [...untouched, ...cutUp({ start: first.from, end, text }, cuts, first.shares ? file.style.eol : '')];
}

/** One edit as several that lie side by side, so that a place in the new text is found again in the old one, statement by statement. */
function cutUp(whole: Edit, cuts: readonly Cut[], before: string): readonly Edit[] {
  const ends = cuts.filter(({ at, from }) => whole.start < from && from < whole.end && at <= whole.text.length);
  return [...ends, { at: whole.text.length, from: whole.end }].map(({ at, from }, i) => {
    const { at: begin, from: start } = ends[i - 1] ?? { at: 0, from: whole.start };
    return { start, end: from, text: (i === 0 ? before : '') + whole.text.slice(begin, at) };
  });
}

/** Of statements that get a line of their own: as the first one has it, unless that one stands on the header's line itself. */
function ownIndent({ names: { code }, style }: FileFacts, { node, statements: [first] }: StatementList): string {
  if (node.type === 'module') return '';
  const onItsOwn = first && !sharesLine(code, listStart(node), first.start);
  return onItsOwn ? lineIndent(code, first.start) : lineIndent(code, (node.parent as Node).start) + style.indent;
}
