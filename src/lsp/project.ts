import { dirname, join, relative, sep } from 'node:path';
import { type Chains, orderChains, type OrderedChains, replayChains } from '../core/chains.ts';
import type { FileHistory } from '../core/file-history.ts';
import { type History, historyWith } from '../core/history.ts';
import { dropsOf, type Migration, parseMigration } from '../core/migration.ts';
import { unreadable } from '../core/readable.ts';
import type { Revision } from '../core/revisions.ts';
import type { Node } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import type { Host } from './host.ts';

/** The migrations that a file stands among, read once: between two keystrokes nothing is read from the disk, and one file is parsed. */
export interface Project {
  readonly files: readonly FoundFile[];
  /** By its path. */
  fileOf(path: string): FoundFile | undefined;
  /**
   * Takes in a file that is not on the disk yet.
   *
   * @returns false where none of the project's files lies beside it
   */
  add(path: string): boolean;
  /** An open document's text counts, not the disk's, until `close`; while it does not parse, what it was before. */
  edit(file: FoundFile, code: string, root: Node): void;
  /** @returns false when no document of the project is left */
  close(path: string): boolean;
  /** The chains with what is open in them. */
  order(): OrderedChains;
  /** What the chain tells of the text that a file was edited to. */
  historyOf(file: FoundFile): FileHistory | undefined;
  /** The whole chain of a file, as it is by now, and the file's place in it. */
  placeOf(file: FoundFile): { readonly chain: History; readonly revision: Revision } | undefined;
  /** Reads again what is on the disk; only what changed is parsed. */
  refresh(): Promise<void>;
}

interface Kept {
  readonly hash: string;
  /** Undefined: it does not parse. */
  readonly migration: Migration | undefined;
}

/** So far up is looked for an alembic.ini. */
const LEVELS = 4;

/**
 * Opens the project of a file.
 *
 * @param path of a migration, which need not be on the disk yet
 */
export async function openProject(path: string, host: Host): Promise<Project> {
  let files = await projectFiles(path, host);
  const added = new Map<string, FoundFile>();
  const disk = new Map<string, Kept>();
  const open = new Map<string, Migration | undefined>();
  const byPath = (): Map<string, FoundFile> => new Map(files.map((file) => [file.path, file]));
  let paths = byPath();
  const current = (): Map<string, Migration> => new Map(files.flatMap(({ name }) => {
    const migration = open.has(name) ? open.get(name) : disk.get(name)?.migration;
    return migration ? [[name, migration] as const] : [];
  }));
  let replayed: { readonly chains: Chains; readonly of: ReadonlyMap<string, Migration> } | undefined;
  const replay = (now: ReadonlyMap<string, Migration>): Chains => (replayed = { chains: replayChains(files, now), of: now }).chains;
  const read = async (): Promise<void> => {
    for (const file of files) {
      const source = await host.io.read(file.path);
      if ('reason' in source) disk.delete(file.name);
      else if (disk.get(file.name)?.hash !== source.hash) disk.set(file.name, { hash: source.hash, migration: migrationIn(file, source.code, host.parse(source.code), host) });
    }
  };
  await read();
  return {
    get files() {
      return files;
    },
    fileOf: (path) => paths.get(path),
    edit: (file, code, root) => {
      // half a statement is no reason to tell the other revisions that this one is gone
      const migration = migrationIn(file, code, root, host) ?? open.get(file.name) ?? disk.get(file.name)?.migration;
      open.set(file.name, migration);
    },
    add: (path) => {
      const beside = files.find((file) => dirname(file.path) === dirname(path));
      if (!beside) return false;
      added.set(path, { ...beside, path, name: nameOf(path, host) });
      files = [...files, added.get(path) as FoundFile];
      paths = byPath();
      return true;
    },
    close: (path) => {
      open.delete(paths.get(path)?.name ?? '');
      added.delete(path);
      return open.size > 0;
    },
    order: () => orderChains(files, new Map([...current()].map(([name, { place }]) => [name, { place, drops: [] }]))),
    historyOf: ({ name }) => {
      const now = current();
      const own = now.get(name);
      if (!own) return undefined;
      const chains = replayed && holds(replayed.chains, replayed.of, now, name) ? replayed.chains : replay(now);
      const chain = chainOf(chains, name);
      return chain && historyWith(chain, own, new Set([...now.values()].flatMap(dropsOf)));
    },
    placeOf: ({ name }) => {
      const now = current();
      const chain = chainOf(replayed && sameAll(replayed.of, now) ? replayed.chains : replay(now), name);
      const revision = chain?.order.order.find(({ file }) => file === name);
      return chain && revision && { chain, revision };
    },
    refresh: async () => {
      const found = await projectFiles(path, host);
      files = [...found, ...[...added.values()].filter((file) => !found.some((other) => other.path === file.path))];
      paths = byPath();
      await read();
    },
  };
}

