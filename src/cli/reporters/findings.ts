import type { Diagnostic } from '../../core/types.ts';
import { locator } from './location.ts';
import type { FileReport, Look } from './report.ts';
import { visible } from './visible.ts';

/**
 * What remains for a person: `path:line:column: severity rule: message`, a help indented below.
 *
 * @returns notes too, and what the run took away itself, when the look is verbose
 */
export function asFindings(reports: readonly FileReport[], look: Look): string {
  return reports.flatMap((report) => ofFile(report, look)).join('');
}

/** What fits a screen, with a summary below. */
const MOST = 10;

/** The same beside a diff on a terminal, which has gone by anyway: the first few, and how to see all. */
export function asFewFindings(reports: readonly FileReport[], look: Look): string {
  const all = reports.flatMap((report) => ofFile(report, look));
  const more = all.length - MOST;
  if (more <= 0 || look.verbose) return all.join('');
  return `${all.slice(0, MOST).join('')}${look.colors.dim(`… and ${more === 1 ? '1 more finding' : `${more} more findings`}: --check lists all of them`)}\n`;
}

function ofFile({ name, before, result, failure }: FileReport, look: Look): readonly string[] {
  const place = locator(before);
  if (result.status === 'skipped') {
    const at = result.at === undefined ? undefined : place(result.at);
    const where = at ? `${name}:${at.line}:${at.column}` : name;
    const rule = failure !== undefined ? 'failed' : result.bug ? 'internal' : (result.extra?.[0] ?? 'skipped');
    return [line(where, 'error', rule, result.reason, look)];
  }
  const shown = result.diagnostics.filter((found) => !found.fixed && (look.verbose || found.severity !== 'note'));
  const lines = shown.map((found) => {
    const { line: row, column } = place(found.start);
    return line(`${name}:${row}:${column}`, found.severity, found.rule, found.message, look) + helpOf(found, look);
  });
  if (failure !== undefined) lines.push(line(name, 'error', 'failed', failure, look));
  return lines;
}

function line(where: string, severity: Diagnostic['severity'], rule: string, message: string, { colors }: Look): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity];
  return `${colors.bold(visible(where))}: ${paint(severity)} ${rule}: ${visible(message)}\n`;
}

const helpOf = ({ help }: Diagnostic, { colors }: Look): string =>
  help === undefined ? '' : help.split('\n').map((text) => `    ${colors.dim(visible(text))}\n`).join('');

/** `--statistics`: how many findings each rule left and took away, the most frequent first. */
export function asStatistics(reports: readonly FileReport[]): string {
  const rules = new Map<string, { left: number; fixed: number }>();
  for (const { result } of reports) {
    for (const { rule, fixed } of result.status === 'skipped' ? [] : result.diagnostics) {
      const count = rules.get(rule) ?? { left: 0, fixed: 0 };
      count[fixed ? 'fixed' : 'left']++;
      rules.set(rule, count);
    }
  }
  const rows = [...rules].sort(([a, x], [b, y]) => y.left + y.fixed - x.left - x.fixed || (a < b ? -1 : 1));
  return rows.map(([rule, { left, fixed }]) => `${String(left + fixed).padStart(6)}  ${rule} (${fixed} rewritten, ${left} left)\n`).join('');
}
