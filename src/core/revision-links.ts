import type { Revision } from './revision.ts';
import type { RevisionProblem } from './revisions.ts';

/** What one revision is built on, found. */
export interface Links {
  /** By `down_revision`. */
  readonly down: readonly Revision[];
  /** By `depends_on`. */
  readonly dependsOn: readonly Revision[];
}

export type LinkMap = ReadonlyMap<Revision, Links>;

/** Down first, none twice. */
export const allOf = ({ down, dependsOn }: Links): readonly Revision[] => [...new Set([...down, ...dependsOn])];

/** Who is built on each. */
export function childrenOf(revisions: readonly Revision[], parentsOf: (revision: Revision) => readonly Revision[]): ReadonlyMap<Revision, readonly Revision[]> {
  const children = new Map<Revision, Revision[]>(revisions.map((revision) => [revision, []]));
  for (const revision of revisions) for (const parent of parentsOf(revision)) children.get(parent)?.push(revision);
  return children;
}

/** All that can be reached, the start among it. */
export function reachable(from: Revision, next: (revision: Revision) => readonly Revision[]): ReadonlySet<Revision> {
  const seen = new Set([from]);
  for (const revision of seen) for (const other of next(revision)) seen.add(other);
  return seen;
}

/**
 * Finds the revisions that the identifiers mean. As in Alembic, `down_revision` takes whole identifiers and `depends_on` branch labels
 * too; of two revisions with one identifier the last counts.
 *
 * @param sorted in the order of the files
 */
export function link(sorted: readonly Revision[], problems: RevisionProblem[]): LinkMap {
  const byId = new Map(sorted.map((revision) => [revision.id, revision]));
  const byName = new Map([...labelled(sorted, byId, problems), ...byId]);
  reportTwins(sorted, byId, problems);
  return new Map(sorted.map((revision) => {
    const find = (ids: readonly string[], among: ReadonlyMap<string, Revision>, field: string): readonly Revision[] =>
      ids.flatMap((id) => among.get(id) ?? missing(revision, field, id, byId, problems));
    return [revision, { down: find(revision.down, byId, 'down_revision'), dependsOn: find(revision.dependsOn, byName, 'depends_on') }];
  }));
}

function labelled(sorted: readonly Revision[], byId: ReadonlyMap<string, Revision>, problems: RevisionProblem[]): ReadonlyMap<string, Revision> {
  const byLabel = new Map<string, Revision>();
  for (const revision of sorted) {
    for (const label of revision.labels) {
      const other = byLabel.get(label) ?? byId.get(label);
      if (other) problems.push({ kind: 'duplicate-label', revisions: [revision, other], message: `branch label ${label} of revision ${revision.id} is already the name of ${other.id}: Alembic refuses the folder` });
      else byLabel.set(label, revision);
    }
  }
  return byLabel;
}

function reportTwins(sorted: readonly Revision[], byId: ReadonlyMap<string, Revision>, problems: RevisionProblem[]): void {
  for (const revision of sorted) {
    const other = byId.get(revision.id) as Revision;
    if (other === revision) continue;
    problems.push({ kind: 'duplicate-id', revisions: [revision, other], message: `revision ${revision.id} is there twice: ${revision.file} and ${other.file}`, help: 'Give one of them an identifier of its own.' });
  }
}

/** @returns nothing: there is none */
function missing(revision: Revision, field: string, id: string, byId: ReadonlyMap<string, Revision>, problems: RevisionProblem[]): readonly Revision[] {
  const near = id.length > 3 ? [...byId.keys()].filter((known) => known.startsWith(id)) : [];
  const help = near.length === 1 ? `Alembic wants the whole identifier here: ${near[0]}.` : 'Bring the file back, or point to the revision that now stands before this one.';
  problems.push({ kind: 'missing-parent', revisions: [revision], message: `${field} of revision ${revision.id} names ${id || "''"}, which is not there`, help });
  return [];
}

/**
 * Leaves out the links that close a cycle, and reports each cycle. We come from the bases: what is cut is the way back, as a reader
 * of the chain would see it.
 */
export function withoutCycles(sorted: readonly Revision[], links: LinkMap, problems: RevisionProblem[]): LinkMap {
  const parentsOf = (revision: Revision): readonly Revision[] => allOf(links.get(revision) as Links);
  const children = childrenOf(sorted, parentsOf);
  const closing = new Map<Revision, Set<Revision>>();
  const close = (path: readonly Revision[], first: Revision): void => {
    closing.set(first, (closing.get(first) ?? new Set()).add(path.at(-1) as Revision));
    problems.push(cycle(path, first));
  };
  const done = new Set<Revision>();
  for (const start of [...sorted.filter((revision) => !parentsOf(revision).length), ...sorted]) descend(start, children, done, close);
  const keeps = (revision: Revision) => (parent: Revision): boolean => !closing.get(revision)?.has(parent);
  return new Map([...links].map(([revision, { down, dependsOn }]) => {
    return [revision, closing.has(revision) ? { down: down.filter(keeps(revision)), dependsOn: dependsOn.filter(keeps(revision)) } : { down, dependsOn }];
  }));
}

/** Depth first without recursion: a chain may be thousands deep. `close` hears of every step back onto the path. */
function descend(start: Revision, children: ReadonlyMap<Revision, readonly Revision[]>, done: Set<Revision>, close: (path: readonly Revision[], first: Revision) => void): void {
  const path: Revision[] = [];
  const rest = new Map<Revision, Iterator<Revision>>();
  const enter = (revision: Revision): void => {
    path.push(revision);
    rest.set(revision, (children.get(revision) ?? [])[Symbol.iterator]());
  };
  if (!done.has(start)) enter(start);
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const { value: child, done: over } = (rest.get(at) as Iterator<Revision>).next();
    if (over) {
      done.add(at);
      rest.delete(at);
      path.pop();
    } else if (rest.has(child)) close(path, child);
    else if (!done.has(child)) enter(child);
  }
}

const SHOWN = 8;

function cycle(path: readonly Revision[], first: Revision): RevisionProblem {
  const revisions = path.slice(path.indexOf(first));
  const ids = revisions.map(({ id }) => id);
  const shown = ids.length > SHOWN ? [...ids.slice(0, SHOWN - 1), '…'] : ids;
  return {
    kind: 'cycle',
    revisions,
    message: ids.length === 1 ? `revision ${first.id} is built on itself` : `${ids.length} revisions wait for each other: ${[...shown, first.id].join(' → ')}`,
    help: 'One of these identifiers is wrong; Alembic refuses the folder until it is set right.',
  };
}
