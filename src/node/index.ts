/** The library, for Node. The pure core, for browsers and workers, is `migfix/core`. */

import { resolve } from 'node:path';
import { defaultOptions, fix } from '../core/fix.ts';
import type { Options, Parse, Result } from '../core/types.ts';
import { transforms } from '../../transforms/index.ts';
import { discover } from './discover.ts';
import { createParser } from './parser.ts';
import { readSource } from './read.ts';
import { writeSource } from './write.ts';

export { createParser, defaultOptions, fix, transforms };
export type * from '../core/types.ts';

export interface FileOptions extends Partial<Options> {
  /** Rewrite the file; otherwise it is only read. */
  readonly write?: boolean;
}

export interface FileResult {
  readonly path: string;
  readonly result: Result;
}

let parser: Promise<Parse> | undefined;

/** The grammar is loaded once. */
const theParser = (): Promise<Parse> => (parser ??= createParser());

/**
 * Rewrites a migration given as text.
 *
 * @param code the Python source
 * @param options what differs from `defaultOptions`
 * @returns the new text with what was found, or why it was left alone; it never throws for what is in `code`
 */
export async function fixSource(code: string, options: Partial<Options> = {}): Promise<Result> {
  return fix(code, await theParser(), transforms, { ...defaultOptions, ...options });
}

/**
 * Rewrites a migration file; on the disk only with `write: true`.
 *
 * @returns as `fixSource`; a file that can't be read or decoded is skipped, with the reason
 * @throws Error when the file can't be written, or changed since it was read
 */
export async function fixFile(path: string, { write = false, ...options }: FileOptions = {}): Promise<Result> {
  const source = await readSource(path);
  if ('reason' in source) return { status: 'skipped', code: '', reason: source.reason, bug: false };
  const result = await fixSource(source.code, options);
  if (write && result.status === 'fixed') await writeSource(path, result.code, source);
  return result;
}

/**
 * Rewrites every migration of a folder, found by Alembic's own rules; on the disk only with `write: true`.
 *
 * @param path a project, a script folder or a folder of revisions
 * @returns one result per file, sorted by path
 * @throws Error when there is no migration, or a file can't be written
 */
export async function fixFolder(path: string, options: FileOptions = {}): Promise<readonly FileResult[]> {
  const folder = resolve(path);
  const found = await discover({ paths: [folder], exclude: [], excludeBase: folder, respectGitignore: true }, folder);
  if (found.problems.length) throw new Error(found.problems.join('\n'));
  const results: FileResult[] = [];
  for (const file of found.files) {
    results.push({ path: file.path, result: await fixFile(file.path, { namingConvention: file.namingConvention, ...options }) });
  }
  return results;
}
