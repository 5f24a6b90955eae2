import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Answer, PythonSource } from '../core/environment.ts';
import type { Cache } from '../io.ts';
import { importFolder, pythonPaths, readPython } from './application-files.ts';
import { enforcesForeignKeys } from './foreign-keys.ts';
import { namesConstraints } from './naming-convention.ts';

/** What env.py and the application say, and no migration does. */
export interface ProjectFacts {
  readonly namingConvention: Answer;
  readonly foreignKeys?: boolean | undefined;
}

/**
 * Reads what env.py and its application say of constraints and connections.
 *
 * @param cache a known answer is good as long as no file of the application has changed, gone or come
 */
export async function readProjectFacts(env: string, cache?: Cache): Promise<ProjectFacts> {
  const scripts = dirname(env);
  const top = await importFolder(dirname(scripts));
  const paths = await pythonPaths(top, new Set([scripts]));
  const print = cache && fingerprint([env, ...paths]);
  const known = cache?.get(`project:${env}`) as [string, ProjectFacts] | undefined;
  if (known && known[0] === print) return known[1];
  let sources: readonly PythonSource[] | undefined;
  const application = async (): Promise<readonly PythonSource[]> => (sources ??= readPython(top, paths));
  const facts = { namingConvention: await namesConstraints(env, application), foreignKeys: await enforcesForeignKeys(env, application) };
  cache?.set(`project:${env}`, [print, facts]);
  return facts;
}

/** By size and times: the change time is the file system's own, nobody sets it back. */
function fingerprint(paths: readonly string[]): string {
  const all = createHash('sha256');
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    all.update(`${path}\0${found?.size}\0${found?.mtimeMs}\0${found?.ctimeMs}\0${found?.ino}\n`);
  }
  return all.digest('hex');
}
