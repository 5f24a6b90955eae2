import { resolve } from 'node:path';
import type { Options } from '../core/types.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import type { Config, LoadedConfig } from './config.ts';
import { configKeyList, type ConfigKeyName } from './config-keys.ts';
import { overridesFor, settingsFor } from './file-settings.ts';
import type { FlagName } from './flags.ts';
import { visible } from './reporters/visible.ts';
import { loadConfig, type Settings, settingsFrom } from './settings.ts';
import { onlyTarget } from './targets.ts';

/** A key's value, and who says so. */
interface Shown {
  readonly key: ConfigKeyName;
  readonly value: unknown;
  readonly from: string;
  /** Of a key without a value: what is done instead. */
  readonly otherwise?: string;
}

/**
 * `--show-settings [path]`: each setting with where it comes from, as TOML; of a single file with what overrides say of it.
 *
 * @returns the exit code
 * @throws UsageError as every run does for a faulty configuration
 */
export async function showSettings(args: Arguments, paths: readonly string[], io: Io, defaults: Options): Promise<number> {
  const loaded = await loadConfig(args, paths, io);
  const settings = settingsFrom(args, loaded, io, defaults);
  const [only] = paths;
  const shown = shownOf(args, loaded, paths.length === 1 && only !== undefined ? fromOverrides(settings, loaded, resolve(io.cwd, only)) : {});
  if (onlyTarget(settings.output.targets, '--show-settings', ['text', 'diff', 'json']).format === 'json') io.out(`${JSON.stringify({ version: 1, settings: Object.fromEntries(shown.map(({ key, value, from }) => [key, { value: value ?? null, from }])) }, null, 2)}\n`);
  else io.out(asToml(shown));
  return 0;
}

type Said = { readonly [key: string]: { readonly value: unknown; readonly from: string } };

/** What overrides say of a file, the last one of each key; the types of all of them. */
function fromOverrides(settings: Settings, { overrides }: LoadedConfig, path: string): Said {
  const meant = new Set(overridesFor(settings, path).map(({ from }) => from));
  const said: Record<string, Said[string]> = Object.fromEntries(overrides.filter(({ from }) => meant.has(from)).flatMap(({ values, from }) => Object.entries(values).map(([key, value]) => [key, { value, from }])));
  return said['types'] ? { ...said, types: { ...said['types'], value: settingsFor(settings, path).options.types } } : said;
}

function shownOf(args: Arguments, { config, from }: LoadedConfig, overridden: Said): readonly Shown[] {
  return configKeyList.filter(([key]) => key !== 'extend').map(([key, { type, byDefault, otherwise }]): Shown => {
    const flag = key as FlagName;
    if (key !== 'types' && key !== 'require-reason' && args.has(flag)) return { key, value: type === 'list' ? args.list(flag) : type === 'flag' ? args.flag(flag) : args.text(flag), from: 'command line' };
    const other = overridden[key];
    const own = config[key as keyof Config];
    if (other) return { key, ...other };
    return own === undefined ? { key, value: byDefault, from: 'default', ...(otherwise === undefined ? {} : { otherwise }) } : { key, value: own, from: from[key] ?? 'default' };
  });
}

/** Columns of `key = value` and where it is from; what has no value is a comment. */
function asToml(shown: readonly Shown[]): string {
  const rows = shown.map(({ key, value, from, otherwise }) => [value === undefined ? `# ${key}: ${otherwise ?? 'nothing'}` : `${key} = ${tomlOf(value)}`, from] as const);
  const width = Math.min(48, Math.max(...rows.map(([text]) => text.length)));
  return rows.map(([text, from]) => `${visible(text).padEnd(width)}  # ${visible(from)}\n`).join('');
}

/** JSON has the same strings, and TOML reads `{ "a" = "b" }`. */
const tomlOf = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : typeof value === 'object' && value !== null ? `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)} = ${JSON.stringify(item)}`).join(', ')} }` : JSON.stringify(value);
