import type { Found, FindRequest, Io } from '../io.ts';
import { visible } from './reporters/visible.ts';
import type { Settings } from './settings.ts';

/**
 * The files that a command is about, as the settings choose among them. What is wrong with a path is said on stderr.
 *
 * @param more what the command asks for beside
 * @param hint goes behind a problem
 */
export async function findFiles(paths: readonly string[], settings: Settings, io: Io, more: Pick<FindRequest, 'cache' | 'tellLeft'> = {}, hint: (problem: string) => string = () => ''): Promise<Found> {
  const { section, exclude, excludeBase, respectGitignore, followLinks } = settings;
  const found = await io.find({ paths, exclude, excludeBase, respectGitignore, followLinks, ...(section === undefined ? {} : { section }), ...more });
  for (const warning of found.warnings) io.err(`migfix: warning: ${visible(warning)}\n`);
  for (const problem of found.problems) io.err(`migfix: ${visible(problem)}${hint(problem)}\n`);
  return found;
}
