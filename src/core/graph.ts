import type { Revision } from './revision.ts';
import type { RevisionOrder } from './revisions.ts';

/** A line from one row to the next. Only the row's own revision has lines that change lanes; all others go straight down. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** By `depends_on` alone. */
  readonly depends: boolean;
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

interface Lane {
  readonly waitsFor: Revision;
  readonly depends: boolean;
}

/**
 * Gives every revision a row and a lane, heads first, as `git log --graph` does. A lane waits for one revision; a second child of
 * that revision joins it at once, so that a folder with many short branches stays narrow.
 *
 * @returns what a drawing needs, whatever it draws with
 */
export function layout({ order, parents }: RevisionOrder): Layout {
  const lanes: (Lane | undefined)[] = [];
  const laneOf = new Map<Revision, number>();
  const free = (): number => (lanes.includes(undefined) ? lanes.indexOf(undefined) : lanes.length);
  let width = 0;
  const rows = [...order].reverse().map((revision): Row => {
    const lane = laneOf.get(revision) ?? free();
    lanes[lane] = undefined;
    const passing = lanes.flatMap((one, at): readonly Edge[] => (one ? [{ from: at, to: at, depends: one.depends }] : []));
    const own = (parents.get(revision) ?? []).map((parent): Edge => {
      const to = laneOf.get(parent) ?? (lanes[lane] ? free() : lane);
      const depends = !revision.down.includes(parent.id);
      lanes[to] = { waitsFor: parent, depends: depends && (lanes[to]?.depends ?? true) };
      laneOf.set(parent, to);
      return { from: lane, to, depends };
    });
    width = Math.max(width, lanes.length);
    while (lanes.length && !lanes.at(-1)) lanes.pop();
    return { revision, lane, edges: [...passing, ...own] };
  });
  return { rows, width };
}
