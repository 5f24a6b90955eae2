import { dirname, resolve, sep } from 'node:path';
import type { Options } from '../core/types.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { type Config, type ConfigOverride, closestConfig, type LoadedConfig, namedConfig, noConfig, type PerFile } from './config.ts';
import { configKeys } from './config-keys.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { didYouMean } from '../core/suggest.ts';
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
  /** What is different for some files; `settingsFor` asks. */
  readonly overrides: readonly Override[];
  /** Databases are past this revision. */
  readonly appliedThrough: string | undefined;
  readonly baseline: BaselineSettings;
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

/** What may differ between files. */
export type FileSettings = Pick<Settings, 'options' | 'namingConvention' | 'foreignKeys'>;

/** What a configuration says of some files, without what the command line says of all. */
export interface Override {
  /** Patterns as in .gitignore, relative to `base`. */
  readonly paths: readonly string[];
  readonly base: string;
  readonly values: Partial<Options>;
  readonly from: string;
}

export interface BaselineSettings {
  /** As an absolute path; undefined: there is none. */
  readonly path: string | undefined;
  /** The command line names it. */
  readonly named: boolean;
  /** Write it: without what is gone, or with what is new, too. */
  readonly update: 'shrink' | 'grow' | undefined;
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
export function refuseUnknownRules({ options, overrides }: Settings, engine: Engine): void {
  const said = [{ values: options, from: undefined }, ...overrides];
  for (const { values: { select = [], ignore = [] }, from } of said) for (const rule of [...select, ...ignore]) knownRule(rule, engine, from);
}

/** The same without a look at the rules, which takes all of them to load. */
export async function settingsOf(args: Arguments, paths: readonly string[], io: Io, defaults: Options): Promise<Settings> {
  return settingsFrom(args, await loadConfig(args, paths, io), io, defaults);
}

/** The settings that a configuration and the command line come to. */
export function settingsFrom(args: Arguments, { config, base, overrides }: LoadedConfig, io: Io, defaults: Options): Settings {
  const exclude = args.list('exclude');
  const baseline = baselineOf(args, config, io);
  return {
    mode: modeOf(args),
    allow: { dirty: args.flag('allow-dirty') ?? false, staged: args.flag('allow-staged') ?? false, noVcs: args.flag('allow-no-vcs') ?? false },
    options: { ...defaults, types: config.types ?? defaults.types, ...given(config), ...given(fromCommandLine(args)), ...(args.flag('inspect') ? { inspect: true } : {}) },
    overrides: overrides.map((override) => overrideOf(args, override)),
    namingConvention: args.flag('naming-convention') ?? config['naming-convention'],
    foreignKeys: args.flag('foreign-keys') ?? config['foreign-keys'],
    appliedThrough: args.text('applied-through') ?? config['applied-through'],
    baseline,
    exclude: exclude ?? config.exclude ?? [],
    excludeBase: exclude ? io.cwd : base,
    respectGitignore: args.flag('respect-gitignore') ?? config['respect-gitignore'] ?? true,
    followLinks: args.flag('follow-links') ?? false,
    section: args.text('name'),
    allowMarks: args.flag('allow-marks') ?? config['allow-marks'] ?? false,
    exitZero: args.flag('exit-zero') ?? false,
    exitNonZeroOnFix: args.flag('exit-non-zero-on-fix') ?? false,
    jobs: args.whole('jobs'),
    output: outputOf(args, io.cwd, baseline),
    cache: args.flag('cache') ?? true,
    cacheDir: args.text('cache-dir'),
  };
}

/** The file's usual name is used where one is to be written and none is named. */
function baselineOf(args: Arguments, config: Config, io: Io): BaselineSettings {
  const update = args.flag('grow-baseline') ? 'grow' : args.flag('update-baseline') ? 'shrink' : undefined;
  const named = args.text('baseline') ?? config.baseline ?? (update ? 'migfix-baseline.json' : undefined);
  if (update && args.flag('write')) throw new UsageError(`--${update === 'grow' ? 'grow' : 'update'}-baseline and --write contradict each other: write first`);
  return { path: named === undefined ? undefined : resolve(io.cwd, named), named: args.has('baseline'), update };
}

function outputOf(args: Arguments, cwd: string, baseline: BaselineSettings): OutputSettings {
  // `--check --diff`, as people know it from black: the diff, with the exit code of the check.
  const byDefault = args.flag('dry-run') && args.flag('check') ? 'diff' : 'text';
  if (args.flag('inspect') && args.list('output-format')?.includes('diff')) throw new UsageError('--inspect and --output-format diff contradict each other');
  return {
    targets: targetsOf(args, cwd, byDefault, baseline.path),
    summaryFile: args.text('summary-file'),
    color: (args.text('color') ?? 'auto') as OutputSettings['color'],
    statistics: args.flag('statistics') ?? false,
    quiet: args.flag('quiet') ?? false,
    verbose: args.flag('verbose') ?? false,
    progress: args.flag('progress') ?? true,
  };
}

/** The configuration that the command line asks for. */
export function loadConfig(args: Arguments, paths: readonly string[], io: Io): Promise<LoadedConfig> | LoadedConfig {
  const named = args.text('config');
  if (named !== undefined && args.flag('isolated')) throw new UsageError('--config and --isolated contradict each other');
  if (named !== undefined) return namedConfig(io, named);
  return args.flag('isolated') ? noConfig(io) : closestConfig(io, commonFolder(io.cwd, paths));
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
  // who writes a baseline asks what a check would find
  return write ? 'write' : args.flag('check') || args.flag('update-baseline') || args.flag('grow-baseline') ? 'check' : 'dry-run';
}

/** What the command line says of what a file may say too; `types` have no flag. */
export function fromCommandLine(args: Arguments): PerFile {
  const text = (name: 'preset' | 'placeholder' | 'sqlite') => (args.has(name) ? { [name]: args.text(name) } : {});
  const flag = (name: 'safe' | 'naming-convention' | 'foreign-keys') => (args.has(name) ? { [name]: args.flag(name) } : {});
  const list = (name: 'select' | 'ignore') => (args.has(name) ? { [name]: args.list(name) } : {});
  const said: PerFile = { ...text('preset'), ...text('placeholder'), ...text('sqlite'), ...flag('safe'), ...flag('naming-convention'), ...flag('foreign-keys'), ...list('select'), ...list('ignore') };
  const { sqlite } = said;
  if (sqlite !== undefined && !configKeys.sqlite.pattern.test(sqlite)) throw new UsageError(`--sqlite must be ${configKeys.sqlite.wanted}, not "${sqlite}"`);
  return said;
}

/** As options of the core; only what is said. What the project tells unless it is said is not among them. */
const given = ({ 'naming-convention': _names, 'foreign-keys': _keys, 'require-reason': requireReason, ...same }: Config): Partial<Options> => {
  const { preset, safe, select, ignore, placeholder, sqlite, types } = same;
  return Object.fromEntries(Object.entries({ preset, safe, select, ignore, placeholder, sqlite, types, requireReason }).filter(([, value]) => value !== undefined)) as Partial<Options>;
};

function overrideOf(args: Arguments, { values, ...where }: ConfigOverride): Override {
  const told = fromCommandLine(args);
  const left = Object.fromEntries(Object.entries(values).filter(([key]) => !(key in told))) as PerFile;
  const { 'naming-convention': namingConvention, 'foreign-keys': foreignKeys } = left;
  return { ...where, values: { ...given(left), ...(namingConvention === undefined ? {} : { namingConvention }), ...(foreignKeys === undefined ? {} : { foreignKeys }) } };
}

/**
 * @param from who names it, where that is not the command line
 * @returns the rule's meta
 * @throws UsageError when there is none of that name
 */
export function knownRule(id: string, engine: Engine, from?: string): ReturnType<typeof rulesOf>[number] {
  const rules = rulesOf(engine);
  const found = rules.find((rule) => rule.id === id);
  if (!found) throw new UsageError(`${from === undefined ? '' : `${from}: `}unknown rule "${id}"${didYouMean(id, rules.map((rule) => rule.id))}: see "migfix rules"`);
  return found;
}
