/** The chains of `__testfixtures__`, read once. What the files of a chain mean is written in `__testfixtures__/README.md`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { orderChains } from '../src/core/chains.ts';
import { courseOf } from '../src/core/course.ts';
import { defaultOptions, fix } from '../src/core/fix.ts';
import { parseMigration, parseOutline } from '../src/core/migration.ts';
import type { Options, Result } from '../src/core/types.ts';
import { transforms } from '../transforms/index.ts';
import { fixtureRoot, parse } from './fixtures.ts';
import type { Expectation, Remaining } from './fixtures.ts';

export interface ChainExpectation extends Expectation {
  /** Tables that lose rows in the input, and columns (`table.column`) that lose values: the output keeps every one, in every step. */
  readonly saves?: readonly string[];
}

export interface Link {
  /** `002_unique_email` */
  readonly name: string;
  readonly input: string;
  /** The input itself, for a `.noop.py`. */
  readonly output: string;
  readonly isNoop: boolean;
  /** undefined: the case is not about this file's findings. */
  readonly findings: readonly Remaining[] | undefined;
}

export interface Chain {
  /** `constraint-name/used-later` */
  readonly id: string;
  readonly links: readonly Link[];
  /** Nothing changes in any of its files. */
  readonly isNoop: boolean;
  readonly env: string | undefined;
  readonly options: Partial<Options>;
  readonly expect: ChainExpectation;
}

const read = (...parts: readonly string[]): string | undefined => {
  const file = path.join(fixtureRoot, ...parts);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const readJson = <Value>(...parts: readonly string[]): Value | undefined => {
  const text = read(...parts);
  return text === undefined ? undefined : (JSON.parse(text) as Value);
};

function readLink(folder: string, name: string): Link {
  const unchanged = read(folder, `${name}.noop.py`);
  return {
    name,
    input: unchanged ?? (read(folder, `${name}.input.py`) as string),
    output: unchanged ?? read(folder, `${name}.output.py`) ?? '',
    isNoop: unchanged !== undefined,
    findings: readJson<readonly Remaining[]>(folder, `${name}.findings.json`),
  };
}

function readChain(folder: string): Chain {
  const names = readdirSync(path.join(fixtureRoot, folder)).flatMap((file) => /^(.*)\.(?:input|noop)\.py$/.exec(file)?.[1] ?? []);
  const links = names.sort().map((name) => readLink(folder, name));
  const env = read(folder, 'env.py');
  return {
    id: folder.replace(/\.chain$/, ''),
    links,
    isNoop: links.every((link) => link.isNoop),
    env,
    // as the command line does
    options: { namingConvention: env?.includes('naming_convention') ?? false, ...readJson<Partial<Options>>(folder, 'options.json') },
    expect: readJson<ChainExpectation>(folder, 'expect.json') ?? {},
  };
}

/** Every chain, sorted by transform and name. */
export const chains: readonly Chain[] = readdirSync(fixtureRoot, { recursive: true, encoding: 'utf8' })
  .map((folder) => folder.split(path.sep).join('/'))
  .filter((folder) => folder.endsWith('.chain'))
  .sort()
  .map(readChain);

/** The texts of a chain, by the name of the link. */
export type Texts = ReadonlyMap<string, string>;

export const inputs = (chain: Chain): Texts => new Map(chain.links.map(({ name, input }) => [name, input]));
export const outputs = (chain: Chain): Texts => new Map(chain.links.map(({ name, output }) => [name, output]));

/** Runs every transform over a whole chain, as the command line does over a folder. */
export function rewriteChain(texts: Texts, options: Partial<Options>): ReadonlyMap<string, Result> {
  const codes = new Map([...texts].map(([name, code]) => [`${name}.py`, code]));
  const outlines = new Map([...codes].map(([name, code]) => [name, parseOutline(code, parse(code), name, parse)]));
  const { chains } = orderChains([...codes.keys()].map((name) => ({ name, env: 'env.py', configured: true })), outlines);
  const rewritten = new Map<string, Result>();
  for (const { file, enter } of chains.flatMap((chain) => [...courseOf(chain)])) {
    const code = codes.get(file) as string;
    const history = enter(parseMigration(code, parse(code), file, parse));
    rewritten.set(file.replace(/\.py$/, ''), fix(code, parse, transforms, { ...defaultOptions, ...options }, history));
  }
  return new Map([...texts].map(([name, code]) => [name, rewritten.get(name) ?? fix(code, parse, transforms, { ...defaultOptions, ...options })]));
}

export const codes = (results: ReadonlyMap<string, Result>): Texts => new Map([...results].map(([name, { code }]) => [name, code]));
