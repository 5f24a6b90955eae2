import { dirname, resolve, sep } from 'node:path';
import type { Options } from '../core/types.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { type Config, closestConfig, type LoadedConfig, namedConfig } from './config.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { didYouMean } from './suggest.ts';
import { type Target, targetsOf } from './targets.ts';

/** What a run is to do: the command line over the configuration file over the defaults. */
export interface Settings {
  readonly mode: 'dry-run' | 'write' | 'check';
  /** What `--write` is to put up with. Only the command line says so: it is a person who knows what a tree holds, not a project. */
  readonly allow: { readonly dirty: boolean; readonly staged: boolean; readonly noVcs: boolean };
  readonly options: Options;
  /** Undefined: as each project's env.py tells. */
  readonly namingConvention: boolean | undefined;
  /** Undefined: as each project's env.py and application tell. */
  readonly foreignKeys: boolean | undefined;
  /** Databases are past this revision. */
  readonly appliedThrough: string | undefined;
  readonly exclude: readonly string[];
  readonly excludeBase: string;
  readonly respectGitignore: boolean;
  readonly followLinks: boolean;
  /** The section of alembic.ini. */
  readonly section: string | undefined;
  readonly allowMarks: boolean;
  readonly exitZero: boolean;
  /** What was written is a reason for 1. */
  readonly exitNonZeroOnFix: boolean;
  /** Threads at the most; undefined: as many as the machine runs at once. */
  readonly jobs: number | undefined;
  readonly output: OutputSettings;
  /** Use what earlier runs have found, and keep what this one finds. */
  readonly cache: boolean;
  /** Undefined: in `.migfix/cache`. */
  readonly cacheDir: string | undefined;
}

export interface OutputSettings {
  /** The reports of the run; at most one of them goes to stdout. */
  readonly targets: readonly Target[];
  /** Where to put the counts. */
  readonly summaryFile: string | undefined;
  readonly color: 'auto' | 'always' | 'never';
  readonly statistics: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
}

/**
 * @param paths what the run is about; its configuration file is the one closest to them all
 * @throws UsageError for flags that contradict each other, unknown rules and a faulty configuration file
 */
export async function readSettings(args: Arguments, paths: readonly string[], io: Io, engine: Engine): Promise<Settings> {
  const settings = await settingsOf(args, paths, io, engine.defaultOptions);
  refuseUnknownRules(settings, engine);
  return settings;
}

/** @throws UsageError for a rule that there is not */
export function refuseUnknownRules({ options: { select, ignore } }: Settings, engine: Engine): void {
  for (const rule of [...(select ?? []), ...(ignore ?? [])]) knownRule(rule, engine);
}

/** The same without a look at the rules, which takes all of them to load. */
export async function settingsOf(args: Arguments, paths: readonly string[], io: Io, defaults: Options): Promise<Settings> {
  const { config, base } = await load(args, paths, io);
  const exclude = args.list('exclude');
  return {
    mode: modeOf(args),
    allow: { dirty: args.flag('allow-dirty') ?? false, staged: args.flag('allow-staged') ?? false, noVcs: args.flag('allow-no-vcs') ?? false },
    options: optionsOf(args, config, defaults),
    namingConvention: args.flag('naming-convention') ?? config['naming-convention'],
    foreignKeys: args.flag('foreign-keys') ?? config['foreign-keys'],
    appliedThrough: args.text('applied-through') ?? config['applied-through'],
    exclude: exclude ?? config.exclude ?? [],
    excludeBase: exclude ? io.cwd : base,
    respectGitignore: args.flag('respect-gitignore') ?? config['respect-gitignore'] ?? true,
    followLinks: args.flag('follow-links') ?? false,
    section: args.text('name'),
    allowMarks: args.flag('allow-marks') ?? config['allow-marks'] ?? false,
    exitZero: args.flag('exit-zero') ?? false,
    exitNonZeroOnFix: args.flag('exit-non-zero-on-fix') ?? false,
    jobs: args.whole('jobs'),
    output: outputOf(args, io.cwd),
    cache: args.flag('cache') ?? true,
    cacheDir: args.text('cache-dir'),
  };
}

function outputOf(args: Arguments, cwd: string): OutputSettings {
  // `--check --diff`, as people know it from black: the diff, with the exit code of the check.
  const byDefault = args.flag('dry-run') && args.flag('check') ? 'diff' : 'text';
  return {
    targets: targetsOf(args, cwd, byDefault),
    summaryFile: args.text('summary-file'),
    color: (args.text('color') ?? 'auto') as OutputSettings['color'],
    statistics: args.flag('statistics') ?? false,
    quiet: args.flag('quiet') ?? false,
    verbose: args.flag('verbose') ?? false,
    progress: args.flag('progress') ?? true,
  };
}

function load(args: Arguments, paths: readonly string[], io: Io): Promise<LoadedConfig> | LoadedConfig {
  const named = args.text('config');
  if (named !== undefined && args.flag('isolated')) throw new UsageError('--config and --isolated contradict each other');
  if (named !== undefined) return namedConfig(io, named);
  return args.flag('isolated') ? { config: {}, base: io.cwd } : closestConfig(io, commonFolder(io.cwd, paths));
}

/** What holds all paths: a single one itself, file or folder; without a path, the working directory. */
function commonFolder(cwd: string, paths: readonly string[]): string {
  const all = paths.map((path) => resolve(cwd, path));
  let common = all[0] ?? cwd;
  while (dirname(common) !== common && !all.every((path) => `${path}${sep}`.startsWith(common + sep))) common = dirname(common);
  return common;
}

function modeOf(args: Arguments): Settings['mode'] {
  const write = args.flag('write');
  if (write && args.flag('dry-run')) throw new UsageError('--dry-run and --write contradict each other');
  if (write && args.flag('check')) throw new UsageError('--check and --write contradict each other');
  return write ? 'write' : args.flag('check') ? 'check' : 'dry-run';
}

function optionsOf(args: Arguments, config: Config, base: Options): Options {
  const select = args.list('select') ?? config.select;
  const ignore = args.list('ignore') ?? config.ignore;
  return {
    ...base,
    preset: (args.text('preset') ?? config.preset ?? base.preset) as Options['preset'],
    safe: args.flag('safe') ?? config.safe ?? base.safe,
    placeholder: (args.text('placeholder') ?? config.placeholder ?? base.placeholder) as Options['placeholder'],
    sqlite: sqliteVersion(args.text('sqlite') ?? config.sqlite ?? base.sqlite),
    types: config.types ?? base.types,
    ...(select ? { select } : {}),
    ...(ignore ? { ignore } : {}),
  };
}

/**
 * @returns the rule's meta
 * @throws UsageError when there is none of that name
 */
export function knownRule(id: string, engine: Engine): ReturnType<typeof rulesOf>[number] {
  const rules = rulesOf(engine);
  const found = rules.find((rule) => rule.id === id);
  if (!found) throw new UsageError(`unknown rule "${id}"${didYouMean(id, rules.map((rule) => rule.id))}: see "migfix rules"`);
  return found;
}

function sqliteVersion(version: string): string {
  if (!/^3\.\d+(\.\d+)?$/.test(version)) throw new UsageError(`--sqlite must be a version such as 3.26, not "${version}"`);
  return version;
}
