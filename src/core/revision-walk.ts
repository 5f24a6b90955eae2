import { allOf, childrenOf, type LinkMap, type Links, reachable } from './revision-links.ts';
import type { Revision } from './revision.ts';

/**
 * From the heads down, as Alembic walks: down one branch until another head needs what comes next, then down that one.
 *
 * Alembic asks for every step whether a head has the revision among its ancestors. That is so just when one of its children was not
 * taken yet; only to find that head do we look further.
 *
 * @param sorted in the order of the files, which decides between branches
 * @param links without cycles
 * @returns every revision once, each before all that it needs
 */
export function walkDown(sorted: readonly Revision[], links: LinkMap): Revision[] {
  const parents = normalized(sorted, links);
  const children = childrenOf(sorted, (revision) => parents.get(revision) ?? []);
  const taken = new Set<Revision>();
  const left = (revision: Revision): readonly Revision[] => (children.get(revision) ?? []).filter((child) => !taken.has(child));
  const heads = sorted.filter((revision) => !children.get(revision)?.length);
  const isHead = new Set(heads);
  for (let at = 0; heads.length; ) {
    const candidate = heads[at] as Revision;
    if (left(candidate).length) {
      const above = reachable(candidate, left);
      at = heads.findIndex((head) => head !== candidate && above.has(head));
      continue;
    }
    taken.add(candidate);
    isHead.delete(candidate);
    const next = (parents.get(candidate) ?? []).filter((parent) => !isHead.has(parent));
    for (const parent of next) isHead.add(parent);
    heads.splice(at, 1, ...next.slice(0, 1));
    heads.push(...next.slice(1));
    if (!next.length) at = Math.max(at - 1, 0);
  }
  return [...taken];
}

/** The parents without the dependencies that an ancestor has too: Alembic leaves these out, which changes the order of branches. */
function normalized(sorted: readonly Revision[], links: LinkMap): ReadonlyMap<Revision, readonly Revision[]> {
  const linksOf = (revision: Revision): Links => links.get(revision) as Links;
  const dependents = childrenOf(sorted, (revision) => linksOf(revision).dependsOn);
  const inherited = (revision: Revision): ReadonlySet<Revision> => {
    const ancestors = [...reachable(revision, (one) => linksOf(one).down)].slice(1);
    return new Set(ancestors.flatMap((ancestor) => linksOf(ancestor).dependsOn));
  };
  return new Map(sorted.map((revision) => {
    const { down, dependsOn } = linksOf(revision);
    // Only a dependency that several have can be an ancestor's too: nearly always there is nothing to look for.
    if (!dependsOn.some((one) => (dependents.get(one)?.length ?? 0) > 1)) return [revision, allOf(linksOf(revision))];
    const known = inherited(revision);
    return [revision, allOf({ down, dependsOn: dependsOn.filter((one) => !known.has(one)) })];
  }));
}
