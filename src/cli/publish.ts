import { basename } from 'node:path';
import picocolors from 'picocolors';
import type { Meta } from '../core/types.ts';
import type { Io, LeftOut, Pieces } from '../io.ts';
import type { Report } from '../verify/model.ts';
import { UsageError } from './errors.ts';
import { asFewFindings, asFindings, asStatistics } from './reporters/findings.ts';
import type { Places } from './places.ts';
import { type FormatName, formatOf, type Run } from './reporters/formats.ts';
import { changed, type FileReport, type Look } from './reporters/report.ts';
import { asSummary } from './reporters/summary.ts';
import type { Settings } from './settings.ts';
import type { Target } from './targets.ts';

/** What reports say beside the files. */
export interface Outcome {
  readonly exitCode: number;
  /** Paths that could not be used. */
  readonly problems: readonly string[];
  /** What was written was proven first. */
  readonly proven: boolean;
  /** Asked for by the formats that name them all. */
  readonly rules: () => Promise<readonly Meta[]>;
  /** Asked for by the formats that draw the chains. */
  readonly places: () => Promise<Places>;
  readonly proof?: Report | undefined;
  /** With --inspect: what was not read. */
  readonly left?: readonly LeftOut[] | undefined;
}

/**
 * Puts each report where it belongs: on stdout or in its file; what people read beside it goes to stderr.
 * In a dry run stdout is the diff and nothing else, so that it can be piped into `git apply`.
 *
 * @throws UsageError when a report can't be written; the others are
 */
export async function publish(found: readonly FileReport[], settings: Settings, io: Io, outcome: Outcome): Promise<void> {
  const { targets, summaryFile } = settings.output;
  const reports = await withVersion(found, io);
  const asked = targets.filter(({ format }) => reports.length > 0 || !formatOf(format).forPeople);
  const failures: unknown[] = [];
  const keep = (error: unknown): void => void failures.push(error);
  for (const target of asked) await put(target, reports, settings, io, outcome).catch(keep);
  if (asked.some(({ format }) => format === 'github')) await (await import('./step-summary.ts')).addStepSummary(reports, await runOf('github-summary', 'file', settings, io, outcome), settings, io);
  if (summaryFile !== undefined) await saveSummary(summaryFile, reports, settings, io, outcome).catch(keep);
  if (asked.some(({ format }) => actual(format, settings) === 'diff' || (settings.options.inspect && format === 'text'))) io.err(remainingText(reports, settings, io, io.stderrTty ? asFewFindings : asFindings));
  if (asked.length) summarize(reports, settings, io);
  if (failures.length) throw failures[0];
}

/** Findings and summary on stderr. */
export async function publishFindings(reports: readonly FileReport[], settings: Settings, io: Io): Promise<void> {
  io.err(remainingText(await withVersion(reports, io), settings, io));
  summarize(reports, settings, io);
}

/** Our own bugs come with what a report of them needs: the file, the rule, and our version. */
async function withVersion(reports: readonly FileReport[], io: Io): Promise<readonly FileReport[]> {
  const version = await io.version();
  return reports.map((report) => {
    const { result } = report;
    if (result.status !== 'skipped' || !result.bug) return report;
    return { ...report, result: { ...result, reason: `${result.reason} (a bug of migfix ${version}: the file was left as it is)` } };
  });
}

function summarize(reports: readonly FileReport[], settings: Settings, io: Io): void {
  if (!settings.output.quiet) io.err(asSummary(reports, lookOf(settings, io, 'stderr')));
}

/** In a dry run, the text is the diff, unless what became of each operation is asked for. */
const actual = (format: FormatName, { mode, options }: Settings): FormatName => (format === 'text' && mode === 'dry-run' && !options.inspect ? 'diff' : format);

async function put({ format, file }: Target, reports: readonly FileReport[], settings: Settings, io: Io, outcome: Outcome): Promise<void> {
  const name = actual(format, settings);
  const pieces = await piecesOf(name, reports, await runOf(name, file === undefined ? 'stdout' : 'file', settings, io, outcome));
  if (file !== undefined) await save(file, pieces, io);
  else for (const piece of pieces) io.out(piece);
}

/** What finds differences is large, and not loaded where there are none. */
const piecesOf = async (name: FormatName, reports: readonly FileReport[], run: Run): Promise<Pieces> =>
  name === 'diff' && !reports.some(changed) ? [] : (await formatOf(name).load())(reports, run);

async function runOf(name: FormatName, to: 'stdout' | 'file', settings: Settings, io: Io, { exitCode, proven, rules, places, proof, left = [] }: Outcome): Promise<Run> {
  const { needsRules, needsPlaces, forPeople } = formatOf(name);
  const look = lookOf(settings, io, forPeople ? to : 'file');
  const { allowMarks, options: { inspect, preset }, output: { statistics } } = settings;
  return {
    look, version: await io.version(), exitCode, proven, statistics, allowMarks,
    rules: needsRules ? await rules() : [],
    project: basename(io.cwd), preset,
    places: needsPlaces ? await places() : { chains: [], tables: new Map() },
    proof: proof && { ...proof, notChecked: proof.notChecked.map((text) => text.replaceAll(`${io.cwd}/`, '')) },
    ...(inspect ? { left } : {}),
  };
}

async function saveSummary(file: string, reports: readonly FileReport[], settings: Settings, io: Io, outcome: Outcome): Promise<void> {
  const { asSummaryJson } = await import('./reporters/summary-json.ts');
  await save(file, asSummaryJson(reports, await runOf('json', 'file', settings, io, outcome), outcome.problems), io);
}

function remainingText(reports: readonly FileReport[], settings: Settings, io: Io, find = asFindings): string {
  return settings.output.statistics ? asStatistics(reports) : find(reports, lookOf(settings, io, 'stderr'));
}

/** @throws UsageError when the report can't be written */
export async function save(file: string, report: string | Pieces, io: Io): Promise<void> {
  await io.save(file, typeof report === 'string' ? [report] : report).catch((error: unknown) => {
    throw new UsageError(`the report cannot be written: ${file}: ${(error as Error).message}`);
  });
}

/** How what goes to one place is to look. */
export function lookOf({ output, mode }: Settings, io: Io, to: 'stdout' | 'stderr' | 'file'): Look {
  const terminal = to === 'stdout' ? io.stdoutTty : to === 'stderr' && io.stderrTty;
  const wanted = to !== 'file' && wantsColor(output.color, io, terminal);
  return { mode, colors: picocolors.createColors(wanted), verbose: output.verbose, terminal };
}

/** The flag counts most, then NO_COLOR, then FORCE_COLOR, then whether somebody looks. */
function wantsColor(flag: Settings['output']['color'], io: Io, terminal: boolean): boolean {
  if (flag === 'always' || flag === 'never') return flag === 'always';
  if (io.env['NO_COLOR']) return false;
  const force = io.env['FORCE_COLOR'];
  return force ? force !== '0' && force !== 'false' : terminal;
}