const nameOf = (path: string, { root }: Host): string => relative(root, path).split(sep).join('/');

const migrationIn = ({ name }: FoundFile, code: string, root: Node, { parse }: Host): Migration | undefined => (unreadable(code, root) ? undefined : parseMigration(code, root, name, parse));

const chainOf = ({ chains }: Chains, name: string): History | undefined => chains.find(({ order }) => order.order.some(({ file }) => file === name));

const sameAll = (one: ReadonlyMap<string, Migration>, other: ReadonlyMap<string, Migration>): boolean => one.size === other.size && [...one].every(([name, migration]) => other.get(name) === migration);

const samePlace = (one: Migration | undefined, other: Migration | undefined): boolean => {
  const [a, b] = [one?.place.revision, other?.place.revision];
  return a === b || (!!a && !!b && JSON.stringify([a.id, a.down, a.dependsOn, a.labels]) === JSON.stringify([b.id, b.down, b.dependsOn, b.labels]));
};

/** Does a replay still tell what comes before a file: is the order the same, and what comes before? */
function holds(chains: Chains, of: ReadonlyMap<string, Migration>, now: ReadonlyMap<string, Migration>, name: string): boolean {
  if (of.size !== now.size || ![...of].every(([file, migration]) => samePlace(migration, now.get(file)))) return false;
  const order = chainOf(chains, name)?.order.order ?? [];
  return order.slice(0, order.findIndex(({ file }) => file === name)).every(({ file }) => of.get(file) === now.get(file));
}

/** The files of the Alembic configuration that names this one; where none does, those of its script folder, of which there may be more elsewhere. */
async function projectFiles(path: string, host: Host): Promise<readonly FoundFile[]> {
  const { io } = host;
  const request = { exclude: [], excludeBase: io.cwd, respectGitignore: false };
  for (let at = dirname(path), level = 0; level <= LEVELS && dirname(at) !== at; at = dirname(at), level++) {
    if ((await io.readText(join(at, 'alembic.ini'))) === undefined) continue;
    const { files } = await io.find({ ...request, paths: [at] });
    if (files.some((file) => file.path === path)) return files.map((file) => ({ ...file, name: nameOf(file.path, host) }));
  }
  const [named] = (await io.find({ ...request, paths: [path] })).files;
  const file: FoundFile = named ?? { ...(await sibling(path, host)), path, name: '' };
  const others = (await io.chainOf(file)).filter((other) => other.path !== path);
  return [file, ...others].map((one) => ({ ...one, name: nameOf(one.path, host), alone: false, partial: true }));
}

/** What is known of a file that is not on the disk yet: what is known of those beside it. */
async function sibling(path: string, { io }: Host): Promise<Pick<FoundFile, 'namingConvention' | 'env' | 'foreignKeys'>> {
  const beside = (await io.chainOf({ path, name: '', namingConvention: false })).find((other) => other.path !== path);
  const [known] = beside ? (await io.find({ paths: [beside.path], exclude: [], excludeBase: io.cwd, respectGitignore: false })).files : [];
  const { namingConvention = false, env, foreignKeys } = known ?? {};
  return { namingConvention, ...(env === undefined ? {} : { env }), ...(foreignKeys === undefined ? {} : { foreignKeys }) };
}
