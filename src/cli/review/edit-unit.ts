import type { Edit } from '../../core/types.ts';
import type { Hunk } from '../reporters/hunks.ts';
import type { Change } from './change.ts';
import type { Unit } from './units.ts';

/** The stretch of lines that a unit is, as it would be written. */
export interface Region {
  readonly text: string;
  /** The change with another text there. */
  readonly replaced: (text: string) => Change;
}

/** @returns undefined where hunks of other units lie between those of this one */
export function regionOf({ before, hunks }: Change, { hunks: own }: Unit): Region | undefined {
  const [first, last] = [own[0] as number, own.at(-1) as number];
  if (last - first + 1 > own.length) return undefined;
  const [from, to] = [hunks[first] as Hunk, hunks[last] as Hunk];
  const text = own.map((index) => {
    const { start, text: now } = hunks[index] as Hunk;
    return (index === first ? '' : before.slice((hunks[index - 1] as Hunk).end, start)) + now;
  }).join('');
  const replaced = (given: string): Change => {
    const rest: Hunk = { start: to.end, end: to.end, text: '' };
    const now = hunks.map((hunk, index) => (index === first ? { start: from.start, end: to.end, text: given } : index > first && index <= last ? rest : hunk));
    return { before, hunks: now };
  };
  return { text, replaced };
}

/** Where a hunk's text is in the text of the whole change. */
export function placesOf({ hunks }: Change): readonly { readonly start: number; readonly end: number }[] {
  let shift = 0;
  return hunks.map(({ start, end, text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return { start: from, end: from + text.length };
  });
}

/**
 * Makes edits of the text of the whole change in its hunks.
 *
 * @returns undefined where an edit is in none
 */
export function editHunks(change: Change, edits: readonly Edit[]): Change | undefined {
  const places = placesOf(change);
  const hunks = [...change.hunks];
  // from the last to the first: what comes before stays where it is
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    const index = places.findIndex(({ start, end }) => start <= edit.start && edit.end <= end);
    const [place, hunk] = [places[index], hunks[index]];
    if (!place || !hunk) return undefined;
    const text = hunk.text.slice(0, edit.start - place.start) + edit.text + hunk.text.slice(edit.end - place.start);
    hunks[index] = { ...hunk, text };
  }
  return { ...change, hunks };
}
