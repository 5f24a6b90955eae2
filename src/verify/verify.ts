import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bisect } from './bisect.ts';
import type { StepResult } from './chain.ts';
import type { Report } from './model.ts';
import { proveOffline, stepsOffline } from './offline-proof.ts';
import type { Fault, Graph, SourceFile } from './protocol.ts';
import { NoPostgres, type PostgresProof, proveOnPostgres } from './postgres/proof.ts';
import { compareSchemas, type SchemaVerdict } from './same-schema.ts';
import { remarks, reports } from './report.ts';
import type { Pair, VerifyRequest } from './request.ts';
import { changedRevisions, proveOnSqlite, stepsOfSqlite } from './sqlite-proof.ts';
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
  const problem = graph.problem ?? (graph.revisions.length === 0 ? 'no revision could be read' : undefined);
  if (problem !== undefined) throw new CannotVerify([...new Set([problem, ...graph.unread.map(({ path, reason }) => `${path}: ${reason}`)])].join('; '));
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

function sameSchema(request: VerifyRequest, graph: Graph, steps: readonly StepResult[], { shapes }: PostgresProof): readonly SchemaVerdict[] {
  const ups = steps.filter(({ mode, pass, answer }) => mode === 'empty' && pass === 'up' && answer.shape !== undefined);
  const sqlite = new Map(ups.map(({ revision, answer }) => [revision.revision, answer.shape!]));
  const texts = new Map(graph.revisions.map(({ revision, path }) => [revision, request.files.find((file) => file.path === path)!.after]));
  return compareSchemas(graph, sqlite, shapes, (revision) => texts.get(revision)!, changedRevisions(request, graph));
}
