import type { Problem } from '../model.ts';
import type { Fault, Graph, GraphRevision, PostgresAnswer, Shape, Side } from '../protocol.ts';
import type { VerifyRequest } from '../request.ts';
import { changedRevisions } from '../sqlite-proof.ts';
import { explain } from '../known-errors.ts';
import { NOT_TAKEN_BACK } from '../sqlite-verdict.ts';
import type { Pool } from '../worker.ts';
import { compareCatalogs, compareRows } from './catalogs.ts';
import { type Server, startServer } from './server.ts';

export interface PostgresVerdict {
  readonly revision: string;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

export interface PostgresProof {
  readonly version: string;
  readonly verdicts: readonly PostgresVerdict[];
  /** The rewritten chain's schema after each revision, on empty tables. */
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** Why PostgreSQL could not be had; it is then said to be not checked. */
export class NoPostgres extends Error {}

const SHORT = 60;
type Answer = PostgresAnswer | { readonly fault: Fault };
const worked = (answer: Answer): answer is PostgresAnswer => answer.fault === null;

/**
 * Runs both chains on a real PostgreSQL, each in a fresh database, up, down and up again, on empty tables and with rows.
 *
 * @throws NoPostgres when there is no driver or no server
 */
export async function proveOnPostgres(request: VerifyRequest, graph: Graph, pool: Pool, tick: () => void): Promise<PostgresProof> {
  const driver = request.python.psycopg2 ? 'psycopg2' : request.python.psycopg && !request.python.sqlalchemy.startsWith('1.') ? 'psycopg' : undefined;
  if (graph.engines.length) throw new NoPostgres(`these migrations are for several databases (${graph.engines.join(', ')})`);
  if (driver === undefined) throw new NoPostgres(`this Python has neither psycopg2 nor, with SQLAlchemy 2, psycopg: ${request.python.executable} -m pip install psycopg2-binary`);
  const server: Server = request.postgres === 'auto' ? await startServer(request.env).catch(refused) : { url: request.postgres!, stop: async () => undefined };
  try {
    return await new PostgresChains(request, graph, pool, server.url.replace(/^postgres(?:ql)?(?:\+\w+)?:/, `postgresql+${driver}:`), tick).run();
  } finally {
    await server.stop();
  }
}

const refused = (error: Error): never => {
  throw new NoPostgres(error.message);
};

class PostgresChains {
  readonly #verdicts = new Map<string, { problems: Problem[]; notes: Set<string> }>();
  readonly #shapes = new Map<string, Shape>();
  readonly #changed: (revision: string) => boolean;
  /** `table.column` whose values the rewrite may fill. */
  #filled = new Set<string>();
  readonly #name = `migfix_${Math.random().toString(36).slice(2, 10)}`;

  constructor(
    readonly request: VerifyRequest,
    readonly graph: Graph,
    readonly pool: Pool,
    readonly url: string,
    readonly tick: () => void,
  ) {
    this.#changed = changedRevisions(request, graph);
  }

