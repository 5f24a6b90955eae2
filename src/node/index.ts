/** The library, for Node. The pure core, for browsers and workers, is `migfix/core`. */

import { dirname, resolve } from 'node:path';
import { orderChains } from '../core/chains.ts';
import { courseOf } from '../core/course.ts';
import { withBlame, withExtraTransforms } from '../core/extra-transforms.ts';
import type { FileHistory } from '../core/file-history.ts';
import { reportOnly } from '../core/findings.ts';
import { defaultOptions, fix } from '../core/fix.ts';
import { type Outline, parseMigration, parseOutline } from '../core/migration.ts';
import { unreadable } from '../core/readable.ts';
import type { Options, Parse, Result, Transform } from '../core/types.ts';
import { transforms } from '../../transforms/index.ts';
import type { FoundFile, Source, Unreadable } from '../io.ts';
import { chainOf, discover } from './discover.ts';
import { boundaryOf } from './boundary.ts';
import { createParser } from './parser.ts';
import { readSource } from './read.ts';
import { writeSource } from './write.ts';

export { createParser, defaultOptions, fix, transforms };
export type * from '../core/types.ts';

/** What differs from `defaultOptions`, and transforms of your own. */
export interface SourceOptions extends Partial<Options> {
  /** They work after ours and before `batch`, in this order; see docs/custom-transforms.md. */
  readonly extraTransforms?: readonly Transform[];
}

/** As for a text, and whether to write. */
export interface FileOptions extends SourceOptions {
  /** Rewrite the file; otherwise it is only read. */
  readonly write?: boolean;
}

/** What became of one file of a folder. */
export interface FileResult {
  /** Absolute. */
  readonly path: string;
  readonly result: Result;
}

let parser: Promise<Parse> | undefined;

/** The grammar is loaded once. */
const theParser = (): Promise<Parse> => (parser ??= createParser());

/**
 * Rewrites a migration given as text. Only what the text itself tells is known: the revisions before it are not.
 *
 * @param code the Python source
 * @param options what differs from `defaultOptions`, and transforms of your own
 * @returns the new text with what was found, or why it was left alone; it never throws for what is in `code`
 * @throws TypeError for an extra transform that is none
 */
export async function fixSource(code: string, options: SourceOptions = {}): Promise<Result> {
  return fixText(code, await theParser(), options);
}

/**
 * Rewrites a migration file, with what the other revisions of its script folder tell; on the disk only with `write: true`.
 *
 * @param path of a migration
 * @param options as for `fixSource`, and `write`
 * @returns as `fixSource`; a file that can't be read or decoded is skipped, with the reason
 * @throws Error when the file can't be written, or changed since it was read
 * @throws TypeError for an extra transform that is none
 */
export async function fixFile(path: string, options: FileOptions = {}): Promise<Result> {
  const full = resolve(path);
  const { files } = await discover({ paths: [full], exclude: [], excludeBase: full, respectGitignore: false }, dirname(full));
  const [file] = files;
  if (!file) return unread(await readSource(full));
  const sources = await readSources([file, ...(await chainOf(file, dirname(full))).filter((other) => other.path !== file.path)]);
  const results = await fixInChains([file], sources, full, options);
  return results.get(file) as Result;
}

/**
 * Rewrites every migration of a folder, found by Alembic's own rules; on the disk only with `write: true`.
 *
 * @param path a project, a script folder or a folder of revisions
 * @param options as for `fixFile`
 * @returns one result per file, sorted by path
 * @throws Error when there is no migration, or a file can't be written
 * @throws TypeError for an extra transform that is none
 */
export async function fixFolder(path: string, options: FileOptions = {}): Promise<readonly FileResult[]> {
  const folder = resolve(path);
  const found = await discover({ paths: [folder], exclude: [], excludeBase: folder, respectGitignore: true }, folder);
  if (found.problems.length) throw new Error(found.problems.join('\n'));
  const results = await fixInChains(found.files, await readSources(found.files), folder, options);
  return found.files.map((file) => ({ path: file.path, result: results.get(file) as Result }));
}

type Sources = ReadonlyMap<FoundFile, Source | Unreadable>;

async function readSources(files: readonly FoundFile[]): Promise<Sources> {
  const sources = new Map<FoundFile, Source | Unreadable>();
  for (const file of files) sources.set(file, await readSource(file.path));
  return sources;
}

/**
 * Goes through the chains in their order: of the history, no more is kept than the next revision finds.
 *
 * @param wanted those of the sources that are rewritten
 */
async function fixInChains(wanted: readonly FoundFile[], sources: Sources, root: string, options: FileOptions): Promise<ReadonlyMap<FoundFile, Result>> {
  const parse = await theParser();
  const files = new Map([...sources.keys()].map((file) => [file.name, file]));
  const results = new Map<FoundFile, Result>();
  const waiting = new Set(wanted);
  for (const chain of orderChains([...files.values()], outlinesIn(sources, parse)).chains) {
    for (const { file: name, enter } of courseOf(chain)) {
      if (!waiting.size) return results;
      const file = files.get(name) as FoundFile;
      const { code } = sources.get(file) as Source;
      const history = enter(parseMigration(code, parse(code), name, parse));
      if (waiting.delete(file)) results.set(file, await fixOne(file, root, sources, options, history));
    }
  }
  // what is in no chain
  for (const file of waiting) results.set(file, await fixOne(file, root, sources, options, undefined));
  return results;
}

function outlinesIn(sources: Sources, parse: Parse): ReadonlyMap<string, Outline> {
  const outlines = new Map<string, Outline>();
  for (const [{ name }, source] of sources) {
    const root = 'code' in source ? parse(source.code) : undefined;
    if ('code' in source && root && !unreadable(source.code, root)) outlines.set(name, parseOutline(source.code, root, name, parse));
  }
  return outlines;
}

const unread = (source: Source | Unreadable): Result => ({ status: 'skipped', code: '', reason: 'reason' in source ? source.reason : 'is no migration', bug: false });

async function fixOne(file: FoundFile, root: string, sources: Sources, { write = false, ...options }: FileOptions, history: FileHistory | undefined): Promise<Result> {
  const source = sources.get(file) as Source | Unreadable;
  if ('reason' in source) return unread(source);
  const { namingConvention, foreignKeys } = file;
  const result = fixText(source.code, await theParser(), { namingConvention, foreignKeys, ...options }, history);
  if (write && result.status === 'fixed') await writeSource(file.path, result.code, source, { boundary: await boundaryOf(root, []) });
  return result;
}

function fixText(code: string, parse: Parse, { extraTransforms = [], ...options }: SourceOptions, history?: FileHistory): Result {
  const fixBy = (some: readonly Transform[]): Result => fix(code, parse, some, { ...defaultOptions, ...options }, history);
  const all = withExtraTransforms(transforms, extraTransforms, reportOnly.map(({ id }) => id));
  return withBlame(fixBy(all), extraTransforms.map(({ meta }) => meta.id), () => fixBy(transforms));
}
