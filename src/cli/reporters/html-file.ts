import { createHash } from 'node:crypto';
import type { Revision } from '../../core/revision.ts';
import type { Content, Entry, Hunk, Proof, Sides, State } from '../../page/data.ts';
import type { RevisionReport } from '../../verify/model.ts';
import type { Run } from './formats.ts';
import { type Found, foundIn } from './found.ts';
import { hunksOf } from './hunks.ts';
import { marksOf } from './json.ts';
import { changed, type FileReport, remaining } from './report.ts';
import { visible, visibleLines } from './visible.ts';

/** What the run knows of each file beside its report, by name. */
export interface Placing {
  /** Its place in the page: chain by chain in Alembic's order, then those that are in none. */
  readonly rank: (name: string) => number;
  readonly revisionOf: (name: string) => Entry['revision'];
  readonly proofOf: (name: string) => RevisionReport | undefined;
  readonly tablesOf: (name: string) => readonly number[];
  readonly rules: readonly string[];
  readonly tables: readonly string[];
}

export function placing({ places, proof, rules }: Run): Placing {
  const placed = places.chains.flatMap(({ order, heads }, chain) => order.map((revision) => [revision.file, revisionOf(revision, chain, heads.includes(revision))] as const));
  const revisions = new Map(placed);
  const ranks = new Map(placed.map(([file], rank) => [file, rank]));
  const proofs = new Map(proof?.revisions.map((revision) => [revision.name, revision]));
  const tables = [...new Set([...places.tables.values()].flat())].sort();
  const numbers = new Map(tables.map((table, number) => [table, number]));
  return {
    rank: (name) => ranks.get(name) ?? ranks.size,
    revisionOf: (name) => revisions.get(name),
    proofOf: (name) => proofs.get(name),
    tablesOf: (name) => (places.tables.get(name) ?? []).map((table) => numbers.get(table) as number),
    rules: [...rules.map(({ id }) => id), 'skipped', 'failed', 'internal', 'rewrite'],
    tables,
  };
}

const revisionOf = ({ id, down, dependsOn, labels, doc }: Revision, chain: number, head: boolean) => ({
  id: visible(id), down: down.map(visible), needs: dependsOn.map(visible), labels: labels.map(visible), doc: visible(doc), chain, head,
});

/** The line of a file in the list. */
export function entryOf(report: FileReport, at: number, placed: Placing): Entry {
  const { name, before, result } = report;
  const found = foundIn(report);
  const proof = placed.proofOf(name);
  const revision = placed.revisionOf(name);
  const fixed = (level: string): number => found.filter((one) => one.fixed && one.fix === level).length;
  return {
    path: visible(name), at,
    key: createHash('sha256').update(JSON.stringify([name, before, result.code, found.map(({ id }) => id)])).digest('hex').slice(0, 16),
    state: stateOf(report, proof), changed: changed(report),
    ...(revision ? { revision } : {}),
    rules: [...new Set(found.map(({ rule }) => placed.rules.indexOf(rule)))].filter((rule) => rule >= 0),
    tables: placed.tablesOf(name),
    safe: fixed('safe'), review: fixed('review'), left: found.filter(isLeft).length, marks: result.status === 'skipped' ? 0 : result.marks.length,
    ...(proof ? { seconds: Math.round(proof.seconds * 1000) / 1000 } : {}),
  };
}

const isLeft = ({ fixed, severity }: Found): boolean => !fixed && severity !== 'note';

function stateOf(report: FileReport, proof: RevisionReport | undefined): State {
  const { result, failure } = report;
  if (failure !== undefined || (result.status === 'skipped' && result.bug) || proof?.outcome === 'fails') return 'failed';
  if (result.status === 'skipped' || remaining(report).length || result.marks.length || proof?.outcome === 'unproven') return 'person';
  return proof ? 'proven' : changed(report) ? 'fixed' : 'fine';
}

/** All that is shown of a file. */
export function contentOf(report: FileReport, placed: Placing): Content {
  const proof = placed.proofOf(report.name);
  return {
    text: sidesOf(report.before, report.result.code),
    findings: foundIn(report).map(({ id, rule, severity, fix, fixed, message, help, at }) => ({
      id, rule, severity, level: fix, fixed, message: visible(message), ...(help === undefined ? {} : { help: visibleLines(help) }), ...(at ? { line: at.from.line } : {}),
    })),
    marks: marksOf(report).map((mark) => ({ ...mark, text: visible(mark.text) })),
    ...(proof ? { proof: proofOf(proof) } : {}),
  };
}

const proofOf = ({ outcome, proofs, problems, notes, postgresSql = [] }: RevisionReport): Proof => ({
  outcome, proofs, notes: notes.map(visible),
  problems: problems.map(({ outcome, where, line, message, cause, advice }) => ({ outcome, where, line, message: visible(message), cause: cause && visible(cause), advice: advice && visible(advice) })),
  sql: postgresSql.map(({ direction, before, after }) => ({ direction, ...sidesOf(statements(before), statements(after)) })),
});

const statements = (sql: readonly string[]): string => sql.map((statement) => `${statement.trim()};\n`).join('');

function sidesOf(before: string, after: string): Sides {
  const text = before.replace(/^\uFEFF/, '');
  const offset = before.length - text.length;
  const lineAt = (at: number): number => text.slice(0, Math.max(0, at - offset)).split('\n').length - 1 + (at - offset >= text.length && text !== '' && !text.endsWith('\n') ? 1 : 0);
  return {
    lines: linesOf(text),
    hunks: before === after ? [] : hunksOf(before, after).map((hunk): Hunk => ({ start: lineAt(hunk.start), end: lineAt(hunk.end), lines: linesOf(hunk.text) })),
  };
}

/** Each without its end. */
const linesOf = (text: string): readonly string[] => {
  const lines = text.split('\n').map((line) => visibleLines(line.replace(/\r$/, '')));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};
