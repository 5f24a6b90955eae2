import { type Migration, parseMigration, replay } from './history.ts';
import type { FileHistory, History } from './history.ts';
import { unreadable } from './readable.ts';
import type { NotLiteral } from './revision.ts';
import { chainsIn } from './revisions.ts';
import type { Parse } from './types.ts';

/** A migration's text, with what tells which project it is of. */
export interface ChainFile {
  readonly name: string;
  readonly code: string;
  /** The path of its project's env.py: only files with the same one can be of one chain. */
  readonly env?: string;
  /** A configuration names the folders of that env.py: all files are of one chain. */
  readonly configured?: boolean;
}

export interface Chains {
  /** Each Alembic project has one, or several that have nothing to do with each other. */
  readonly chains: readonly History[];
  /** What could not be read of a file's place in its chain, by name. */
  readonly unread: ReadonlyMap<string, readonly NotLiteral[]>;
  historyOf(name: string): FileHistory | undefined;
}

/**
 * Reads the migrations of a run, puts them into chains and replays each.
 *
 * @param reread for expressions that somebody asks about later
 * @param files those that do not parse are left out: the chain has a hole there
 */
export function readChains(files: readonly ChainFile[], parse: Parse, reread: Parse = parse): Chains {
  const migrations = new Map<string, Migration>();
  for (const { name, code } of files) {
    const root = parse(code);
    if (!unreadable(code, root)) migrations.set(name, parseMigration(code, root, name, reread));
  }
  const groups = projectsOf(files).flatMap((project) => {
    const own = project.flatMap(({ name }) => migrations.get(name) ?? []);
    if (project[0]?.configured) return [own];
    const byRevision = new Map(own.flatMap((migration) => (migration.place.revision ? [[migration.place.revision, migration] as const] : [])));
    return chainsIn([...byRevision.keys()]).map((chain) => chain.map((revision) => byRevision.get(revision) as Migration));
  });
  const chains = groups.filter((group) => group.length).map(replay);
  const byFile = new Map(chains.flatMap((history) => history.order.order.map(({ file }) => [file, history] as const)));
  return {
    chains,
    unread: new Map([...migrations].map(([name, { place }]) => [name, place.problems])),
    historyOf: (name) => byFile.get(name)?.of(name),
  };
}

function projectsOf(files: readonly ChainFile[]): readonly (readonly ChainFile[])[] {
  const projects = new Map<string | undefined, ChainFile[]>();
  for (const file of files) (projects.get(file.env) ?? projects.set(file.env, []).get(file.env))?.push(file);
  return [...projects.values()];
}
