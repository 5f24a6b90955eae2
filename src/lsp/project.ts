import { dirname } from 'node:path';
import { orderChains, type OrderedChains } from '../core/chains.ts';
import type { FileHistory } from '../core/file-history.ts';
import { type History, historyWith } from '../core/history.ts';
import { dropsOf } from '../core/migration.ts';
import type { Revision } from '../core/revisions.ts';
import type { Node } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import type { Host } from './host.ts';
import { keptMigrations } from './kept-migrations.ts';
import { keptReplay } from './kept-replay.ts';
import { nameOf, projectFiles } from './project-files.ts';

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

/**
 * Opens the project of a file.
 *
 * @param path of a migration, which need not be on the disk yet
 */
export async function openProject(path: string, host: Host): Promise<Project> {
  let files = inOrder(await projectFiles(path, host));
  const added = new Map<string, FoundFile>();
  const byPath = (): Map<string, FoundFile> => new Map(files.map((file) => [file.path, file]));
  let paths = byPath();
  const migrations = keptMigrations(host);
  const replay = keptReplay();
  await migrations.read(files);
  return {
    get files() {
      return files;
    },
    fileOf: (path) => paths.get(path),
    edit: migrations.edit,
    add: (path) => {
      const beside = files.find((file) => dirname(file.path) === dirname(path));
      if (!beside) return false;
      added.set(path, { ...beside, path, name: nameOf(path, host) });
      files = inOrder([...files, added.get(path) as FoundFile]);
      paths = byPath();
      return true;
    },
    close: (path) => {
      added.delete(path);
      return migrations.close(paths.get(path)?.name ?? '');
    },
    order: () => orderChains(files, new Map([...migrations.of(files)].map(([name, { place }]) => [name, { place, drops: [] }]))),
    historyOf: ({ name }) => {
      const now = migrations.of(files);
      const own = now.get(name);
      if (!own) return undefined;
      const chain = replay.before(name, files, now);
      return chain && historyWith(chain, own, new Set([...now.values()].flatMap(dropsOf)));
    },
    placeOf: ({ name }) => {
      const chain = replay.whole(name, files, migrations.of(files));
      const revision = chain?.order.order.find(({ file }) => file === name);
      return chain && revision && { chain, revision };
    },
    refresh: async () => {
      const found = await projectFiles(path, host);
      files = inOrder([...found, ...[...added.values()].filter((file) => !found.some((other) => other.path === file.path))]);
      paths = byPath();
      await migrations.read(files);
    },
  };
}

/** As a run over the folder has them: the order of branches depends on it. */
const inOrder = (files: readonly FoundFile[]): readonly FoundFile[] => [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
