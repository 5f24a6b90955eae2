import { readFile } from 'node:fs/promises';
import type { PythonSource } from '../core/environment.ts';
import { applicationOf } from './application-files.ts';

const PRAGMA = /\bPRAGMA\s+(?:\w+\.)?foreign_keys\b/i;

/**
 * Do the connections of a project enforce foreign keys? What env.py says counts; where it says nothing, what the application
 * sets for every connection.
 *
 * @param env the path of env.py
 * @param application its application's files, for who has read them
 * @returns undefined when nothing says so
 */
export async function enforcesForeignKeys(env: string, application: () => Promise<readonly PythonSource[]> = () => applicationOf(env)): Promise<boolean | undefined> {
  const code = await readFile(env, 'utf8').catch(() => undefined);
  if (code === undefined) return undefined;
  const sources = PRAGMA.test(code) ? [] : (await application()).filter((source) => PRAGMA.test(source.code));
  if (!PRAGMA.test(code) && !sources.length) return undefined;
  const [{ readEnvironment }, { createParser }] = await Promise.all([import('../core/environment.ts'), import('./parser.ts')]);
  const { env: own, pragmas, foreignKeys } = readEnvironment(code, await createParser(), { sources });
  // what one session of the application sets, the connections of migrations do not have
  const counts = pragmas.some(({ module, listener }) => module === own || listener);
  return counts ? foreignKeys : undefined;
}
