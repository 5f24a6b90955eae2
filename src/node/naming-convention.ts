import { readFile } from 'node:fs/promises';
import type { Answer } from '../core/environment.ts';
import { applicationFiles } from './application-files.ts';

const CONVENTION = /\bnaming_convention\b/;

/**
 * Does the `target_metadata` of an env.py name constraints itself? Most conventions stand in the application, where its metadata is made.
 *
 * @param env the path of env.py
 * @returns `unknown`: there is a convention somewhere, and from env.py nobody can tell whether it is this metadata's
 */
export async function namesConstraints(env: string): Promise<Answer> {
  const code = await readFile(env, 'utf8').catch(() => '');
  if (!CONVENTION.test(code) && !(await applicationFiles(env, CONVENTION)).length) return 'no';
  const [{ readEnvironment }, { createParser }] = await Promise.all([import('../core/environment.ts'), import('./parser.ts')]);
  const sources = await applicationFiles(env, /\b(?:metadata|MetaData|SQLAlchemy|declarative_base|DeclarativeBase|SQLModel|import)\b/);
  const { namingConvention, convention } = readEnvironment(code, await createParser(), { sources });
  // one that knows only some kinds of constraint
  if (namingConvention === 'no' && convention?.keys?.length) return 'unknown';
  // what env.py itself says of a convention, it says for a reason
  return namingConvention === 'unknown' && CONVENTION.test(code) ? 'yes' : namingConvention;
}
