import type { Options } from '../core/types.ts';
import { didYouMean } from '../core/suggest.ts';
import type { Found, FoundFile, Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { chosenFiles } from './chosen-files.ts';
import { refuseDirtyTree } from './clean-tree.ts';
import { commandList } from './commands.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { exitCode } from './exit-code.ts';
import { findFiles } from './find-files.ts';
import type { KeptFiles } from './kept-files.ts';
import { keptReports } from './kept-reports.ts';
import { publish } from './publish.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { refuseUnknownRules, type Settings, settingsOf } from './settings.ts';
import { shardOf } from './shard.ts';
import type { Verified } from './write-verified.ts';

/**
 * Finds, rewrites, writes where asked, and reports.
 *
 * @param load the core and the rules, which a run that finds all its answers kept does not need
 * @returns the exit code
 * @throws UsageError for what the user got wrong
 */
export async function run(args: Arguments, io: Io, load: () => Promise<Engine>, defaults: Options): Promise<number> {
  const named = await pathsOf(args, io);
  const paths = named ?? [];
  if (args.flag('show-settings')) return (await import('./show-settings.ts')).showSettings(args, paths, io, defaults);
  const stdinName = args.text('stdin-filename');
  const settings = await settingsOf(args, paths.map((path) => (path === '-' ? (stdinName ?? '.') : path)), io, defaults);
  const loaded = async (): Promise<Engine> => {
    const engine = await load();
    refuseUnknownRules(settings, engine);
    return engine;
  };
  if (paths.includes('-')) {
    refuseBesideStdin(args);
    return (await import('./run-stdin.ts')).runStdin(paths, stdinName, settings, io, await loaded());
  }
  const cache = settings.cache && !args.flag('verify') && !args.has('transform') ? await io.cache('results', settings.cacheDir) : undefined;
  const { inspect } = settings.options;
  const found = named ? await findFiles(paths, settings, io, { cache, ...(inspect ? { tellLeft: true } : {}) }, commandMeant) : NOTHING;
  if (!args.words.length && settings.overrides.length) (await import('./file-settings.ts')).unmatched(settings, found.files).forEach(({ from }) => io.err(`migfix: warning: ${visible(from)} is about no file that was found\n`));
  const { files: chosen, io: edge } = await chosenFiles(args, found.files, io);
  const { files, beside } = shardOf(args, chosen);
  if (args.flag('show-files')) {
    for (const { name } of files) io.out(`${visible(name)}\n`);
    return found.problems.length ? 2 : 0;
  }
  await refuseDirtyTree(files.map(({ path }) => path), settings, io);
  const find = async (some: readonly FoundFile[]): Promise<readonly FileReport[]> => (await import('./reports-of.ts')).reportsOf(some, beside, settings, edge, await loaded(), cache && (await keptBy(settings, io)));
  const proven = args.flag('verify') ? await verified(args, files, settings, edge, await loaded()) : undefined;
  const all = proven?.reports ?? (await (cache && !beside.length ? keptReports(files, settings, edge, cache, find) : find(files)));
  const { reports, stale } = settings.baseline.path === undefined ? { reports: all, stale: false } : await (await import('./apply-baseline.ts')).applyBaseline(all, files, settings, io);
  const code = Math.max(exitCode(reports, settings, found.problems.length > 0), stale && !settings.exitZero ? 1 : 0);
  await publish(reports, settings, io, {
    exitCode: code, problems: found.problems, proven: proven !== undefined, proof: proven?.proof, left: found.left,
    rules: async () => rulesOf(await loaded()),
    places: async () => (await import('./places.ts')).placesOf(files, reports, io),
  });
  return code;
}

/** What is to be written is found anew, from the files themselves. */
async function keptBy({ mode, cacheDir }: Settings, io: Io): Promise<KeptFiles | undefined> {
  const cache = mode === 'write' ? undefined : await io.cache('files', cacheDir);
  return cache && (await import('./kept-files.ts')).keptFiles(cache);
}

/** What chooses among files, or proves them, has no use for a text. */
function refuseBesideStdin(args: Arguments): void {
  const other = (['staged', 'changed', 'since', 'shard', 'verify', 'show-files'] as const).find((name) => args.has(name));
  if (other) throw new UsageError(`--${other} does not go with "-" (stdin)`);
}

/** A word that is no path may be a command with a slip. */
const commandMeant = (problem: string): string => didYouMean(/^([a-z-]+): no such/.exec(problem)?.[1] ?? '', commandList.map(([name]) => name));

/** The list of files that was given is empty: that is nothing to do, not everything. */
const NOTHING: Found = { files: [], problems: [], warnings: [] };

/** With `--verify` only what is proven is written. */
async function verified(args: Arguments, files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine): Promise<Verified> {
  if (settings.mode !== 'write') throw new UsageError('--verify goes with --write; "migfix verify" proves without writing');
  return files.length ? (await import('./write-verified.ts')).writeVerified(args, files, settings, io, engine) : { reports: [], proof: undefined };
}

/** Undefined: a list of files was given, and it is empty. */
async function pathsOf(args: Arguments, io: Io): Promise<readonly string[] | undefined> {
  const from = args.text('files-from');
  if (from === undefined) return args.words;
  const text = from === '-' ? await io.stdin() : await io.readText(from);
  if (text === undefined) throw new UsageError(`--files-from: ${from}: no such file`);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  // in a list of files, "-" is one
  const paths = [...args.words, ...lines.map((line) => (line === '-' ? './-' : line))];
  return paths.length ? paths : undefined;
}
