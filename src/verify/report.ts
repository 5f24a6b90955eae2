import type { StepResult } from './chain.ts';
import type { Outcome, Problem, ProofName, Report, RevisionReport } from './model.ts';
import type { OfflineVerdict } from './offline-proof.ts';
import type { PostgresProof } from './postgres/proof.ts';
import type { Graph, GraphRevision } from './protocol.ts';
import { isChanged, type VerifyRequest } from './request.ts';
import type { SchemaVerdict } from './same-schema.ts';
import { changedRevisions } from './sqlite-proof.ts';
import { verdictOf } from './sqlite-verdict.ts';

/** All that the proofs brought to light. */
export interface Evidence {
  readonly steps: readonly StepResult[];
  readonly offline: readonly OfflineVerdict[];
  readonly postgres: PostgresProof | undefined;
  readonly same: readonly SchemaVerdict[];
}

/** What it comes to, revision by revision. */
export function reports(request: VerifyRequest, graph: Graph, { steps, offline, postgres, same }: Evidence): readonly RevisionReport[] {
  const changed = changedRevisions(request, graph);
  const files = new Map(request.files.map((file) => [file.path, file]));
  return graph.revisions.map((revision) => {
    const file = files.get(revision.path)!;
    const mine = steps.filter((step) => step.revision.revision === revision.revision);
    const sqlite = mine.map((step) => verdictOf(step, changed(revision.revision), file.after, shakyBefore(step, steps, graph)));
    const sql = offline.find((verdict) => verdict.revision === revision.revision);
    const more = [sql, ...[...(postgres?.verdicts ?? []), ...same].filter((verdict) => verdict.revision === revision.revision)];
    const problems = merged([...identifiers(revision), ...sqlite.flatMap((verdict) => verdict.problems), ...more.flatMap((verdict) => verdict?.problems ?? [])]);
    return {
      revision: revision.revision, name: file.name, path: revision.path,
      changed: changed(revision.revision),
      ...outcomes(problems, request.foreignKeys, postgres !== undefined),
      problems,
      notes: [...new Set([...sqlite.flatMap((verdict) => verdict.notes), ...more.flatMap((verdict) => verdict?.notes ?? [])])],
      ...ran(mine, changed(revision.revision)),
      samePostgres: sql?.samePostgres ?? true,
      ...(sql?.postgresSql.length ? { postgresSql: sql.postgresSql } : {}),
      seconds: Math.max(0, ...mine.filter(({ pass, mode }) => pass === 'up' && (!request.rows || mode === 'many rows')).map(({ answer }) => answer.seconds ?? 0)),
    };
  });
}

/** The last revision in front of it, in the same chain, behind which the schema is only an approximation; before its downgrade it is itself one. */
function shakyBefore(step: StepResult, steps: readonly StepResult[], graph: Graph): string | undefined {
  const place = (revision: GraphRevision) => graph.revisions.indexOf(revision);
  const shaky = steps.filter(
    ({ goesOn, revision, mode, pass }) => (goesOn === 'a stamp' || goesOn === 'what could be done') && pass === 'up' && (mode === step.mode || mode === 'empty') && place(revision) < place(step.revision) + (step.pass === 'down' ? 1 : 0),
  );
  return shaky.at(-1)?.revision.revision;
}

const identifiers = (revision: GraphRevision): readonly Problem[] =>
  revision.identifiersChanged
    ? [{
        proof: 'sqlite', outcome: 'fails', check: 'identifiers', where: 'the file',
        message: 'revision, down_revision, branch_labels or depends_on is not what it was',
        advice: 'The order of the migrations must not change: put the identifiers back.',
      }]
    : [];

/** The same words for several runs of one chain are said once, with all the places. */
function merged(problems: readonly Problem[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const problem of problems) {
    const key = [problem.proof, problem.outcome, problem.check, problem.line, problem.message].join('\n');
    const known = found.get(key);
    found.set(key, known ? { ...known, where: `${known.where}; ${problem.where}` } : problem);
  }
  return [...found.values()];
}

const PROOFS: readonly ProofName[] = ['sqlite', 'foreign keys on', 'other databases', 'postgresql', 'same schema'];

function outcomes(problems: readonly Problem[], enforced: boolean, live: boolean): Pick<RevisionReport, 'outcome' | 'proofs'> {
  const outcomeOf = (proof: ProofName): Outcome => {
    const mine = problems.filter((problem) => problem.proof === proof);
    if (mine.some(({ outcome }) => outcome === 'fails')) return 'fails';
    if (mine.length) return 'unproven';
    return !live && (proof === 'postgresql' || proof === 'same schema') ? 'not checked' : 'holds';
  };
  const proofs = Object.fromEntries(PROOFS.map((proof) => [proof, outcomeOf(proof)])) as Record<ProofName, Outcome>;
  const all = PROOFS.filter((proof) => enforced || proof !== 'foreign keys on').map((proof) => proofs[proof]);
  return { proofs, outcome: all.includes('fails') ? 'fails' : all.includes('unproven') ? 'unproven' : 'holds' };
}

/** From where the rewritten chain has come, with rows or without. */
function ran(steps: readonly StepResult[], changed: boolean): Pick<RevisionReport, 'before' | 'after'> {
  const ups = steps.filter(({ pass, mode }) => pass === 'up' && mode !== 'rows, foreign keys on');
  const after = ups.length > 0 && ups.every(({ fault }) => fault === null);
  return { after, before: changed ? ups.every(({ before }) => before?.fault === null) : after };
}

/** What was not checked, and what must be known of the rest. */
export function remarks(request: VerifyRequest, graph: Graph, steps: readonly StepResult[], noPostgres: string | undefined): Pick<Report, 'notChecked' | 'warnings'> {
  const stubbed = [...new Set(steps.flatMap(({ answer }) => answer.stubbed ?? []))].sort();
  const refused = refusedTables(steps);
  return {
    notChecked: [
      ...(request.postgres === undefined ? ['PostgreSQL itself: not asked for (--postgres auto)'] : []),
      ...(noPostgres === undefined ? [] : [`PostgreSQL itself: ${noPostgres}`]),
      ...(request.files.some(isChanged) ? [] : ['other databases: both sides are the same text (compare with an older one: --against git:REF)']),
      ...new Set(graph.unread.map(({ path, reason }) => `${path}: ${reason}`)),
      ...refused.map(([table, reason]) => `rows of ${table}: none could be made up (${reason})`),
    ],
    warnings: [
      ...(stubbed.length ? [`--stub-imports: these modules are missing and were replaced by inert ones: ${stubbed.join(', ')}`] : []),
      ...(request.envFile === undefined ? [] : ['--env: your env.py ran, with its database replaced; it may do other things']),
    ],
  };
}

function refusedTables(steps: readonly StepResult[]): readonly (readonly [string, string])[] {
  const seeded = new Set(steps.flatMap(({ answer }) => Object.keys(answer.seeded?.rows ?? {})));
  const refused = new Map(steps.flatMap(({ answer }) => Object.entries(answer.seeded?.refused ?? {})));
  return [...refused].filter(([table]) => !seeded.has(table));
}
