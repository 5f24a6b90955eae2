import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bisect } from './bisect.ts';
import type { StepResult } from './chain.ts';
import type { Outcome, Problem, ProofName, Report, RevisionReport } from './model.ts';
import { type OfflineVerdict, proveOffline, stepsOffline } from './offline-proof.ts';
import type { Fault, Graph, GraphRevision, SourceFile } from './protocol.ts';
import { NoPostgres, type PostgresProof, proveOnPostgres } from './postgres/proof.ts';
import { compareSchemas, type SchemaVerdict } from './same-schema.ts';
import { isChanged, type Pair, type VerifyRequest } from './request.ts';
import { changedRevisions, proveOnSqlite, stepsOfSqlite } from './sqlite-proof.ts';
import { verdictOf } from './sqlite-verdict.ts';
import { Pool } from './worker.ts';

/** The proof could not begin: the message says why. */
export class CannotVerify extends Error {}

/**
 * Runs the migrations of a folder, as they were and as they would be, on scratch databases, and says what that proves.
 * The user's env.py and database are not touched.
 *
 * @throws CannotVerify when the revisions form no chain, or Python can't run the worker
 */
export async function verify(request: VerifyRequest): Promise<Report> {
  const started = performance.now();
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'migfix-verify-')));
  let pool: Pool | undefined;
  try {
    pool = await Pool.open(poolRequest(request, folder)).catch((error: Error) => {
      throw new CannotVerify(error.message);
    });
    const graph = await orderOf(pool);
    return { ...(await prove(request, graph, pool, folder)), seconds: (performance.now() - started) / 1000 };
  } finally {
    pool?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function poolRequest(request: VerifyRequest, temporary: string) {
  const texts = (code: (pair: Pair) => string): readonly SourceFile[] => request.files.map((pair) => ({ path: pair.path, code: code(pair) }));
  return {
    executable: request.python.executable,
    env: { ...request.env, PYTHONDONTWRITEBYTECODE: '1' },
    cwd: request.cwd,
    workers: request.workers,
    opening: {
      before: texts((pair) => pair.before),
      after: texts((pair) => pair.after),
      mended: request.files.filter((pair) => pair.mended !== pair.before).map((pair) => ({ path: pair.path, code: pair.mended })),
      temporary,
      paths: request.paths,
      stub_imports: request.stubImports,
      env: request.envFile,
      ini: request.ini,
      convention: request.convention,
    },
  };
}

async function orderOf(pool: Pool): Promise<Graph> {
  const graph = await pool.ask<Graph>({ do: 'graph', limit: 60 });
  if (!('revisions' in graph)) throw new CannotVerify((graph as { fault: Fault }).fault.text);
  if (graph.problem !== null) throw new CannotVerify(graph.problem);
  if (graph.revisions.length === 0) throw new CannotVerify(`no revision could be read${graph.unread.map(({ path, reason }) => `; ${path}: ${reason}`).join('')}`);
  return graph;
}

async function prove(request: VerifyRequest, graph: Graph, pool: Pool, folder: string): Promise<Omit<Report, 'seconds'>> {
  const total = stepsOfSqlite(request, graph) + stepsOffline(request, graph) + (request.postgres === undefined ? 0 : graph.revisions.length * 4);
  let done = 0;
  const tick = () => request.progress(++done, total);
  const live = request.postgres === undefined ? undefined : await proveOnPostgres(request, graph, pool, tick).catch(notThere);
  const [steps, offline] = await Promise.all([proveOnSqlite(request, graph, pool, folder, tick), proveOffline(request, graph, pool, tick)]);
  const postgres = live instanceof NoPostgres ? undefined : live;
  const same = postgres ? sameSchema(request, graph, steps, postgres) : [];
  const python = pool.versions!;
  const order = graph.revisions.map(({ revision }) => revision);
  const first = request.bisect ? { bisect: (await bisect(request, steps, pool, folder, order)) ?? null } : {};
  return {
    environment: { python: python.python, alembic: python.alembic, sqlalchemy: python.sqlalchemy, sqlite: python.sqlite, 'found by': request.python.source, ...(postgres ? { postgresql: postgres.version } : {}) },
    sides: request.sides,
    ...first,
    revisions: reports(request, graph, { steps, offline, postgres, same }),
    ...remarks(request, graph, steps, live instanceof NoPostgres ? live.message : undefined),
  };
}

const notThere = (error: Error): NoPostgres => {
  if (error instanceof NoPostgres) return error;
  throw error;
};

interface Evidence {
  readonly steps: readonly StepResult[];
  readonly offline: readonly OfflineVerdict[];
  readonly postgres: PostgresProof | undefined;
  readonly same: readonly SchemaVerdict[];
}

function sameSchema(request: VerifyRequest, graph: Graph, steps: readonly StepResult[], { shapes }: PostgresProof): readonly SchemaVerdict[] {
  const ups = steps.filter(({ mode, pass, answer }) => mode === 'empty' && pass === 'up' && answer.shape !== undefined);
  const sqlite = new Map(ups.map(({ revision, answer }) => [revision.revision, answer.shape!]));
  const texts = new Map(graph.revisions.map(({ revision, path }) => [revision, request.files.find((file) => file.path === path)!.after]));
  return compareSchemas(graph, sqlite, shapes, (revision) => texts.get(revision)!, changedRevisions(request, graph));
}

function reports(request: VerifyRequest, graph: Graph, { steps, offline, postgres, same }: Evidence): readonly RevisionReport[] {
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
      seconds: Math.max(0, ...mine.filter(({ pass, mode }) => pass === 'up' && (!request.rows || mode === 'many rows')).map(({ answer }) => answer.seconds ?? 0)),
    };
  });
}

/** The last revision in front of it, in the same chain, behind which the schema is only an approximation. */
function shakyBefore(step: StepResult, steps: readonly StepResult[], graph: Graph): string | undefined {
  const place = (revision: GraphRevision) => graph.revisions.indexOf(revision);
  const shaky = steps.filter(
    ({ goesOn, revision, mode, pass }) => (goesOn === 'a stamp' || goesOn === 'what could be done') && pass === 'up' && (mode === step.mode || mode === 'empty') && place(revision) < place(step.revision),
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

function remarks(request: VerifyRequest, graph: Graph, steps: readonly StepResult[], noPostgres: string | undefined): Pick<Report, 'notChecked' | 'warnings'> {
  const stubbed = [...new Set(steps.flatMap(({ answer }) => answer.stubbed ?? []))].sort();
  const refused = refusedTables(steps);
  return {
    notChecked: [
      ...(request.postgres === undefined ? ['PostgreSQL itself: not asked for (--postgres auto)'] : []),
      ...(noPostgres === undefined ? [] : [`PostgreSQL itself: ${noPostgres}`]),
      ...(request.files.some(isChanged) ? [] : ['other databases: both sides are the same text (compare with an older one: --against git:REF)']),
      ...graph.unread.map(({ path, reason }) => `${path}: ${reason}`),
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
