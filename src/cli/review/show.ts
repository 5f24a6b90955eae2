import type { Diagnostic, Meta } from '../../core/types.ts';
import { diffOf } from '../reporters/diff.ts';
import type { FileReport, Look } from '../reporters/report.ts';
import { visible } from '../reporters/visible.ts';
import { type Change, compose } from './change.ts';
import type { Unit } from './units.ts';

/** Of what a block's rules say, so many lines; the diff is what counts. */
const MOST_REASONS = 6;

export interface Block {
  readonly report: FileReport;
  readonly change: Change;
  readonly unit: Unit;
  /** `3/57, file 2/19` */
  readonly position: string;
  /** What the proof says of the revision, where there is one. */
  readonly proof: string | undefined;
}

/** A block as it is asked about: where it is, why, and the diff. */
export function shown({ report, change, unit, position, proof }: Block, rules: ReadonlyMap<string, Meta>, look: Look, columns: number): string {
  const { colors } = look;
  const after = compose(change, new Set([...unit.hunks, ...unit.along]));
  // the two lines with the file's name are ours already
  const diff = diffOf(report.name, change.before, after, look).split('\n').slice(2).join('\n');
  const head = `${colors.bold(visible(report.name))}  ${visible(unit.name)}  ${colors.dim(`(${position})`)}`;
  const why = reasons(report, unit, rules).flatMap((line) => wrapped(line, columns));
  return ['', head, ...why, ...(proof === undefined ? [] : wrapped(`  proof: ${proof}`, columns)), diff].join('\n');
}

/** Rule, level and summary, and below them what they say of this block, each once. */
function reasons({ result }: FileReport, unit: Unit, rules: ReadonlyMap<string, Meta>): readonly string[] {
  const found = result.status === 'skipped' ? [] : result.diagnostics.filter((each) => each.fixed && concerns(each, unit));
  const names = [...new Set(found.map(({ rule }) => rule))];
  const most = Math.max(1, Math.floor(MOST_REASONS / names.length));
  return names.flatMap((name) => {
    const own = found.filter(({ rule }) => rule === name);
    const says = [...new Set(own.map(({ message }) => message))];
    const more = says.length > most ? [`      … and ${says.length - most} more: "migfix --output-format json" has all`] : [];
    return [`  ${name} (${own[0]?.fix}): ${rules.get(name)?.summary ?? ''}`, ...says.slice(0, most).map((message) => `      ${message}`), ...more];
  });
}

const concerns = (found: Diagnostic, { places }: Unit): boolean => places.some(({ start, end }) => found.start <= end && found.end >= start);

/** By words; what follows the first line is indented like it, and two more. */
export function wrapped(line: string, columns: number): readonly string[] {
  const text = visible(line);
  const indent = `${/^ */.exec(text)?.[0] ?? ''}  `;
  const lines: string[] = [];
  let at = '';
  for (const word of text.trimEnd().split(/(?<=\S) /)) {
    const next = at === '' ? word : `${at} ${word}`;
    if (at.trim() !== '' && next.length > Math.max(columns, 20)) {
      lines.push(at);
      at = indent + word;
    } else at = next;
  }
  return [...lines, at];
}

export const HELP = `y  take this block
n  leave it
a  take it and all that is left of this file
d  leave it and all that is left of this file
s  split it into smaller blocks
e  edit it (VISUAL, EDITOR)
K  go back to the block before
q  quit: what was taken is written, the rest is asked next time
?  this help
`;
