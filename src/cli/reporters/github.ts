import type { Run } from './formats.ts';
import { type Found, openIn } from './found.ts';
import type { FileReport } from './report.ts';
import { visible } from './visible.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Commands of a GitHub Actions workflow: each becomes an annotation beside its line. */
export function* asGithub(reports: readonly FileReport[], run: Run): Generator<string> {
  for (const report of reports) for (const found of openIn(report, run)) yield `${commandOf(found)}\n`;
}

function commandOf({ path, rule, severity, message, help, fixed, at }: Found): string {
  const place = at ? { line: at.from.line, endLine: at.to.line, ...(at.to.line === at.from.line ? { col: at.from.column, endColumn: at.to.column } : {}) } : {};
  const properties = { title: `migfix: ${rule}`, file: visible(path), ...place };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`).join(',');
  const lines = [`${message}${fixed ? ' (migfix --write does it)' : ''}`, ...(help === undefined ? [] : help.split('\n'))];
  return `::${COMMANDS[severity]} ${written}::${data(lines.map(visible).join('\n'))}`;
}

/** What the runner undoes in the text of a command. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** In a property, the signs between properties too. */
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
