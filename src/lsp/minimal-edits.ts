import { diffArrays } from 'diff';
import { commonEnds } from '../core/common-ends.ts';
import type { Edit } from '../core/types.ts';

/** To find the shortest way takes the square of its length: beyond this, what differs is one piece. */
const MOST_EDITS = 2000;

/** Lines with their ends: a carriage return alone is one, too. */
const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];

/**
 * The lines that differ between two texts.
 *
 * @param offset where the first text begins, in what the edits are of
 * @returns edits in order, none of which touches a line that stays
 */
export function minimalEdits(before: string, after: string, offset = 0): readonly Edit[] {
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_EDITS });
  if (!changes) return [inOnePiece(before, after, offset)];
  const edits: Edit[] = [];
  let at = offset;
  let open: { start: number; text: string } | undefined;
  const close = (): void => {
    if (open) edits.push({ start: open.start, end: at, text: open.text });
    open = undefined;
  };
  for (const { value, added, removed } of changes) {
    const text = value.join('');
    if (!added && !removed) close();
    else open ??= { start: at, text: '' };
    if (added && open) open.text += text;
    else at += text.length;
  }
  close();
  return edits;
}

/** From the first line that differs to the last. */
function inOnePiece(before: string, after: string, offset: number): Edit {
  const [old, now] = [linesOf(before), linesOf(after)];
  const { start, end } = commonEnds(old, now);
  const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
  const [lead, tail] = [length(old.slice(0, start)), length(old.slice(old.length - end))];
  return { start: offset + lead, end: offset + before.length - tail, text: after.slice(lead, after.length - tail) };
}
