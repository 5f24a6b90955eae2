import type { OrderedChains } from '../core/chains.ts';
import { unsuppressed } from '../core/suppress.ts';
import type { Diagnostic, Parse } from '../core/types.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { type Chain, chainFindings, drawingOf, withReports } from './chains.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { fixFiles } from './fix-files.ts';
import { lookOf, save } from './publish.ts';
import { asFindings } from './reporters/findings.ts';
import { type Drawing, STATES } from './reporters/graph.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { readSettings, type Settings } from './settings.ts';

const ELSEWHERE = ['write', 'check', 'dry-run', 'allow-marks', 'output-format'] as const;

/**
 * `migfix graph [paths..]`: draws the revisions of a folder with their states; nothing is written.
 *
 * @returns 0; 1 when a chain is not whole; 2 when a file could not be read
 */
export async function graph(args: Arguments, io: Io, engine: Engine): Promise<number> {
  for (const flag of ELSEWHERE) if (args.has(flag)) throw new UsageError(`--${flag} does not go with "migfix graph"${flag === 'output-format' ? ': see --format' : ''}`);
  if (args.text('format') === 'json') throw new UsageError('--format json goes with "migfix history"');
  if (['csv', 'html'].includes(args.text('format') ?? '')) throw new UsageError(`--format ${args.text('format')} goes with "migfix merge-reports"`);
  const paths = args.words.slice(1);
  if (paths.includes('-')) throw new UsageError('"migfix graph" reads folders: one revision has no graph');
  const settings = await readSettings(args, paths, io, engine);
  const found = await findFiles(paths, settings, io);
  if (!found.files.length) return 2;
  const { reports, chains: read = NONE } = await fixFiles(found.files.map((file) => ({ ...file, alone: false })), settings, io, engine);
  const chains = withReports(read, reports);
  const findings = chainFindings(read, found.files, settings);
  await draw(chains, args.text('format') ?? 'text', settings, io);
  const open = withFindings(reports, findings, await io.parser());
  io.err(asFindings(open, lookOf(settings, io, 'stderr')));
  if (!settings.output.quiet) for (const chain of chains) io.err(summary(drawingOf(chain)));
  if (found.problems.length || open.some(({ failure }) => failure !== undefined)) return 2;
  return open.length && !settings.exitZero ? 1 : 0;
}

const NONE: OrderedChains = { chains: [], unread: new Map() };

async function draw(chains: readonly Chain[], format: string, settings: Settings, io: Io): Promise<void> {
  const file = settings.output.targets[0]?.file;
  const text = await drawn(chains, format, settings, io);
  if (file === undefined) io.out(text);
  else await save(file, text, io);
}

async function drawn(chains: readonly Chain[], format: string, settings: Settings, io: Io): Promise<string> {
  const drawings = chains.map(drawingOf);
  if (format === 'mermaid') return (await import('./reporters/graph-mermaid.ts')).asMermaid(drawings);
  if (format === 'svg') return (await import('./reporters/graph-svg.ts')).asSvg(drawings);
  if (format === 'dot') return (await import('./reporters/graph-dot.ts')).asDot(drawings);
  const { colors, terminal } = lookOf(settings, io, settings.output.targets[0]?.file === undefined ? 'stdout' : 'file');
  const { asTextGraph } = await import('./reporters/graph-text.ts');
  const title = ({ title }: Drawing): string => (drawings.length > 1 ? `${colors.bold(visible(title))}\n` : '');
  return drawings.map((drawing) => title(drawing) + asTextGraph(drawing, { colors, columns: terminal ? io.columns : undefined })).join('\n');
}

/** The files that make the chains less than whole: findings about their place, or a text that cannot be read at all. */
function withFindings(reports: readonly FileReport[], findings: ReadonlyMap<string, readonly Diagnostic[]>, parse: Parse): readonly FileReport[] {
  return reports.flatMap((report): readonly FileReport[] => {
    const { result, name, before } = report;
    if (result.status === 'skipped') return [report];
    const diagnostics = unsuppressed(before, parse, findings.get(name) ?? []);
    return diagnostics.length ? [{ ...report, result: { ...result, diagnostics } }] : [];
  });
}

function summary({ title, rows, heads, bases, stateOf }: Drawing): string {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  const states = STATES.map((state) => [rows.filter(({ revision }) => stateOf(revision) === state).length, state] as const);
  const shown = states.filter(([times]) => times).map(([times, state]) => `${times} ${times > 1 ? state.replace('needs', 'need') : state}`);
  return `${visible(title)}: ${count(rows.length, 'revision')}, ${count(heads.length, 'head')}, ${count(bases.length, 'base')}; ${shown.join(', ')}\n`;
}
