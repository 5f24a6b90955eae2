import type { Run } from './formats.ts';
import { type Found, openIn, placeOf } from './found.ts';
import type { FileReport, Look } from './report.ts';
import { visible } from './visible.ts';

/** One line for each finding; `[*]` is one that `--write` takes away. */
export function* asConcise(reports: readonly FileReport[], run: Run): Generator<string> {
  for (const report of reports) for (const found of openIn(report, run)) yield `${lineOf(found, run.look)}\n`;
}

/** `path:line:column: severity rule: message`, without a line end. */
export function lineOf(found: Found, { colors }: Look): string {
  const { line, column } = placeOf(found);
  const where = found.at ? `${found.path}:${line}:${column}` : found.path;
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[found.severity];
  return `${colors.bold(visible(where))}: ${paint(found.severity)} ${found.rule}: ${visible(found.message)}${found.fixed ? ' [*]' : ''}`;
}
