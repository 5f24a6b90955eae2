import { groupedBy } from './grouped-by.ts';
import type { Revision } from './revision.ts';

const folderOf = ({ file }: Revision): string => file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'), 0));

/**
 * Which revisions make one chain, where no configuration tells: folders belong together when a revision of one is built on a revision
 * of the other. One script folder may hold several chains that have nothing to do with each other: `versions/postgresql` beside
 * `versions/sqlite`, with the same identifiers in both.
 *
 * @returns the chains, in the order in which their first revisions were given
 */
export function chainsIn(revisions: readonly Revision[]): readonly (readonly Revision[])[] {
  const folders = groupedBy(revisions, folderOf);
  const group = new Map([...folders].map(([folder]) => [folder, new Set([folder])]));
  for (const [folder, other] of links(folders)) {
    const [own, joined] = [group.get(folder) as Set<string>, group.get(other) as Set<string>];
    if (own === joined) continue;
    for (const name of joined) group.set(name, own.add(name));
  }
  return [...new Set(group.values())].map((names) => revisions.filter((revision) => names.has(folderOf(revision))));
}

/** Folder and the folder that it builds on. */
function* links(folders: ReadonlyMap<string, readonly Revision[]>): Generator<readonly [string, string]> {
  const names = new Map([...folders].map(([folder, all]) => [folder, new Set(all.flatMap(({ id, labels }) => [id, ...labels]))]));
  const holders = new Map<string, string>();
  for (const [folder, known] of names) for (const name of known) if (!holders.has(name)) holders.set(name, folder);
  for (const [folder, all] of folders) {
    for (const name of all.flatMap(({ down, dependsOn }) => [...down, ...dependsOn])) {
      const holder = names.get(folder)?.has(name) ? undefined : holders.get(name);
      if (holder !== undefined) yield [folder, holder];
    }
  }
}
