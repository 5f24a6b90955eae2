import { groupedBy } from './grouped-by.ts';
import { allOf, childrenOf, link, type LinkMap, type Links, reachable, withoutCycles } from './revision-links.ts';
import type { Revision } from './revision.ts';
import { walkDown } from './revision-walk.ts';

export { chainsIn } from './revision-folders.ts';
export type { Revision } from './revision.ts';

export interface RevisionProblem {
  readonly kind: 'multiple-heads' | 'cycle' | 'duplicate-id' | 'duplicate-label' | 'missing-parent';
  /** Those it is about; it is reported at the first. */
  readonly revisions: readonly Revision[];
  readonly message: string;
  readonly help?: string;
}

/** The chain of a folder. Revisions are told apart as objects: an identifier may be there twice. */
export interface RevisionOrder {
  /** Base to head: each after all that it needs. */
  readonly order: readonly Revision[];
  /** What each is built on: `down_revision` first, then `depends_on`; what is missing or closes a cycle is left out. */
  readonly parents: ReadonlyMap<Revision, readonly Revision[]>;
  /** As `alembic heads` has them: no `down_revision` names them. */
  readonly heads: readonly Revision[];
  /** As Alembic has them: `down_revision = None`. */
  readonly bases: readonly Revision[];
  readonly problems: readonly RevisionProblem[];
}

/**
 * The order in which `alembic upgrade heads` runs the revisions of a folder. Where several orders are possible, Alembic goes by the
 * order of the files; so do we, and the order of `revisions` does not matter. Duplicates, cycles and holes are reported, and what is
 * left of the chain is ordered.
 *
 * @see https://github.com/sqlalchemy/alembic/blob/main/alembic/script/revision.py (`RevisionMap._topological_sort`)
 */
export function orderRevisions(revisions: readonly Revision[]): RevisionOrder {
  const sorted = [...revisions].sort(byFile);
  const problems: RevisionProblem[] = [];
  const linked = link(sorted, problems);
  const links = withoutCycles(sorted, linked, problems);
  const heads = headsOf(sorted, linked);
  problems.push(...unmerged(heads, sorted, links));
  return {
    order: walkDown(sorted, links).reverse(),
    // as arrays of just that length: most have one element, and there is one for each revision
    parents: new Map(sorted.map((revision) => [revision, allOf(links.get(revision) as Links).slice()])),
    heads,
    bases: sorted.filter(({ down }) => down.length === 0),
    problems,
  };
}

/** As Alembic's `os.walk`: the files of a folder by name, then its folders by name. */
function byFile(a: Revision, b: Revision): number {
  const [one, other] = [a.file.split(/[\\/]/), b.file.split(/[\\/]/)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const isFile = Number(at >= other.length - 1) - Number(at >= one.length - 1);
  return isFile || ((one[at] ?? '') < (other[at] ?? '') ? -1 : one[at] === other[at] ? 0 : 1);
}

/** Of two revisions with one identifier, the first has no children of its own, but is no head: the finding about the two says enough. */
function headsOf(sorted: readonly Revision[], links: LinkMap): readonly Revision[] {
  const byId = new Map(sorted.map((revision) => [revision.id, revision]));
  const children = childrenOf(sorted, (revision) => links.get(revision)?.down ?? []);
  return sorted.filter((revision) => !children.get(revision)?.length && byId.get(revision.id) === revision);
}

/** Heads that lie on branches with labels of their own are meant to stand side by side, and are not reported. */
function unmerged(heads: readonly Revision[], sorted: readonly Revision[], links: LinkMap): readonly RevisionProblem[] {
  const labels = labelsOf(heads, sorted, links);
  const groups = groupedBy(heads, (head) => JSON.stringify(labels.get(head)));
  return [...groups.values()].filter((group) => group.length > 1).map((group) => {
    const ids = group.map(({ id }) => id);
    return {
      kind: 'multiple-heads',
      revisions: group,
      message: `${ids.length} heads, ${ids.join(', ')}: "alembic upgrade head" refuses to choose`,
      help: `Merge them: alembic merge -m "merge heads" ${ids.join(' ')}`,
    };
  });
}

/** A label belongs to the revision that has it and to all that are built on it. */
function labelsOf(heads: readonly Revision[], sorted: readonly Revision[], links: LinkMap): ReadonlyMap<Revision, readonly string[]> {
  const children = childrenOf(sorted, (revision) => links.get(revision)?.down ?? []);
  const labels = new Map<Revision, string[]>(heads.map((head) => [head, []]));
  for (const revision of sorted.filter((one) => one.labels.length)) {
    for (const one of reachable(revision, (parent) => children.get(parent) ?? [])) labels.get(one)?.push(...revision.labels);
  }
  return labels;
}

/** The revision and all that it needs. */
export function ancestorsOf({ parents }: RevisionOrder, revision: Revision): ReadonlySet<Revision> {
  const found = new Set([revision]);
  for (const one of found) for (const parent of parents.get(one) ?? []) found.add(parent);
  return found;
}
