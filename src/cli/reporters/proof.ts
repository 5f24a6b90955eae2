import type { Outcome, Problem, ProofName, Report, RevisionReport } from '../../verify/model.ts';
import type { Colors, Look } from './report.ts';
import { visible } from './visible.ts';

const PROOFS: readonly (readonly [ProofName, string])[] = [
  ['sqlite', 'SQLite'],
  ['foreign keys on', 'FK on'],
  ['other databases', 'other SQL'],
  ['postgresql', 'PostgreSQL'],
  ['same schema', 'same schema'],
];
const SIGNS: Readonly<Record<Outcome, string>> = { holds: 'holds', fails: 'FAILS', unproven: 'unproven', 'not checked': '–' };
const WIDTH = 12;

/**
 * The proof as a table, then every problem as a person reads it, then what was not checked.
 *
 * @param look with `verbose` also the notes and Python's tracebacks
 */
export function asProof(report: Report, look: Look & { readonly columns: number | undefined }): string {
  const { colors } = look;
  const lines = [
    heading(report, colors),
    '',
    ...table(report, look),
    '',
    ...report.revisions.flatMap((revision) => details(revision, look)),
    ...fewest(report, look),
    ...enforced(report, look),
    ...report.warnings.map((warning) => colors.yellow(`warning: ${visible(warning)}`)),
    ...report.notChecked.map((each) => `not checked: ${visible(each)}`),
    summary(report, colors),
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ environment, sides }: Report, colors: Colors): string {
  const versions = `Python ${environment['python']}, Alembic ${environment['alembic']}, SQLAlchemy ${environment['sqlalchemy']}, SQLite ${environment['sqlite']}`;
  return `${colors.bold('migfix verify')}: ${visible(sides.before)} → ${visible(sides.after)}\n${visible(versions)} (${visible(environment['found by'] ?? '')})`;
}

function table(report: Report, { colors, columns }: Look & { readonly columns: number | undefined }): readonly string[] {
  const shown = report.revisions;
  const timed = shown.some(({ seconds }) => seconds >= 1);
  const room = Math.max(20, Math.min(columns ?? 100, 140) - (PROOFS.length + (timed ? 1 : 0)) * WIDTH - 2);
  const width = Math.min(room, Math.max(...shown.map(({ name }) => visible(name.slice(name.lastIndexOf('/') + 1)).length), 9));
  const head = `${'migration'.padEnd(width)}  ${PROOFS.map(([, title]) => title.padEnd(WIDTH)).join('')}${timed ? 'seconds' : ''}`;
  return [colors.bold(head.trimEnd()), ...shown.map((revision) => row(revision, width, timed, colors))];
}

function row({ name, proofs, seconds }: RevisionReport, width: number, timed: boolean, colors: Colors): string {
  const text = visible(name.slice(name.lastIndexOf('/') + 1));
  // The end of a path tells more than its beginning.
  const short = text.length > width ? `…${text.slice(text.length - width + 1)}` : text;
  const cells = PROOFS.map(([proof]) => paint(proofs[proof], colors));
  return `${short.padEnd(width)}  ${cells.join('')}${timed ? seconds.toFixed(2) : ''}`.trimEnd();
}

function paint(outcome: Outcome, colors: Colors): string {
  const text = SIGNS[outcome].padEnd(WIDTH);
  return outcome === 'holds' ? colors.green(text) : outcome === 'fails' ? colors.red(text) : outcome === 'unproven' ? colors.yellow(text) : colors.dim(text);
}

function details(revision: RevisionReport, look: Look): readonly string[] {
  const shown = revision.problems.filter(({ proof }) => look.verbose || counts(proof, revision));
  const problems = shown.flatMap((problem) => describe(revision, problem, look));
  const notes = look.verbose ? revision.notes.map((note) => `  note: ${visible(note)}`) : [];
  return problems.length || notes.length ? [look.colors.bold(`${revision.revision}  ${visible(revision.name)}`), ...problems, ...notes, ''] : [];
}

/** What fails only where connections enforce foreign keys is summed up, unless it decides. */
const counts = (proof: ProofName, { outcome, proofs }: RevisionReport): boolean =>
  proof !== 'foreign keys on' || (outcome === proofs[proof] && PROOFS.every(([other]) => other === proof || proofs[other] !== outcome));

function enforced({ revisions }: Report, { colors, verbose }: Look): readonly string[] {
  const number = revisions.filter(({ outcome, proofs }) => outcome === 'holds' && proofs['foreign keys on'] !== 'holds').length;
  if (!number || verbose) return [];
  const those = number === 1 ? '1 revision does' : `${number} revisions do`;
  return [colors.yellow(`warning: with PRAGMA foreign_keys=ON ${those} not hold: switch it off in env.py while migrating, or use --foreign-keys, with which migfix guards the copies and this counts (--verbose says which and why)`)];
}

function describe({ name }: RevisionReport, problem: Problem, { colors, verbose }: Look): readonly string[] {
  const place = `${visible(name)}${problem.line === undefined ? '' : `:${problem.line}`}`;
  const operation = problem.operation === undefined ? '' : `op.${problem.operation}: `;
  const word = problem.outcome === 'fails' ? colors.red('fails') : colors.yellow('unproven');
  const more = [
    `    ${visible(operation)}${visible(problem.message)}`,
    ...(problem.cause === undefined ? [] : [`    why: ${visible(problem.cause)}`]),
    ...(problem.advice === undefined ? [] : [`    do:  ${visible(problem.advice)}`]),
    ...(verbose && problem.traceback ? problem.traceback.trimEnd().split('\n').map((line) => colors.dim(`    | ${visible(line)}`)) : []),
  ];
  return [`  ${word} ${place} [${problem.check}] ${visible(problem.where)}`, ...more];
}

function fewest({ bisect, revisions }: Report, { colors }: Look): readonly string[] {
  if (bisect === undefined) return [];
  if (bisect === null) return [`${colors.bold('bisect')}: no revision breaks on SQLite`, ''];
  const name = revisions.find(({ revision }) => revision === bisect.revision)?.name ?? bisect.path;
  const rows = bisect.rows.map(({ table, values }) => `  ${visible(table)}: ${visible(JSON.stringify(values))}`);
  const with_ = rows.length ? `with ${rows.length === 1 ? 'this row' : `these ${rows.length} rows`} and no fewer:` : 'on empty tables already';
  return [`${colors.bold('bisect')}: the first that breaks is ${visible(bisect.revision)} (${visible(name)}): ${visible(bisect.symptom)}`, with_, ...rows, ''];
}

function summary({ revisions, seconds }: Report, colors: Colors): string {
  const count = (outcome: Outcome) => revisions.filter((revision) => revision.outcome === outcome).length;
  const parts = (['holds', 'fails', 'unproven'] as const).filter((outcome) => count(outcome)).map((outcome) => `${count(outcome)} ${outcome === 'holds' ? 'hold' : outcome === 'fails' ? 'fail' : outcome}`);
  const ran = (side: 'before' | 'after') => revisions.filter((revision) => revision[side]).length;
  const total = `${revisions.length} revision${revisions.length === 1 ? '' : 's'}`;
  return `${colors.bold(`${total}: ${parts.join(', ')}`)}; on SQLite ${ran('before')} ran before and ${ran('after')} run after; ${seconds.toFixed(1)} s`;
}
