/** Counts what the chain runs say. */
import type { ChainRun, Trial } from './chains.ts';

/** How many revisions of a chain ran, and how many before the first that failed. */
export function passes(run: ChainRun, which: 'original' | 'rewritten'): readonly [number, number] {
  const first = run.revisions.findIndex((revision) => revision[which] !== null);
  return [run.revisions.filter((revision) => revision[which] === null).length, first < 0 ? run.revisions.length : first];
}

interface Tally {
  both: number;
  fixed: number;
  neither: number;
  broken: number;
  brokenNamed: number;
  lost: number;
  lostNamed: number;
  gone: number;
  untried: number;
}

const WAYS = { empty: 'empty', rows: 'rows', enforced: 'rows, foreign keys on' } as const;

/** One line per direction and kind of tables. */
export function comparisons(runs: readonly ChainRun[]): readonly (readonly (string | number)[])[] {
  return (['up', 'down'] as const).flatMap((direction) =>
    (Object.keys(WAYS) as (keyof typeof WAYS)[]).map((way) => {
      const tally: Tally = { both: 0, fixed: 0, neither: 0, broken: 0, brokenNamed: 0, lost: 0, lostNamed: 0, gone: 0, untried: 0 };
      for (const revision of runs.flatMap((run) => run.revisions)) {
        const pair = revision[direction]?.[way];
        if (pair) add(tally, pair.old, pair.new, revision.copyNamed);
      }
      return [direction === 'up' ? 'upgrade' : 'downgrade', WAYS[way], tally.both, tally.fixed, tally.neither, tally.broken, tally.brokenNamed, tally.lost, tally.lostNamed, tally.gone, tally.untried];
    }),
  );
}

function add(tally: Tally, old: Trial, now: Trial, named: boolean): void {
  if (old.skipped !== undefined || now.skipped !== undefined) tally.untried++;
  else if (old.error && now.error) tally.neither++;
  else if (old.error) tally.fixed++;
  else if (now.error) {
    tally.broken++;
    if (named) tally.brokenNamed++;
  } else {
    tally.both++;
    if (now.gone?.length) tally.gone++;
    if (!losesMore(old, now)) return;
    tally.lost++;
    if (named) tally.lostNamed++;
  }
}

const losesMore = (old: Trial, now: Trial): boolean => Object.entries(now.lost ?? {}).some(([table, rows]) => rows > (old.lost?.[table] ?? 0));

/** Every revision that ran before and does not after, for the log. */
export const broken = (run: ChainRun): readonly string[] =>
  run.revisions.flatMap((revision) =>
    (['up', 'down'] as const).flatMap((direction) =>
      Object.entries(revision[direction] ?? {}).flatMap(([way, { old, new: now }]) =>
        old.skipped === undefined && !old.error && now.error ? [`${revision.file} ${direction} (${way}): ${now.error}`] : [],
      ),
    ),
  );

/** What only the old text's run still has: mostly what an `except` kept the migration from changing. */
export const goneAfter = (run: ChainRun): readonly string[] =>
  run.revisions.flatMap((revision) =>
    (['up', 'down'] as const).flatMap((direction) => {
      const now = revision[direction]?.rows.new;
      return now?.gone?.length && !now.error && !revision[direction]?.rows.old.error ? [`\`${revision.file}\`, ${direction === 'up' ? 'upgrade' : 'downgrade'}: ${now.gone.join(', ')}`] : [];
    }),
  );
