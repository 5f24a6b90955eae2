import { dirname, join, relative, resolve } from 'node:path';
import type { Io } from '../io.ts';
import { type ConfigKey, type ConfigKeyName, configKeys, perFileKeys, wantedBy } from './config-keys.ts';
import { UsageError } from './errors.ts';
import { didYouMean } from '../core/suggest.ts';

/** What may differ between files. */
export interface PerFile {
  readonly preset?: string;
  readonly safe?: boolean;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly placeholder?: string;
  readonly sqlite?: string;
  readonly types?: Readonly<Record<string, string>>;
  readonly 'naming-convention'?: boolean;
  readonly 'foreign-keys'?: boolean;
  readonly 'require-reason'?: boolean;
}

/** What a configuration file may say; the same names as the flags. */
export interface Config extends PerFile {
  readonly 'applied-through'?: string;
  readonly exclude?: readonly string[];
  readonly 'respect-gitignore'?: boolean;
  readonly 'allow-marks'?: boolean;
  /** As an absolute path. */
  readonly baseline?: string;
}

/** What is different for some files. */
export interface ConfigOverride {
  /** Patterns as in .gitignore, relative to `base`. */
  readonly paths: readonly string[];
  readonly base: string;
  readonly values: PerFile;
  /** For people: `override 2 of migfix.toml`. */
  readonly from: string;
}

export interface LoadedConfig {
  readonly config: Config;
  /** What `exclude` is relative to. */
  readonly base: string;
  readonly overrides: readonly ConfigOverride[];
  /** Which file said so, by key: `pyproject.toml: tool.migfix`. */
  readonly from: Readonly<Record<string, string>>;
}

const FILES = ['.migfix.toml', 'migfix.toml', 'pyproject.toml'];

/** No configuration is as large; what is, is none, and is not read. */
const MOST_BYTES = 1 << 20;
/** Files that extend each other. */
const MOST_FILES = 20;

/** Nothing is said. */
export const noConfig = (io: Io): LoadedConfig => ({ config: {}, base: io.cwd, overrides: [], from: {} });

/**
 * Loads the closest configuration file, going up from a folder. A pyproject.toml without `[tool.migfix]` does not count.
 *
 * @param folder where to begin
 * @throws UsageError when the file is not TOML, has an unknown key or a value of the wrong kind
 */
export async function closestConfig(io: Io, folder: string): Promise<LoadedConfig> {
  for (let at = folder; ; at = dirname(at)) {
    for (const file of FILES) {
      const found = await configAt(io, join(at, file));
      if (found) return found;
    }
    if (dirname(at) === at) return noConfig(io);
  }
}

/**
 * Loads the file of `--config`.
 *
 * @throws UsageError as `closestConfig`, and when there is no such file
 */
export async function namedConfig(io: Io, path: string): Promise<LoadedConfig> {
  const found = await configAt(io, resolve(io.cwd, path));
  if (!found) throw new UsageError(`${path}: no such configuration file, or no [tool.migfix] in it`);
  return found;
}

type Table = Readonly<Record<string, unknown>>;

async function configAt(io: Io, path: string, extendedBy: readonly string[] = []): Promise<LoadedConfig | undefined> {
  if (extendedBy.includes(path)) throw new UsageError(`${path}: extends itself${extendedBy.length > 1 ? `: ${[...extendedBy, path].join(' → ')}` : ''}`);
  if (extendedBy.length > MOST_FILES) throw new UsageError(`${extendedBy[0]}: extends more than ${MOST_FILES} files, one after the other`);
  const text = await io.readText(path, MOST_BYTES).catch((error: unknown) => {
    // what the system refuses is said in its own words
    throw (error as { code?: unknown }).code === undefined ? new UsageError(`${path}: ${(error as Error).message}`) : error;
  });
  const table = text === undefined ? undefined : await tableIn(path, text);
  if (!table) return undefined;
  const own = readTable(path, table, placeOf(io, path));
  const extend = table['extend'] as string | undefined;
  if (extend === undefined) return own;
  const below = await configAt(io, resolve(dirname(path), extend), [...extendedBy, path]);
  if (!below) throw new UsageError(`${path}: extends ${extend}, which is not there`);
  return over(below, own);
}

