import { dirname, join, relative, sep } from 'node:path';
import type { FoundFile } from '../io.ts';
import type { Host } from './host.ts';

/** So far up is looked for an alembic.ini. */
const LEVELS = 4;

/** What people call a file: where it lies in the folder that the editor shows. */
export const nameOf = (path: string, { root }: Pick<Host, 'root'>): string => relative(root, path).split(sep).join('/');

/**
 * The files of the Alembic configuration that names a migration; where none does, those of its script folder, of which there may be more elsewhere.
 *
 * @param path of the migration, which need not be on the disk yet
 */
export async function projectFiles(path: string, host: Host): Promise<readonly FoundFile[]> {
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
