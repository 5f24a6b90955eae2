import { type Layout, layout } from '../core/graph.ts';
import type { Revision } from '../core/revision.ts';
import type { Entry } from './data.ts';

export interface GraphRow {
  readonly entry: Entry;
  readonly lane: number;
  readonly edges: Layout['rows'][number]['edges'];
}

export interface Graph {
  readonly rows: readonly GraphRow[];
  /** How many lanes there are at most. */
  readonly width: number;
}

/** Chain by chain, heads first; what is in no chain comes last. */
export function graphOf(all: readonly Entry[]): Graph {
  const chains = Map.groupBy(all.filter(({ revision }) => revision), ({ revision }) => revision?.chain);
  const graphs = [...chains.values()].map(chainOf);
  const alone = all.filter(({ revision }) => !revision).map((entry): GraphRow => ({ entry, lane: 0, edges: [] }));
  return { rows: [...graphs.flatMap(({ rows }) => rows), ...alone], width: Math.max(1, ...graphs.map(({ width }) => width)) };
}

function chainOf(entries: readonly Entry[]): Graph {
  const revisions = new Map(entries.map((entry) => [revisionOf(entry), entry]));
  const order = [...revisions.keys()];
  const byId = new Map(order.map((revision) => [revision.id, revision]));
  const rank = new Map(order.map((revision, at) => [revision, at]));
  // what closes a cycle is no parent
  const parents = new Map(order.map((revision, at) => [revision, revision.down.flatMap((id) => byId.get(id) ?? []).filter((parent) => (rank.get(parent) as number) < at)]));
  const { rows, width } = layout({ order, parents, heads: [], bases: [], problems: [] });
  return { rows: rows.map(({ revision, lane, edges }) => ({ entry: revisions.get(revision) as Entry, lane, edges })), width };
}

const revisionOf = ({ revision, path }: Entry): Revision => ({ id: '', down: [], labels: [], doc: '', ...revision, dependsOn: [], file: path, start: 0, end: 0 });

/** How many lanes pass a row, from above or below. */
export function lanesAt(rows: readonly GraphRow[], at: number): number {
  const above = rows[at - 1]?.edges.map(({ to }) => to) ?? [];
  const own = rows[at];
  return 1 + Math.max(0, own?.lane ?? 0, ...above, ...(own?.edges.flatMap(({ from, to }) => [from, to]) ?? []));
}
