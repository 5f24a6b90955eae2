import type { Run } from './formats.ts';
import { type Found, foundIn, placeOf } from './found.ts';
import { codeSpan } from './markdown-text.ts';
import type { FileReport } from './report.ts';
import { countsByRule } from './rule-counts.ts';
import { rulePage } from './rule-page.ts';
import { type Totals, totalsOf } from './totals.ts';

/** GitHub takes 65,536 characters for a pull request, and a summary of a step that is a hundred times that can't be read. */
const ROOM = 60_000;

/** The text of a pull request: what was done, what each rule did, what is proven, and a list of what a person has to do. */
export function* asMarkdown(reports: readonly FileReport[], run: Run): Generator<string> {
  const totals = totalsOf(reports);
  const head = [heading(totals, run), ...proofOf(totals, run), ...table(reports, run)].join('\n');
  yield `${head}\n`;
  yield* bounded([...section('To fill in', marks(reports)), ...section('Left for a person', left(reports))], ROOM - head.length);
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

function heading({ files, findings }: Totals, { look, version }: Run): string {
  const done = look.mode === 'write' ? 'changed' : 'would change';
  const rest = [`${files.unchanged} unchanged`, ...(files.skipped ? [`${files.skipped} skipped`] : []), ...(files.failed ? [`${files.failed} failed`] : [])];
  return `## Migrations that run on SQLite\n\nmigfix ${version} read ${count(files.read, 'migration')}: **${files.changed} ${done}**, ${rest.join(', ')}; ${count(findings.left, 'finding')} left.`;
}

function proofOf({ files }: Totals, { look, proven }: Run): readonly string[] {
  if (look.mode !== 'write' || !files.changed) return [];
  return proven
    ? ['', 'Proven: each changed migration was run before and after, up, down and up again, on scratch databases (`--write --verify`).']
    : ['', 'Not proven yet: `migfix verify --against git:HEAD` runs the migrations before and after.'];
}

function table(reports: readonly FileReport[], { version }: Run): readonly string[] {
  const rows = Object.entries(countsByRule(reports));
  if (!rows.length) return [];
  const link = (rule: string): string => {
    const page = rulePage(rule, version);
    return page === undefined ? codeSpan(rule) : `[${codeSpan(rule)}](${page})`;
  };
  return ['', '| rule | rewritten | left | notes |', '|---|---:|---:|---:|', ...rows.map(([rule, { fixed, left: open, notes }]) => `| ${link(rule)} | ${fixed} | ${open} | ${notes} |`)];
}

/** At their lines of the new text, which is the one that is looked at. */
function* marks(reports: readonly FileReport[]): Generator<string> {
  for (const { name, result } of reports) if (result.status !== 'skipped') for (const { line, text } of result.marks) yield `- [ ] ${codeSpan(`${name}:${line}`)} ${codeSpan(text)}\n`;
}

function* left(reports: readonly FileReport[]): Generator<string> {
  for (const report of reports) {
    for (const found of foundIn(report)) {
      if (!found.fixed && found.severity !== 'note') yield `- [ ] ${codeSpan(`${found.path}${lineOf(found)}`)} ${codeSpan(found.rule)}: ${codeSpan(found.message)}\n`;
    }
  }
}

const lineOf = (found: Found): string => (found.at ? `:${placeOf(found).line}` : '');

/** Nothing where the list is empty. */
function* section(title: string, items: Iterable<string>): Generator<string> {
  let first = true;
  for (const item of items) {
    if (first) yield `\n### ${title}\n\n`;
    first = false;
    yield item;
  }
}

function* bounded(pieces: Iterable<string>, room: number): Generator<string> {
  let more = 0;
  for (const piece of pieces) {
    room -= piece.length;
    if (room >= 0) yield piece;
    else if (piece.startsWith('- ')) more++;
  }
  if (more) yield `\n… and ${more} more: the report of \`migfix --check\` has them all.\n`;
}
