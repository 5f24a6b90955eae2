import { diffLines } from 'diff';

/** To find the shortest diff takes the square of its length: beyond this, a second. */
const MOST_EDITS = 3000;

/** Whole lines of the text before, with what takes their place. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What turns one text into another: all of them, in order, none beside the next. A byte order mark is in none. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  if (!before.startsWith('\uFEFF') || !after.startsWith('\uFEFF')) return hunksBetween(before, after);
  return hunksBetween(before.slice(1), after.slice(1)).map(({ start, end, text }) => ({ start: start + 1, end: end + 1, text }));
}

function hunksBetween(before: string, after: string): readonly Hunk[] {
  const parts = diffLines(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return [oneHunk(before, after)];
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const end = at + (added ? 0 : value.length);
    const last = hunks.at(-1);
    if (added || removed) {
      const text = added ? value : '';
      if (last?.end === at) hunks[hunks.length - 1] = { start: last.start, end, text: last.text + text };
      else hunks.push({ start: at, end, text });
    }
    at = end;
  }
  return hunks;
}

/** From the first line that differs to the last. */
function oneHunk(before: string, after: string): Hunk {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  start = before.slice(0, start).lastIndexOf('\n') + 1;
  let tail = 0;
  while (tail < least - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const line = before.slice(before.length - tail).indexOf('\n');
  tail = line === -1 ? 0 : tail - line - 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
