import type { FileReport, Look } from './report.ts';
import { changed, reachOf } from './report.ts';
import { tally, type Totals, totalsOf } from './totals.ts';
import { visible } from './visible.ts';

/** A summary is to fit a screen, with the findings above it. */
const MOST = 10;

/** What a run did, in a few lines. */
export function asSummary(reports: readonly FileReport[], look: Look): string {
  const totals = totalsOf(reports);
  const lines = [
    filesLine(totals, look),
    ...reasons(reports),
    reachLine(reports),
    operationsLine(totals),
    blocksLine(totals),
    findingsLine(totals),
    ...marksLines(reports, totals, look),
    look.mode === 'dry-run' && reports.some(changed) ? 'Nothing was written: --write does it.' : '',
    reports.some(({ written }) => written) ? '"migfix undo" puts back what was there.' : '',
  ];
  return lines.filter((line) => line !== '').map((line) => `${line}\n`).join('');
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

function filesLine({ files }: Totals, { mode, colors }: Look): string {
  const parts = [`${files.changed} ${mode === 'write' ? 'changed' : 'would change'}`, `${files.unchanged} unchanged`];
  if (files.skipped) parts.push(`${files.skipped} skipped`);
  if (files.failed) parts.push(`${files.failed} failed`);
  return colors.bold(`${count(files.read, 'file')} read: ${parts.join(', ')}`);
}

function reasons(reports: readonly FileReport[]): readonly string[] {
  const found = reports.flatMap(({ result, failure }) => (failure !== undefined ? [failure] : result.status === 'skipped' ? [result.reason] : []));
  const lines = Object.entries(tally(found)).map(([reason, times]) => `  ${times} × ${visible(reason)}`);
  return atMost(lines, (more) => `  … and ${count(more, 'more reason')}: --output-format concise lists each file`);
}

function operationsLine({ counts }: Totals): string {
  if (!counts.operations) return '';
  const { operations, rewritten, batched, bare, fenced, reported, suppressed } = counts;
  const parts = [`${rewritten} wrapped`, `${batched} in the author's own blocks`, `${bare} left bare`, `${fenced} fenced from SQLite`, `${reported} reported`, ...(suppressed ? [`${suppressed} suppressed`] : [])];
  return `${count(operations, 'operation')}: ${parts.join(', ')}`;
}

/** Which of the changes concern databases that exist. */
function reachLine(reports: readonly FileReport[]): string {
  const { 'fresh databases only': fresh = 0, 'same everywhere': same = 0 } = tally(reports.map((report) => reachOf(report) ?? 'neither'));
  return fresh ? `${count(same, 'file')} the same everywhere, ${fresh} changed for fresh databases only` : '';
}

const blocksLine = ({ counts: { blocks, copiesSaved } }: Totals): string =>
  blocks ? `${count(blocks, 'block')} made; merging saved ${count(copiesSaved, 'table copy', 'table copies')}` : '';

function findingsLine({ findings }: Totals): string {
  const rules = Object.entries(findings.byRule).map(([rule, times]) => `${rule} ${times}`).join(', ');
  const notes = findings.notes ? `${count(findings.notes, 'note')} (--verbose shows them)` : '';
  const left = findings.left ? `${count(findings.left, 'finding')} left: ${rules}` : '';
  return [left, notes].filter(Boolean).join('; ');
}

const atMost = (lines: readonly string[], more: (left: number) => string): readonly string[] =>
  lines.length > MOST ? [...lines.slice(0, MOST), more(lines.length - MOST)] : lines;

/** `--check` has listed the places already. */
function marksLines(reports: readonly FileReport[], { marks }: Totals, { colors, mode }: Look): readonly string[] {
  if (!marks) return [];
  if (mode === 'check') return [colors.yellow(`${count(marks, 'mark')} to fill in`)];
  const places = reports.flatMap(({ name, result }) =>
    result.status === 'skipped' ? [] : result.marks.map((mark) => `  ${visible(`${name}:${mark.line}: ${mark.text}`)}`),
  );
  const lists = mode === 'write' ? '"migfix todo" lists them' : 'once they are written, "migfix todo" lists them';
  return [colors.yellow(`${count(marks, 'mark')} to fill in:`), ...atMost(places, (more) => `  … and ${more} more: ${lists}`)];
}
