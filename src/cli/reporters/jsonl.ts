import type { Run } from './formats.ts';
import { diagnosticsOf, fileOf, headOf, marksOf } from './json.ts';
import type { FileReport } from './report.ts';
import { totalsOf } from './totals.ts';
import { visibleJson } from './visible.ts';

/** The same as the JSON, for programs that read line by line: the run, then each file followed by its findings and marks, then the totals. */
export function* asJsonLines(reports: readonly FileReport[], run: Run): Generator<string> {
  for (const value of values(reports, run)) yield `${visibleJson(JSON.stringify(value))}\n`;
}

function* values(reports: readonly FileReport[], run: Run): Generator<object> {
  yield { type: 'run', ...headOf(run) };
  for (const report of reports) {
    const path = report.name;
    yield { type: 'file', ...fileOf(report) };
    for (const found of diagnosticsOf(report)) yield { type: 'finding', path, ...found };
    for (const mark of marksOf(report)) yield { type: 'mark', path, ...mark };
  }
  for (const left of run.left ?? []) yield { type: 'left', ...left };
  yield { type: 'totals', ...totalsOf(reports) };
}
