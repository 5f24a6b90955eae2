import type { Revision } from './revision.ts';
import type { RevisionOrder } from './revisions.ts';

/** A line from one row to the next. Only the row's own revision has lines that change lanes; all others go straight down. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

export interface Row {
  readonly revision: Revision;
  /** Column, from 0. */
  readonly lane: number;
  /** The lines to the next row. */
  readonly edges: readonly Edge[];
}

export interface Layout {
  /** Head to base. */
  readonly rows: readonly Row[];
  /** How many lanes there are at most. */
  readonly width: number;
}

/**
 * Gives every revision a row and a lane, heads first, as `git log --graph` does. A lane waits for one revision; a second child of
 * that revision joins it at once, so that a folder with many short branches stays narrow. Lanes are branches, and so `down_revision`
 * alone: where every revision of one branch depends on one of another, lines for that too would be all that is seen.
 *
 * @returns what a drawing needs, whatever it draws with
 */
export function layout({ order, parents }: RevisionOrder): Layout {
  /** What each waits for. */
  const lanes: (Revision | undefined)[] = [];
  const laneOf = new Map<Revision, number>();
  const free = (): number => (lanes.includes(undefined) ? lanes.indexOf(undefined) : lanes.length);
  let width = 0;
  const rows = [...order].reverse().map((revision): Row => {
    const lane = laneOf.get(revision) ?? free();
    lanes[lane] = undefined;
    const passing = lanes.flatMap((one, at): readonly Edge[] => (one ? [{ from: at, to: at }] : []));
    const own = (parents.get(revision) ?? []).filter(({ id }) => revision.down.includes(id)).map((parent): Edge => {
      const to = laneOf.get(parent) ?? (lanes[lane] ? free() : lane);
      lanes[to] = parent;
      laneOf.set(parent, to);
      return { from: lane, to };
    });
    width = Math.max(width, lanes.length);
    while (lanes.length && !lanes.at(-1)) lanes.pop();
    return { revision, lane, edges: [...passing, ...own] };
  });
  return { rows, width };
}
