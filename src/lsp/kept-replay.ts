import { type Chains, type ProjectFile, replayChains } from '../core/chains.ts';
import type { History } from '../core/history.ts';
import type { Migration } from '../core/migration.ts';

export type Migrations = ReadonlyMap<string, Migration>;

/** The replay of a project's chains, made anew only when the last one does not tell any more what is asked. */
export interface KeptReplay {
  /** The chain of a file, of which all that comes before the file is as it is now. */
  before(name: string, files: readonly ProjectFile[], now: Migrations): History | undefined;
  /** The chain of a file as it is now. */
  whole(name: string, files: readonly ProjectFile[], now: Migrations): History | undefined;
}

export function keptReplay(): KeptReplay {
  let last: { readonly chains: Chains; readonly of: Migrations } | undefined;
  const chains = (files: readonly ProjectFile[], now: Migrations, serves: (kept: Chains, of: Migrations) => boolean): Chains => {
    if (!last || !serves(last.chains, last.of)) last = { chains: replayChains(files, now), of: now };
    return last.chains;
  };
  return {
    before: (name, files, now) => chainOf(chains(files, now, (kept, of) => holds(kept, of, now, name)), name),
    whole: (name, files, now) => chainOf(chains(files, now, (_, of) => of.size === now.size && [...of].every(([file, migration]) => now.get(file) === migration)), name),
  };
}

const chainOf = ({ chains }: Chains, name: string): History | undefined => chains.find(({ order }) => order.order.some(({ file }) => file === name));

const samePlace = (one: Migration | undefined, other: Migration | undefined): boolean => {
  const [a, b] = [one?.place.revision, other?.place.revision];
  return a === b || (!!a && !!b && JSON.stringify([a.id, a.down, a.dependsOn, a.labels]) === JSON.stringify([b.id, b.down, b.dependsOn, b.labels]));
};

/** Does a replay still tell what comes before a file: is the order the same, and what comes before? */
function holds(chains: Chains, of: Migrations, now: Migrations, name: string): boolean {
  if (of.size !== now.size || ![...of].every(([file, migration]) => samePlace(migration, now.get(file)))) return false;
  const order = chainOf(chains, name)?.order.order ?? [];
  return order.slice(0, order.findIndex(({ file }) => file === name)).every(({ file }) => of.get(file) === now.get(file));
}
