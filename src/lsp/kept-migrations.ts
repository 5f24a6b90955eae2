import { type Migration, parseMigration } from '../core/migration.ts';
import { unreadable } from '../core/readable.ts';
import type { Node } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import type { Host } from './host.ts';
import type { Migrations } from './kept-replay.ts';

/** What each file of a project does to the schema, by the disk or, where it is open, by the editor. */
export interface KeptMigrations {
  /** From the disk; only what changed is parsed. */
  read(files: readonly FoundFile[]): Promise<void>;
  /** As it is typed; while it does not parse, what it was before. */
  edit(file: FoundFile, code: string, root: Node): void;
  /** @returns false when none is open any more */
  close(name: string): boolean;
  /** By name; a file that does not parse is not there. */
  of(files: readonly FoundFile[]): Migrations;
}

interface Kept {
  readonly hash: string;
  readonly migration: Migration | undefined;
}

export function keptMigrations({ io, parse }: Pick<Host, 'io' | 'parse'>): KeptMigrations {
  const disk = new Map<string, Kept>();
  const open = new Map<string, Migration | undefined>();
  const migrationIn = ({ name }: FoundFile, code: string, root: Node): Migration | undefined => (unreadable(code, root) ? undefined : parseMigration(code, root, name, parse));
  const now = (name: string): Migration | undefined => (open.has(name) ? open.get(name) : disk.get(name)?.migration);
  return {
    read: async (files) => {
      for (const file of files) {
        const source = await io.read(file.path);
        if ('reason' in source) disk.delete(file.name);
        else if (disk.get(file.name)?.hash !== source.hash) disk.set(file.name, { hash: source.hash, migration: migrationIn(file, source.code, parse(source.code)) });
      }
    },
    // half a statement is no reason to tell the other revisions that this one is gone
    edit: (file, code, root) => void open.set(file.name, migrationIn(file, code, root) ?? now(file.name)),
    close: (name) => (open.delete(name), open.size > 0),
    of: (files) => new Map(files.flatMap(({ name }) => {
      const migration = now(name);
      return migration ? [[name, migration] as const] : [];
    })),
  };
}
