import { lineOf } from './concise.ts';
import type { Run } from './formats.ts';
import { type Found, openIn } from './found.ts';
import { frameOf } from './frame.ts';
import type { FileReport } from './report.ts';
import { rulePage } from './rule-page.ts';
import { visible } from './visible.ts';

/** Each finding with its lines, its help and where to read more. */
export function* asFull(reports: readonly FileReport[], run: Run): Generator<string> {
  for (const report of reports) for (const found of openIn(report, run)) yield `${[lineOf(found, run.look), ...more(found, report, run)].join('\n')}\n\n`;
}

function more({ at, rule, help }: Found, { before, result }: FileReport, { look: { colors }, version }: Run): readonly string[] {
  const text = rule === 'mark' ? result.code : before;
  const page = rulePage(rule, version);
  return [
    ...(at ? frameOf(text, at.start, at.end, at.from.line) : []),
    ...(help === undefined ? [] : help.split('\n').map((line, index) => colors.dim(`  ${index ? '     ' : 'help:'} ${visible(line)}`))),
    ...(page === undefined ? [] : [colors.dim(`  rule: ${page}`)]),
  ];
}
