import { readFile } from 'node:fs/promises';
import type { Answer, EnvironmentFacts, PythonSource } from '../core/environment.ts';
import { applicationOf } from './application-files.ts';

const CONVENTION = /\bnaming_convention\b/;

/**
 * Does the `target_metadata` of an env.py name constraints itself? Most conventions stand in the application, where its metadata is made.
 *
 * @param env the path of env.py
 * @param application its application's files, for who has read them
 * @returns `unknown`: there is a convention somewhere, and from env.py nobody can tell whether it is this metadata's
 */
export async function namesConstraints(env: string, application: () => Promise<readonly PythonSource[]> = () => applicationOf(env)): Promise<Answer> {
  const facts = await factsOf(env, application);
  if (!facts) return 'no';
  const { namingConvention, convention } = facts;
  // one that knows only some kinds of constraint
  if (namingConvention === 'no' && convention?.keys?.length) return 'unknown';
  // what env.py itself says of a convention, it says for a reason
  return namingConvention === 'unknown' && CONVENTION.test(facts.env.names.code) ? 'yes' : namingConvention;
}

/**
 * The naming convention of the `target_metadata` of an env.py, for who runs its migrations in another environment.
 *
 * @param env the path of env.py
 * @returns undefined when there is none, or it is not written out in strings
 */
export async function writtenConvention(env: string): Promise<Readonly<Record<string, string>> | undefined> {
  const convention = (await factsOf(env, () => applicationOf(env)))?.convention;
  return convention?.answer === 'unknown' ? undefined : convention?.written;
}

/** Undefined: nothing there speaks of a naming convention. */
async function factsOf(env: string, application: () => Promise<readonly PythonSource[]>): Promise<EnvironmentFacts | undefined> {
  const code = await readFile(env, 'utf8').catch(() => '');
  const sources = await application();
  if (![code, ...sources.map((source) => source.code)].some((text) => CONVENTION.test(text))) return undefined;
  const [{ readEnvironment, mayName }, { createParser }] = await Promise.all([import('../core/environment.ts'), import('./parser.ts')]);
  if (!CONVENTION.test(code) && !sources.some((source) => mayName(source.code))) return undefined;
  return readEnvironment(code, await createParser(), { sources });
}
