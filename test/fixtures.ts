/** The cases of `__testfixtures__`, read once. What the files of a case mean is written in `__testfixtures__/README.md`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultOptions, fix } from '../src/core/fix.ts';
import type { Options, Result } from '../src/core/types.ts';
import { createParser } from '../src/node/parser.ts';
import { transforms } from '../transforms/index.ts';

/** What a case may say about its run on real databases. */
export interface Expectation {
  /** By rows (`duplicates`), stack (`old`), both (`old nulls`) or `*`: a part of the error with which the output fails, on purpose. */
  readonly fails?: Readonly<Record<string, string>>;
  /** Strings and comments of the input that are taken out, on purpose. */
  readonly replaced?: readonly string[];
  /** Columns that hold other values than the input left in them, on purpose. */
  readonly differs?: readonly string[];
  /** Constraints and indexes that PostgreSQL gets and SQLite does not, although it says nothing. */
  readonly loses?: readonly string[];
  /** For the reader: why it fails, why a string goes, why values differ. */
  readonly why?: string;
}

/** A finding that stays for a person. */
export interface Remaining {
  readonly rule: string;
  /** 1-based, in the input. */
  readonly line: number;
}

export interface Case {
  /** `batch/two-tables` */
  readonly id: string;
  readonly input: string;
  /** The input itself, for a `.noop.py`. */
  readonly output: string;
  readonly isNoop: boolean;
  readonly options: Partial<Options>;
  readonly expect: Expectation;
  /** undefined: the case is not about findings. */
  readonly findings: readonly Remaining[] | undefined;
  /** The migration that makes the case's tables; undefined: the common one. */
  readonly schema: string | undefined;
}

export const fixtureRoot = path.resolve(import.meta.dirname, '../__testfixtures__');
export const parse = await createParser();

const read = (id: string, suffix: string): string | undefined => {
  const file = path.join(fixtureRoot, id + suffix);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const readJson = <Value>(id: string, suffix: string): Value | undefined => {
  const text = read(id, suffix);
  return text === undefined ? undefined : (JSON.parse(text) as Value);
};

function readCase(id: string): Case {
  const unchanged = read(id, '.noop.py');
  return {
    id,
    input: unchanged ?? (read(id, '.input.py') as string),
    output: unchanged ?? read(id, '.output.py') ?? '',
    isNoop: unchanged !== undefined,
    options: readJson<Partial<Options>>(id, '.options.json') ?? {},
    expect: readJson<Expectation>(id, '.expect.json') ?? {},
    findings: readJson<readonly Remaining[]>(id, '.findings.json'),
    schema: read(id, '.schema.py'),
  };
}

/** Every case, sorted by transform and name. */
export const cases: readonly Case[] = readdirSync(fixtureRoot, { recursive: true, encoding: 'utf8' })
  // the files of a chain are no cases of their own, see chains.ts
  .filter((file) => /\.(?:input|noop)\.py$/.test(file) && !file.includes('.chain'))
  .map((file) => file.split(path.sep).join('/').replace(/\.(?:input|noop)\.py$/, ''))
  .sort()
  .map(readCase);

/** Is a case or a chain among those that `MIGFIX_CASE` asks for, to be run on databases? All are, where it asks for none. */
export const isChosen = ({ id }: { readonly id: string }): boolean => id.includes(process.env['MIGFIX_CASE'] ?? '');

/** Runs every transform over a text, as the command line does. */
export const rewrite = (code: string, options: Partial<Options>): Result => fix(code, parse, transforms, { ...defaultOptions, ...options });

/** The rules that changed something. */
export const rulesOf = (result: Result): ReadonlySet<string> =>
  new Set(result.status === 'skipped' ? [] : result.diagnostics.filter((found) => found.fixed).map((found) => found.rule));

const lineAt = (code: string, offset: number): number => code.slice(0, offset).split(/\r\n|\r|\n/).length;

/** What is left for a person. */
export const remaining = (code: string, result: Result): readonly Remaining[] =>
  result.status === 'skipped' ? [] : result.diagnostics.filter((found) => !found.fixed).map(({ rule, start }) => ({ rule, line: lineAt(code, start) }));
