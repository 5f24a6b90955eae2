import { dirname, resolve, sep } from 'node:path';
import type { Io, Pieces } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';
import { save } from './publish.ts';
import { readReport } from './read-report.ts';
import type { MergedRow } from './reporters/merged.ts';
import { visible } from './reporters/visible.ts';
import { refuseSource } from './targets.ts';

/**
 * `migfix merge-reports FILES`: one table over many repositories, from a report of each.
 *
 * @returns 0; 2 when a file is no report: the others are merged all the same
 * @throws UsageError for no files at all, and a format that it does not have
 */
export async function mergeReports(args: Arguments, io: Io): Promise<number> {
  const files = args.words.slice(1);
  if (!files.length) throw new UsageError('"migfix merge-reports" takes files of --output-format json or --summary-file');
  if (args.has('output-format')) throw new UsageError('--output-format does not go with "migfix merge-reports": see --format');
  const render = await rendererOf(args.text('format') ?? 'text');
  const file = args.text('output-file');
  refuseSource(file);
  if (file !== undefined && files.some((one) => resolve(io.cwd, one) === resolve(io.cwd, file))) throw new UsageError(`--output-file: ${file} is one of the reports`);
  const { rows, failed } = await readAll(files, io);
  const pieces = render(rows);
  if (file !== undefined) await save(file, pieces, io);
  else for (const piece of typeof pieces === 'string' ? [pieces] : pieces) io.out(piece);
  return failed ? 2 : 0;
}

async function rendererOf(format: string): Promise<(rows: readonly MergedRow[]) => string | Pieces> {
  if (format === 'text') return (await import('./reporters/merged-text.ts')).asMergedText;
  if (format === 'csv') return (await import('./reporters/merged-csv.ts')).asMergedCsv;
  if (format === 'html') return (await import('./reporters/merged-html.ts')).asMergedHtml;
  if (format === 'json') return (await import('./reporters/merged-json.ts')).asMergedJson;
  throw new UsageError(`--format ${format} goes with "migfix graph"`);
}

async function readAll(files: readonly string[], io: Io): Promise<{ readonly rows: readonly MergedRow[]; readonly failed: boolean }> {
  const rows: MergedRow[] = [];
  let failed = false;
  const paths = new Map(files.map((file) => [resolve(io.cwd, file), file]));
  const common = commonFolder([...paths.keys()]);
  for (const [path, file] of paths) {
    try {
      const text = await io.readText(path);
      if (text === undefined) throw new Error('no such file');
      rows.push({ repository: nameOf(path, common), ...readReport(text) });
    } catch (error) {
      failed = true;
      io.err(`migfix: ${visible(file)}: ${visible((error as Error).message)}\n`);
    }
  }
  return { rows: rows.sort((a, b) => (a.repository < b.repository ? -1 : 1)), failed };
}

/** Where the reports lie on this machine says nothing of their repositories. */
const nameOf = (path: string, common: string): string => path.slice(common.length).split(sep).join('/').replace(/^\/|\.json$/g, '');

function commonFolder(paths: readonly string[]): string {
  let common = dirname(paths[0] ?? '');
  while (dirname(common) !== common && !paths.every((path) => path.startsWith(common + sep))) common = dirname(common);
  return common;
}
