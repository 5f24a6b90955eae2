import picocolors from 'picocolors';
import type { Io, LeftOut, Pieces } from '../io.ts';
import { UsageError } from './errors.ts';
import { asFindings, asStatistics } from './reporters/findings.ts';
import { changed, type FileReport, type Look } from './reporters/report.ts';
import { asSummary } from './reporters/summary.ts';
import type { Settings } from './settings.ts';

/**
 * Puts each report where it belongs: the diff, the list or the JSON on stdout (or in `--output-file`), all else on stderr.
 * In a dry run stdout is the diff and nothing else, so that it can be piped into `git apply`.
 */
export async function publish(found: readonly FileReport[], settings: Settings, io: Io, left: readonly LeftOut[] = []): Promise<void> {
  const { file } = settings.output;
  const reports = await withVersion(found, io);
  const pieces = await mainReport(reports, left, settings, lookOf(settings, io, file === undefined ? 'stdout' : 'file'));
  if (file !== undefined) await save(file, pieces, io);
  else for (const piece of pieces) io.out(piece);
  if (givesDiff(settings) || (settings.options.inspect && settings.output.format === 'text')) io.err(findings(reports, settings, lookOf(settings, io, 'stderr')));
  summarize(reports, settings, io);
}

/** Findings and summary on stderr. */
export async function publishFindings(reports: readonly FileReport[], settings: Settings, io: Io): Promise<void> {
  io.err(findings(await withVersion(reports, io), settings, lookOf(settings, io, 'stderr')));
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

const givesDiff = ({ output, mode }: Settings): boolean => output.format === 'diff' || (output.format === 'text' && mode === 'dry-run');

async function mainReport(reports: readonly FileReport[], left: readonly LeftOut[], settings: Settings, look: Look): Promise<Pieces> {
  if (settings.output.format === 'json') return (await import('./reporters/json.ts')).asJson(reports, settings.mode, settings.options.inspect ? left : undefined);
  if (settings.options.inspect) return (await import('./reporters/inspect.ts')).asInspection(reports, left, look);
  if (givesDiff(settings)) return !reports.some(changed) ? [] : (await import('./reporters/diff.ts')).asDiff(reports, look);
  const list = settings.mode === 'check' ? (await import('./reporters/check.ts')).asCheckList(reports, look) : '';
  return [list, findings(reports, settings, look)];
}

const findings = (reports: readonly FileReport[], { output }: Settings, look: Look): string =>
  output.statistics ? asStatistics(reports) : asFindings(reports, look);

/** @throws UsageError when the report can't be written */
export async function save(file: string, report: string | Pieces, io: Io): Promise<void> {
  await io.save(file, typeof report === 'string' ? [report] : report).catch((error: unknown) => {
    throw new UsageError(`--output-file: ${file}: ${(error as Error).message}`);
  });
}

/** How what goes to one place is to look. */
export function lookOf({ output, mode }: Settings, io: Io, to: 'stdout' | 'stderr' | 'file'): Look {
  const terminal = to === 'stdout' ? io.stdoutTty : to === 'stderr' && io.stderrTty;
  const wanted = to !== 'file' && output.format !== 'json' && wantsColor(output.color, io, terminal);
  return { mode, colors: picocolors.createColors(wanted), verbose: output.verbose, terminal };
}

/** The flag counts most, then NO_COLOR, then FORCE_COLOR, then whether somebody looks. */
function wantsColor(flag: Settings['output']['color'], io: Io, terminal: boolean): boolean {
  if (flag === 'always' || flag === 'never') return flag === 'always';
  if (io.env['NO_COLOR']) return false;
  const force = io.env['FORCE_COLOR'];
  return force ? force !== '0' && force !== 'false' : terminal;
}
