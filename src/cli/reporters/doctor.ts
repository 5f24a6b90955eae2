import type { Change } from '../../doctor/examine.ts';
import type { Finding } from '../../doctor/types.ts';
import type { Look } from './report.ts';
import { visible } from './visible.ts';

/** What became of one environment. */
export interface DoctorReport {
  /** Its env.py. */
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  /** Files whose change is on the disk. */
  readonly written: readonly string[];
  /** What could not be read or written: the exit code is 2. */
  readonly failures: readonly string[];
}

const WORDS = { right: 'right', wrong: 'wrong', unknown: 'unclear' } as const;

/** Every check with its verdict, the place and what to do. */
export function asDoctorReport(reports: readonly DoctorReport[], look: Look): string {
  return reports.filter(({ findings }) => findings.length).map((report) => report.findings.map((finding) => one(finding, report, look)).join('') + summary(report, look)).join('\n');
}

function one(finding: Finding, { written }: DoctorReport, { colors }: Look): string {
  const paint = { right: colors.green, wrong: colors.red, unknown: colors.yellow }[finding.verdict];
  const fixed = finding.edits !== undefined && written.includes(finding.edits.file);
  const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
  const verdict = fixed ? colors.green('mended') : paint(WORDS[finding.verdict]);
  const help = finding.edits || finding.help === undefined ? [] : finding.help.split('\n');
  return `${colors.bold(visible(place))}: ${verdict} ${finding.check}: ${visible(finding.message)}\n${help.map((line) => `    ${colors.dim(visible(line))}\n`).join('')}`;
}

function summary({ findings, changes, written }: DoctorReport, { mode, colors }: Look): string {
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict && !(finding.edits && written.includes(finding.edits.file))).length;
  const mended = findings.filter(({ edits }) => edits && written.includes(edits.file)).length;
  const mendable = findings.filter(({ edits }) => edits && !written.includes(edits.file)).length;
  const parts = [`${count('right')} right`, `${count('wrong')} wrong`, `${count('unknown')} unclear`, ...(mended ? [`${mended} mended`] : [])];
  const more = mendable && changes.length && mode !== 'write' ? `; --write mends ${mendable}` : '';
  return `${colors.bold(parts.join(', '))}${more}\n`;
}

/** Of the document's shape: goes up when a field changes its meaning or goes away. */
const VERSION = 1;

/** One document for other programs. */
export function asDoctorJson(reports: readonly DoctorReport[], mode: string): string {
  return `${JSON.stringify({ version: VERSION, mode, environments: reports.map(environmentOf) }, null, 2)}\n`;
}

const environmentOf = ({ name, findings, changes, written, failures }: DoctorReport) => ({
  path: name,
  findings: findings.map(({ check, verdict, message, help, file, line, edits }) => ({
    check,
    verdict,
    file,
    ...(line === undefined ? {} : { line }),
    message,
    ...(help === undefined ? {} : { help }),
    fixable: edits !== undefined,
    fixed: edits !== undefined && written.includes(edits.file),
  })),
  changed: changes.map(({ name }) => name),
  written,
  failures,
});