  async run(): Promise<PostgresProof> {
    const version = await this.#database('before', true);
    try {
      for (const seeded of [false, true]) {
        await this.#database('before', true);
        await this.#database('after', true);
        for (const revision of this.graph.revisions) await this.#step(revision, 'upgrade', seeded);
        if (seeded) break;
        for (const revision of [...this.graph.revisions].reverse()) await this.#step(revision, 'downgrade', seeded);
        for (const revision of this.graph.revisions) await this.#step(revision, 'upgrade', seeded, !revision.takesBack);
      }
    } finally {
      await this.#database('before', false);
      await this.#database('after', false);
    }
    const verdicts = [...this.#verdicts].map(([revision, { problems, notes }]) => ({ revision, problems, notes: [...notes] }));
    return { version, verdicts, shapes: this.#shapes };
  }

  /** @param stands it was not taken back: that it fails says nothing */
  async #step(revision: GraphRevision, direction: 'upgrade' | 'downgrade', seeded: boolean, stands = false): Promise<void> {
    const [before, after] = await Promise.all([this.#original(revision, direction, seeded), this.#ask('after', revision, direction, seeded)]);
    this.tick();
    const where = `PostgreSQL, ${seeded ? 'rows' : 'empty tables'}, ${direction}`;
    if (worked(before) && worked(after)) this.#compare(revision, where, direction, before, after, seeded);
    else if (stands && !worked(before) && !worked(after)) this.#note(revision, [`${where} again: not run, because ${NOT_TAKEN_BACK}`]);
    else this.#failed(revision, where, direction, before, after, seeded);
    if (worked(after) && direction === 'upgrade' && !seeded) this.#shapes.set(revision.revision, after.shape);
    // Both sides go on from the same state.
    if (worked(before) !== worked(after)) await this.#copy(worked(before) ? 'before' : 'after');
    else if (!worked(before)) await Promise.all((['before', 'after'] as const).map((side) => this.#stamp(side, revision, direction)));
  }

  /** As it is; where today's SQLAlchemy refuses that, with what it refuses put right. */
  async #original(revision: GraphRevision, direction: 'upgrade' | 'downgrade', seeded: boolean): Promise<Answer> {
    const answer = await this.#ask('before', revision, direction, seeded);
    return worked(answer) || !this.#changed(revision.revision) ? answer : this.#ask('mended', revision, direction, seeded);
  }

  #compare(revision: GraphRevision, where: string, direction: 'upgrade' | 'downgrade', before: PostgresAnswer, after: PostgresAnswer, seeded: boolean): void {
    const { declared, failures } = compareCatalogs(before.catalog, after.catalog);
    for (const text of declared) this.#filled.add(/^default (\S+?):/.exec(text)?.[1] ?? '');
    const rows = seeded ? compareRows(before.rows, after.rows, this.#filled) : [];
    if (this.#changed(revision.revision)) this.#note(revision, declared.map((text) => `${where}: placeholder: ${text}`));
    const known = this.#known;
    for (const message of [...failures, ...rows]) {
      if (!known.has(message)) this.#problem(revision, { where, direction, message: `the databases differ: ${message}`, outcome: 'fails', advice: 'The rewritten migration must leave PostgreSQL as the original does.' });
      known.add(message);
    }
    const expected = direction === 'upgrade' ? revision.headsAfter : revision.headsBelow;
    if (after.version.join() !== [...expected].sort().join() && before.version.join() === [...expected].sort().join()) {
      this.#problem(revision, { where, direction, message: `alembic_version is ${after.version.join(', ') || 'empty'} and should be ${expected.join(', ')}`, outcome: 'fails' });
    }
  }

  /** A difference stays in the catalogs: it is told where it comes up. */
  readonly #known = new Set<string>();

  #failed(revision: GraphRevision, where: string, direction: 'upgrade' | 'downgrade', before: Answer, after: Answer, seeded: boolean): void {
    if (worked(after)) {
      this.#note(revision, [`${where}: the original fails there (${before.fault!.text}), the rewritten one runs`]);
      return;
    }
    const fault = after.fault!;
    const known = explain(fault.text);
    const common = { where, direction, ...(fault.line ? { line: fault.line } : {}), ...(known ? { cause: known.cause, advice: known.advice } : {}), traceback: fault.traceback };
    if (worked(before)) this.#problem(revision, { ...common, outcome: 'fails', message: fault.text });
    else if (seeded) this.#note(revision, [`${where}: both sides refuse the made-up rows: ${fault.text}`]);
    else this.#problem(revision, { ...common, outcome: 'unproven', message: `cannot be proven, because it fails on both sides: ${fault.text}` });
  }

  #entry(revision: GraphRevision) {
    const known = this.#verdicts.get(revision.revision) ?? { problems: [], notes: new Set<string>() };
    this.#verdicts.set(revision.revision, known);
    return known;
  }

  #problem(revision: GraphRevision, problem: Omit<Problem, 'proof' | 'check'>): void {
    this.#entry(revision).problems.push({ proof: 'postgresql', check: 'postgresql', ...problem });
  }

  #note(revision: GraphRevision, notes: readonly string[]): void {
    for (const note of notes) this.#entry(revision).notes.add(note);
  }

  #ask(side: Side, revision: GraphRevision, direction: 'upgrade' | 'downgrade', seed: boolean): Promise<Answer> {
    const url = this.#urlOf(side === 'after' ? 'after' : 'before');
    return this.pool.ask<PostgresAnswer>({ do: 'postgres', side, revision: revision.revision, direction, url, seed: seed && direction === 'upgrade', limit: this.request.limit } as never);
  }

  async #stamp(side: 'before' | 'after', revision: GraphRevision, direction: 'upgrade' | 'downgrade'): Promise<void> {
    await this.pool.ask({ do: 'stamp postgres', side, revision: revision.revision, direction, url: this.#urlOf(side), limit: SHORT } as never);
  }

  async #copy(from: 'before' | 'after'): Promise<void> {
    await this.#database(from === 'before' ? 'after' : 'before', true, `${this.#name}_${from}`);
  }

  async #database(side: 'before' | 'after', make: boolean, template?: string): Promise<string> {
    const ask = { do: 'database', url: this.url, name: `${this.#name}_${side}`, make, template, limit: SHORT };
    const answer = await this.pool.ask<{ version: string }>(ask);
    if (!('version' in answer)) throw new NoPostgres((answer as { fault: Fault }).fault.text);
    return answer.version;
  }

  #urlOf(side: 'before' | 'after'): string {
    const [head = '', query] = this.url.split('?');
    return `${head.replace(/\/[^/]*$/, `/${this.#name}_${side}`)}${query === undefined ? '' : `?${query}`}`;
  }
}