const placeOf = (io: Io, path: string): string => {
  const name = relative(io.cwd, path);
  return `${name.startsWith('..') ? path : name}${path.endsWith('pyproject.toml') ? ': tool.migfix' : ''}`;
};

/** One file above another: what it says wins, lists as a whole, types one by one. */
function over(below: LoadedConfig, own: LoadedConfig): LoadedConfig {
  const types = below.config.types && own.config.types ? { types: { ...below.config.types, ...own.config.types } } : {};
  return {
    config: { ...below.config, ...own.config, ...types },
    base: own.config.exclude ? own.base : below.base,
    overrides: [...below.overrides, ...own.overrides],
    from: { ...below.from, ...own.from },
  };
}

function readTable(path: string, table: Table, place: string): LoadedConfig {
  const { extend: _, overrides, ...given } = table;
  for (const [key, value] of Object.entries(table)) if (key !== 'overrides') checkKey(path, key, value, Object.keys(configKeys));
  const base = dirname(path);
  const config = given as Config;
  return {
    config: config.baseline === undefined ? config : { ...config, baseline: resolve(base, config.baseline) },
    base,
    overrides: readOverrides(path, overrides, place),
    from: Object.fromEntries(Object.keys(given).map((key) => [key, place])),
  };
}

function readOverrides(path: string, value: unknown, place: string): readonly ConfigOverride[] {
  if (value === undefined) return [];
  const isTable = (item: unknown): item is Table => typeof item === 'object' && item !== null && !Array.isArray(item);
  if (!Array.isArray(value) || !value.every(isTable)) throw new UsageError(`${path}: overrides must be tables: [[overrides]]`);
  return value.map(({ paths, ...values }, at): ConfigOverride => {
    const where = `${path}: override ${at + 1}`;
    if (!fits(paths, 'list') || !(paths as readonly string[]).length) throw new UsageError(`${where}: paths must be a list of patterns, at least one`);
    for (const [key, own] of Object.entries(values)) {
      if (key in configKeys && !perFileKeys.includes(key)) throw new UsageError(`${where}: ${key} is for the whole run, not for some files`);
      checkKey(where, key, own, ['paths', ...perFileKeys]);
    }
    return { paths: paths as readonly string[], base: dirname(path), values, from: `override ${at + 1} of ${place}` };
  });
}

async function tableIn(path: string, text: string): Promise<Table | undefined> {
  const isPyproject = path.endsWith('pyproject.toml');
  if (isPyproject && !text.includes('migfix')) return undefined;
  const { parse } = await import('smol-toml');
  let table: Record<string, unknown>;
  try {
    table = parse(text);
  } catch (error) {
    if (isPyproject) return undefined;
    const { message, line, column } = error as Error & { line?: number; column?: number };
    throw new UsageError(`${path}${line === undefined ? '' : `:${line}:${column}`}: ${message.split('\n')[0]}`);
  }
  return isPyproject ? (table['tool'] as Record<string, Table> | undefined)?.['migfix'] : table;
}

function checkKey(path: string, name: string, value: unknown, known: readonly string[]): void {
  const key = Object.hasOwn(configKeys, name) ? (configKeys[name as ConfigKeyName] as ConfigKey) : undefined;
  if (!key) throw new UsageError(`${path}: unknown key "${name}"${didYouMean(name, [...known, 'overrides'])}`);
  if (!fits(value, key.type)) throw new UsageError(`${path}: ${name} must be ${key.type === 'text' ? 'a string' : wantedBy(key)}`);
  const { choices, pattern } = key;
  const refused = (choices && !choices.includes(value as string)) || (pattern && !pattern.test(value as string));
  if (refused) throw new UsageError(`${path}: ${name} must be ${wantedBy(key)}, not "${value}"${choices ? didYouMean(value as string, choices) : ''}`);
}

function fits(value: unknown, kind: ConfigKey['type']): boolean {
  const isText = (item: unknown) => typeof item === 'string';
  if (kind === 'text') return isText(value);
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'list') return Array.isArray(value) && value.every(isText);
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
}
