import { relative, resolve } from 'node:path';
import { transformFault, withBlame, withExtraTransforms } from '../core/extra-transforms.ts';
import type { Transform } from '../core/types.ts';
import type { Io } from '../io.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';

type Extra = NonNullable<Engine['extra']>;

/**
 * The engine with the transforms of `--transform`. Only the command line names them: a configuration file is read in projects that
 * nobody has looked at yet, and must not run code.
 *
 * @param paths of modules, relative to the working directory
 * @throws UsageError, one line, for a module that can't be loaded or whose default export is no transform
 */
export async function withExtra(engine: Engine, paths: readonly string[], io: Io): Promise<Engine> {
  const own: Transform[] = [];
  const taken = new Set(rulesOf(engine).map(({ id }) => id));
  for (const path of paths) {
    const transform = await load(path, taken, io);
    taken.add(transform.meta.id);
    own.push(transform);
  }
  if (!own.length) return engine;
  const extra = own.map(({ meta }, at) => ({ id: meta.id, path: resolve(io.cwd, paths[at] as string) }));
  return { ...engine, transforms: withExtraTransforms(engine.transforms, own), extra, fix: fixWith(engine, extra, io.cwd) };
}

async function load(path: string, taken: ReadonlySet<string>, io: Io): Promise<Transform> {
  const module = await io.load(path).catch((error: unknown) => {
    throw new UsageError(`--transform ${path}: ${(error as Error).message}`);
  });
  const fault = 'default' in module ? transformFault(module['default'], taken) : 'it has no default export';
  if (fault) throw new UsageError(`--transform ${path}: ${fault}`);
  return module['default'] as Transform;
}

/** What one of them breaks is its own file's fault, and said so. */
const fixWith = (engine: Engine, extra: Extra, cwd: string): Engine['fix'] => (code, parse, transforms, options, history) => {
  const fix = (some: readonly Transform[]) => engine.fix(code, parse, some, options, history);
  const ids = extra.map(({ id }) => id);
  const result = withBlame(fix(transforms), ids, () => fix(transforms.filter(({ meta }) => !ids.includes(meta.id))));
  if (result.status !== 'skipped' || !result.extra) return result;
  const files = extra.filter(({ id }) => result.extra?.includes(id)).map(({ path }) => relative(cwd, path));
  return { ...result, reason: `${result.reason} (a fault of ${files.join(' or ')}: the file was left as it is)` };
};
