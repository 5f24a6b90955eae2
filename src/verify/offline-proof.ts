import { explain } from './known-errors.ts';
import type { Problem, SqlSides } from './model.ts';
import type { Direction, Emitted, Fault, Graph, OfflineAnswer } from './protocol.ts';
import type { VerifyRequest } from './request.ts';
import { changedRevisions } from './sqlite-proof.ts';
import { compare, type Comparison } from './sql/compare.ts';
import type { Pool } from './worker.ts';

export const DIALECTS = ['postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'] as const;
const MAIN: ReadonlySet<string> = new Set(['postgresql', 'mysql', 'mariadb']);
const NAMES: Readonly<Record<string, string>> = { postgresql: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB', mssql: 'SQL Server', oracle: 'Oracle' };

export interface OfflineVerdict {
  readonly revision: string;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly samePostgres: boolean;
  readonly postgresSql: readonly SqlSides[];
  /** On no database could the two sides be compared to the end. */
  readonly compared: boolean;
}

export const stepsOffline = (request: VerifyRequest, graph: Graph): number => graph.revisions.filter(({ revision }) => changedRevisions(request, graph)(revision)).length;

/** Compares the SQL that other databases get, of every revision that the rewrite touches. */
export async function proveOffline(request: VerifyRequest, graph: Graph, pool: Pool, tick: () => void): Promise<readonly OfflineVerdict[]> {
  const changed = changedRevisions(request, graph);
  const engines = graph.engines.length ? graph.engines : [undefined];
  return Promise.all(
    graph.revisions.filter(({ revision }) => changed(revision)).map(async ({ revision }) => {
      const verdicts = await Promise.all(engines.map((engine) => ofRevision(request, pool, revision, engine)));
      tick();
      return verdicts.reduce((a, b) => ({
        revision,
        problems: [...a.problems, ...b.problems],
        notes: [...a.notes, ...b.notes],
        samePostgres: a.samePostgres && b.samePostgres,
        postgresSql: [...a.postgresSql, ...b.postgresSql],
        compared: a.compared && b.compared,
      }));
    }),
  );
}

async function ofRevision(request: VerifyRequest, pool: Pool, revision: string, engine: string | undefined): Promise<OfflineVerdict> {
  const ask = { do: 'offline', revision, engine, dialects: DIALECTS, sides: ['before', 'after', 'mended'], limit: request.limit };
  const answer = await pool.ask<{ offline: OfflineAnswer }>(ask);
  if (!('offline' in answer)) return { revision, problems: [broken((answer as { fault: Fault }).fault)], notes: [], samePostgres: false, postgresSql: [], compared: false };
  return judge(revision, answer.offline);
}

const broken = (fault: Fault): Problem => ({
  proof: 'other databases',
  outcome: 'unproven',
  check: 'other databases',
  where: 'offline SQL',
  message: `cannot be proven, because the SQL could not be had: ${fault.text}`,
  traceback: fault.traceback,
});

function judge(revision: string, offline: OfflineAnswer): OfflineVerdict {
  const problems: Problem[] = [];
  const notes: string[] = [];
  let samePostgres = true;
  let compared = false;
  for (const direction of ['upgrade', 'downgrade'] as const) {
    const results = DIALECTS.map((dialect) => [dialect, comparisonOf(offline, direction, dialect)] as const);
    samePostgres &&= results[0]![1].same;
    compared ||= results.some(([, { notCompared }]) => notCompared === undefined);
    problems.push(...failures(results, direction, offline));
    // Nobody's database is SQL Server alone: without PostgreSQL and MySQL there is no proof.
    if (results.every(([dialect, { notCompared }]) => notCompared !== undefined || !MAIN.has(dialect))) problems.push(...uncompared(results, direction));
    else notes.push(...uncompared(results, direction).map(({ where, message }) => `${where}: not compared: ${message}`));
    notes.push(...declared(results, direction));
  }
  return { revision, problems, notes, samePostgres, postgresSql: postgresSqlOf(offline), compared };
}

function postgresSqlOf(offline: OfflineAnswer): readonly SqlSides[] {
  return (['upgrade', 'downgrade'] as const).flatMap((direction) => {
    const [[before], after] = [originalsOf(offline, direction, 'postgresql'), offline.after[direction]['postgresql']!];
    return before.error === null && after.error === null ? [{ direction, before: before.sql, after: after.sql }] : [];
  });
}

/** Where the original does not run with this SQLAlchemy, the one that would have run is compared; the other one is another run of it. */
function originalsOf({ before, mended }: OfflineAnswer, direction: Direction, dialect: string): readonly [Emitted, Emitted] {
  const [original, other] = [before[direction][dialect]!, mended[direction][dialect]!];
  return original.error !== null && original.error !== other.error ? [other, original] : [original, other];
}

function comparisonOf(offline: OfflineAnswer, direction: Direction, dialect: string): Comparison {
  const after = offline.after[direction][dialect]!;
  const [before, again] = originalsOf(offline, direction, dialect);
  const found = compare(before, after, dialect, again);
  const both = after.error;
  return both !== null && found.failures.length === 0 ? { ...found, notCompared: found.notCompared ?? both } : found;
}

type Results = readonly (readonly [dialect: string, comparison: Comparison])[];

/** One entry for the same words on several databases. */
function grouped(results: Results, words: (comparison: Comparison) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [dialect, comparison] of results) {
    const key = words(comparison).join('\n');
    if (key) found.set(key, [...(found.get(key) ?? []), NAMES[dialect]!]);
  }
  return found;
}

function failures(results: Results, direction: Direction, offline: OfflineAnswer): readonly Problem[] {
  return [...grouped(results, ({ failures: words }) => words)].map(([words, databases]) => {
    const fault = offline.after[direction]['postgresql']!.fault;
    return {
      proof: 'other databases', outcome: 'fails', check: 'other databases', where: `${databases.join(', ')}, ${direction}`, direction,
      ...(fault?.line ? { line: fault.line } : {}),
      message: `the SQL differs: ${words.split('\n').join('; ')}`,
      cause: 'The rewritten migration does something else on these databases.',
      advice: 'Compare the two texts around these statements; only placeholders, backfills and names may be added.',
    } as const;
  });
}

function uncompared(results: Results, direction: Direction): readonly Problem[] {
  return [...grouped(results, ({ notCompared }) => (notCompared === undefined ? [] : [notCompared]))].map(([error, databases]) => {
    const known = explain(error);
    return {
      proof: 'other databases', outcome: 'unproven', check: 'other databases', where: `${databases.join(', ')}, ${direction}`, direction,
      message: `cannot be proven, because the original does not run there offline: ${error}`,
      ...(known ? { cause: known.cause, advice: known.advice } : { advice: 'Use --postgres: on a real server it can read its tables.' }),
    } as const;
  });
}

const declared = (results: Results, direction: Direction): readonly string[] =>
  [...grouped(results, (comparison) => comparison.declared)].map(([words, databases]) => `${databases.join(', ')}, ${direction}: ${words.split('\n').join('; ')}`);
