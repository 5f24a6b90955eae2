import type { Verdict } from '../../core/types.ts';
import type { LeftOut } from '../../io.ts';
import { locator } from './location.ts';
import type { FileReport, Look } from './report.ts';
import { visible } from './visible.ts';

/** `--inspect`: what became of each operation, one a line, and of each file without any, and why. */
export function* asInspection(reports: readonly FileReport[], left: readonly LeftOut[], look: Look): Generator<string> {
  for (const report of reports) yield ofFile(report, look);
  for (const { name, because } of left) yield line(name, because, look);
}

function ofFile({ name, before, result, failure }: FileReport, look: Look): string {
  const place = locator(before);
  if (failure !== undefined) return line(name, `failed: ${failure}`, look);
  if (result.status === 'skipped') return line(result.at === undefined ? name : `${name}:${place(result.at).line}`, `skipped: ${result.reason}`, look);
  const verdicts = result.verdicts ?? [];
  if (!verdicts.length) return line(name, 'no operation on a table that is there already', look);
  return verdicts.map((verdict) => line(`${name}:${place(verdict.start).line}`, `${calledOf(verdict)}  ${wordsOf(verdict)}`, look)).join('');
}

const line = (where: string, what: string, { colors }: Look): string => `${colors.bold(visible(where))}: ${visible(what)}\n`;

const calledOf = ({ operation, subject }: Verdict): string => (subject === undefined ? operation : `${operation} '${subject}'`);

/** Why, in words: what changed it counts before where it stays. */
function wordsOf({ became, because, changed }: Verdict): string {
  const how = changed.length ? `changed: ${changed.join(', ')}` : '';
  switch (became) {
    case 'rewritten':
      return how || `changed: ${because}`;
    case 'batched':
      return how ? `${because}; ${how}` : because;
    case 'bare':
      return `left bare: ${because}${how && `; ${how}`}`;
    default:
      return `${became}: ${because}${how && `; ${how}`}`;
  }
}
