import type { FileHistory } from './file-history.ts';
import { groupedBy } from './grouped-by.ts';
import { type History, replay } from './history.ts';
import { type Migration, type Outline, parseMigration } from './migration.ts';
import { unreadable } from './readable.ts';
import type { NotLiteral } from './revision.ts';
import { chainsIn, orderRevisions, type RevisionOrder } from './revisions.ts';
import type { Parse } from './types.ts';

/** What tells which project a migration is of. */
export interface ProjectFile {
  readonly name: string;
  /** The path of its project's env.py: only files with the same one can be of one chain. */
  readonly env?: string;
  /** A configuration names the folders of that env.py: all files are of one chain. */
  readonly configured?: boolean;
}

/** A revision as text, with the chain that it may be of. */
export interface ChainFile extends ProjectFile {
  readonly code: string;
}

/** The order of a chain's revisions, with what any of its files may ask about all others. */
export interface OrderedChain {
  readonly order: RevisionOrder;
  /** The constraints that its upgrades drop, as `dropKey` writes them. */
  readonly drops: ReadonlySet<string>;
}

export interface OrderedChains<C extends OrderedChain = OrderedChain> {
  /** Each Alembic project has one, or several that have nothing to do with each other. */
  readonly chains: readonly C[];
  /** What could not be read of a file's place in its chain, by name. */
  readonly unread: ReadonlyMap<string, readonly NotLiteral[]>;
}

/** The chains of several files, with what each revision finds when it runs. */
export interface Chains extends OrderedChains<History> {
  historyOf(name: string): FileHistory | undefined;
}

/**
 * Reads the migrations of a run, puts them into chains and replays each.
 *
 * @param files those that do not parse are left out: the chain has a hole there
 */
export function readChains(files: readonly ChainFile[], parse: Parse): Chains {
  const migrations = new Map<string, Migration>();
  for (const { name, code } of files) {
    const root = parse(code);
    if (!unreadable(code, root)) migrations.set(name, parseMigration(code, root, name, parse));
  }
  return replayChains(files, migrations);
}

/**
 * Puts migrations that are read already into chains, and replays each.
 *
 * @param migrations by name; a file without one is a hole in its chain
 */
export function replayChains(files: readonly ProjectFile[], migrations: ReadonlyMap<string, Migration>): Chains {
  const chains = grouped(files, migrations).map(replay);
  const byFile = new Map(chains.flatMap((history) => history.order.order.map(({ file }) => [file, history] as const)));
  return { chains, unread: unreadOf(migrations), historyOf: (name) => byFile.get(name)?.of(name) };
}

/**
 * Puts the migrations of a run into chains.
 *
 * @param outlines by name; a file without one is a hole in its chain
 */
export function orderChains(files: readonly ProjectFile[], outlines: ReadonlyMap<string, Outline>): OrderedChains {
  const chains = grouped(files, outlines).map((group) => ({
    order: orderRevisions(group.flatMap(({ place }) => place.revision ?? [])),
    drops: new Set(group.flatMap(({ drops }) => drops)),
  }));
  return { chains, unread: unreadOf(outlines) };
}

type Placed = Pick<Outline, 'place'>;

const unreadOf = (read: ReadonlyMap<string, Placed>): OrderedChains['unread'] => new Map([...read].flatMap(([name, { place: { problems } }]) => (problems.length ? [[name, problems]] : [])));

/** What was read, by chain. */
function grouped<P extends Placed>(files: readonly ProjectFile[], read: ReadonlyMap<string, P>): readonly (readonly P[])[] {
  const groups = projectsOf(files).flatMap((project) => {
    const own = project.flatMap(({ name }) => read.get(name) ?? []);
    if (project[0]?.configured) return [own];
    const byRevision = new Map(own.flatMap((one) => (one.place.revision ? [[one.place.revision, one] as const] : [])));
    return chainsIn([...byRevision.keys()]).map((chain) => chain.map((revision) => byRevision.get(revision) as P));
  });
  return groups.filter((group) => group.length);
}

const projectsOf = (files: readonly ProjectFile[]): readonly (readonly ProjectFile[])[] => [...groupedBy(files, ({ env }) => env ?? '').values()];
