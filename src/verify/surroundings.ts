import { dirname, join } from 'node:path';
import { kindOf } from '../node/text.ts';

/** Where the migrations' own imports are looked for, and the env.py above them. */
export interface Surroundings {
  readonly paths: readonly string[];
  readonly env: string | undefined;
  readonly ini: string | undefined;
}

const LEVELS = 6;

/**
 * @param cwd comes first, as Alembic's `prepend_sys_path = .` has it
 * @param file a migration: the folders above it that are no packages themselves may hold the application
 */
export async function surroundingsOf(cwd: string, file: string): Promise<Surroundings> {
  const paths = [cwd];
  let env: string | undefined;
  let ini: string | undefined;
  for (let at = dirname(file), level = 0; level < LEVELS && dirname(at) !== at; at = dirname(at), level++) {
    const has = async (name: string) => (await kindOf(join(at, name))) === 'file';
    env ??= (await has('env.py')) ? join(at, 'env.py') : undefined;
    ini ??= (await has('alembic.ini')) ? join(at, 'alembic.ini') : undefined;
    if (env !== undefined && dirname(env) !== at && !(await has('__init__.py'))) paths.push(at, join(at, 'src'));
    if ((await kindOf(join(at, '.git'))) !== undefined) break;
  }
  return { paths: [...new Set(paths)], env, ini };
}
