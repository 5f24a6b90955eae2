import type { Sides } from './data.ts';

/** A line of either side, or of both. Numbers begin at 1. */
export interface Line {
  readonly kind: 'same' | 'old' | 'new';
  readonly old?: number;
  readonly now?: number;
}

/** A run of lines that are the same, or one change. */
export interface Part {
  readonly changed: boolean;
  readonly lines: readonly Line[];
}

/** The whole text as parts, in its order. */
export function partsOf({ lines, hunks }: Sides): readonly Part[] {
  const parts: Part[] = [];
  let [at, now] = [0, 0];
  const same = (end: number): void => {
    const run: Line[] = [];
    while (at < end) run.push({ kind: 'same', old: ++at, now: ++now });
    if (run.length) parts.push({ changed: false, lines: run });
  };
  for (const hunk of hunks) {
    same(hunk.start);
    const old = Array.from({ length: hunk.end - hunk.start }, (): Line => ({ kind: 'old', old: ++at }));
    parts.push({ changed: true, lines: [...old, ...hunk.lines.map((): Line => ({ kind: 'new', now: ++now }))] });
  }
  same(lines.length);
  return parts;
}

/** The text of the other side. */
export function textAfter({ lines, hunks }: Sides): readonly string[] {
  let at = 0;
  const after: string[] = [];
  for (const hunk of hunks) {
    after.push(...lines.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...after, ...lines.slice(at)];
}

/** So many lines around what is worth a look. */
const CONTEXT = 3;

/** Lines that stay the same, split into those that are shown and those that wait behind a button. */
export interface Fold {
  readonly folded: boolean;
  readonly lines: readonly Line[];
}

/**
 * Folds what is far from everything.
 *
 * @param first nothing stands before it
 * @param last nothing comes behind it
 * @param kept the numbers of lines that have something to say
 */
export function foldsOf(lines: readonly Line[], first: boolean, last: boolean, kept: (line: Line) => boolean): readonly Fold[] {
  const near = (at: number): boolean => (!first && at < CONTEXT) || (!last && at >= lines.length - CONTEXT) || lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(kept);
  const folds: { folded: boolean; lines: Line[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const folded = !near(at);
    const open = folds.at(-1);
    if (open?.folded === folded) open.lines.push(line);
    else folds.push({ folded, lines: [line] });
  }
  // a button takes as much room as the line
  return folds.map((fold) => (fold.lines.length < 3 ? { ...fold, folded: false } : fold));
}

/** Old and new lines of a change side by side. */
export function pairsOf(lines: readonly Line[]): readonly (readonly [Line | undefined, Line | undefined])[] {
  const [old, now] = [lines.filter(({ kind }) => kind === 'old'), lines.filter(({ kind }) => kind === 'new')];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, at) => [old[at], now[at]] as const);
}
