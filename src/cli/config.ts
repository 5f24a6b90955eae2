import { dirname, join, resolve } from 'node:path';
import type { Io } from '../io.ts';
import { UsageError } from './errors.ts';
import { flags } from './flags.ts';
import { didYouMean } from '../core/suggest.ts';

/** What a configuration file may say; the same names as the flags. */
export interface Config {
  readonly preset?: string;
  readonly safe?: boolean;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly placeholder?: string;
  readonly sqlite?: string;
  readonly types?: Readonly<Record<string, string>>;
  readonly 'naming-convention'?: boolean;
  readonly 'foreign-keys'?: boolean;
  readonly 'applied-through'?: string;
  readonly exclude?: readonly string[];
  readonly 'respect-gitignore'?: boolean;
  readonly 'allow-marks'?: boolean;
}

export interface LoadedConfig {
  readonly config: Config;
  /** What `exclude` is relative to. */
  readonly base: string;
}

type Kind = 'text' | 'flag' | 'list' | 'table';

const KEYS: Readonly<Record<keyof Config | 'extend', Kind>> = {
  preset: 'text', safe: 'flag', select: 'list', ignore: 'list', placeholder: 'text', sqlite: 'text', types: 'table',
  'naming-convention': 'flag', 'foreign-keys': 'flag', 'applied-through': 'text', exclude: 'list', 'respect-gitignore': 'flag', 'allow-marks': 'flag', extend: 'text',
};

const FILES = ['.migfix.toml', 'migfix.toml', 'pyproject.toml'];

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
    if (dirname(at) === at) return { config: {}, base: io.cwd };
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

async function configAt(io: Io, path: string, extendedBy: readonly string[] = []): Promise<LoadedConfig | undefined> {
  const text = await io.readText(path);
  if (text === undefined) return undefined;
  const table = await tableIn(path, text);
  if (!table) return undefined;
  for (const [key, value] of Object.entries(table)) checkKey(path, key, value);
  const { extend, ...config } = table as Config & { extend?: string };
  const base = dirname(path);
  if (extend === undefined) return { config, base };
  if (extendedBy.includes(path)) throw new UsageError(`${path}: extends itself`);
  const below = await configAt(io, resolve(base, extend), [...extendedBy, path]);
  if (!below) throw new UsageError(`${path}: extends ${extend}, which is not there`);
  return { config: { ...below.config, ...config }, base: config.exclude ? base : below.base };
}

async function tableIn(path: string, text: string): Promise<Record<string, unknown> | undefined> {
  const isPyproject = path.endsWith('pyproject.toml');
  if (isPyproject && !text.includes('migfix')) return undefined;
  const { parse } = await import('smol-toml');
  let table: Record<string, unknown>;
  try {
    table = parse(text);
  } catch (error) {
    if (isPyproject) return undefined;
    throw new UsageError(`${path}: ${(error as Error).message.split('\n')[0]}`);
  }
  return isPyproject ? (table['tool'] as Record<string, Record<string, unknown>> | undefined)?.['migfix'] : table;
}

function checkKey(path: string, key: string, value: unknown): void {
  const kind = (KEYS as Readonly<Record<string, Kind>>)[key];
  if (!kind) throw new UsageError(`${path}: unknown key "${key}"${didYouMean(key, Object.keys(KEYS))}`);
  if (!fits(value, kind)) throw new UsageError(`${path}: ${key} must be ${WANTED[kind]}`);
  const choices = key === 'preset' || key === 'placeholder' ? (flags[key].choices as readonly string[]) : undefined;
  if (choices && !choices.includes(value as string)) {
    throw new UsageError(`${path}: ${key} must be ${choices.join(', ')}, not "${value}"${didYouMean(value as string, choices)}`);
  }
}

const WANTED: Readonly<Record<Kind, string>> = {
  text: 'a string', flag: 'true or false', list: 'a list of strings', table: 'a table of strings, such as { "myapp.Money" = "0" }',
};

function fits(value: unknown, kind: Kind): boolean {
  const isText = (item: unknown) => typeof item === 'string';
  if (kind === 'text') return isText(value);
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'list') return Array.isArray(value) && value.every(isText);
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
}
