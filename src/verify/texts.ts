import { realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { git } from '../node/git.ts';
import type { Pair } from './request.ts';

/** A file of the folder as the command line has it: its text, and the text that `--write` would give it. */
export interface Rewritten {
  readonly path: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The two texts of every file: what is on the disk, and what would be written.
 *
 * @param mend puts right what today's SQLAlchemy and Alembic refuse
 */
export const whatWouldBeWritten = (files: readonly Rewritten[], mend: (code: string) => string): readonly Pair[] =>
  files.map((file) => ({ ...file, mended: mend(file.before) }));

/**
 * The two texts of every file: a committed one, and what is on the disk.
 *
 * @param ref a commit, branch or tag
 * @throws Error when git does not know it
 */
export async function againstCommit(files: readonly Rewritten[], ref: string, mend: (code: string) => string): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const { path, name, before: now } of files) {
    const old = await committed(path, ref);
    // A migration that is younger than the commit has nothing to be compared with.
    const before = old ?? now;
    pairs.push({ path, name, before, after: now, mended: mend(before) });
  }
  return pairs;
}

async function committed(path: string, ref: string): Promise<string | undefined> {
  const real = await realpath(path);
  const folder = dirname(real);
  const top = (await git(folder, ['rev-parse', '--show-toplevel'])).trim();
  await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(() => {
    throw new Error(`--against: git does not know ${ref}`);
  });
  const name = relative(await realpath(top), real).split(sep).join('/');
  return git(folder, ['show', `${ref}:${name}`]).catch(() => undefined);
}
