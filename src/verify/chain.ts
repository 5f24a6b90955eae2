import { rm, writeFile } from 'node:fs/promises';
import type { Mode } from './model.ts';
import type { Choices, Direction, Fault, GraphRevision, SeedRequest, StepAnswer, StepRequest, Violation } from './protocol.ts';
import type { Pool } from './worker.ts';

/** How far a step came, and what the next one starts from. */
export interface StepResult {
  readonly revision: GraphRevision;
  readonly mode: Mode;
  readonly pass: Pass;
  /** Of the run that counts: the first one, or the one without the rows that the migration never took. */
  readonly answer: Partial<StepAnswer>;
  readonly fault: Fault | null;
  /** The database that it started from. */
  readonly start: string;
  readonly engine: string | undefined;
  /** Rows that were taken out so that it ran. */
  readonly without: readonly Violation[];
  /** The other side, from the same state; undefined where the text is the same. */
  readonly before?: Partial<StepAnswer> | undefined;
  /** It failed where its upgrade still stands, since no downgrade took it back: that says nothing of it. */
  readonly stands?: boolean;
  /** After a fault: where the next revision starts. */
  readonly goesOn?: 'the original' | 'the way up' | 'empty tables' | 'what could be done' | 'a stamp';
}

export type Pass = 'up' | 'down' | 'up again';

export interface ChainContext {
  readonly pool: Pool;
  readonly revisions: readonly GraphRevision[];
  readonly changed: (revision: string) => boolean;
  readonly mode: Mode;
  readonly engine: string | undefined;
  readonly limit: number;
  readonly bulk: number;
  /** A file name of the scratch folder. */
  readonly file: (name: string) => string;
  /** The state of the chain on empty tables after so many revisions, where this is another chain. */
  readonly emptyState: ((index: number) => Promise<string>) | undefined;
  readonly done: (result: StepResult) => void;
}

type Seconds = number;
/** Each takes out the rows of one constraint: a revision may make a dozen. */
const ATTEMPTS = 40;
const SHORT: Seconds = 60;

/**
 * Runs a chain on SQLite: base to head, head to base, base to head again, one connection for each revision.
 * What fails does not end it: the next revision starts from the nearest state that can be had.
 */
export class Chain {
  readonly #context: ChainContext;
  readonly #states = new Map<number, Promise<string>>();
  readonly #reached = new Map<number, (path: string) => void>();
  #choices: Choices = {};
  #files = 0;
  /** Since the last step. */
  #made: string[] = [];
  readonly #ups = new Set<string>();

  constructor(context: ChainContext) {
    this.#context = context;
    for (let index = 0; index <= context.revisions.length; index++) {
      this.#states.set(index, new Promise((resolve) => this.#reached.set(index, resolve)));
    }
  }

  /** The database after so many revisions of the first way up. */
  state(index: number): Promise<string> {
    return this.#states.get(index)!;
  }

  async run(passes: readonly Pass[]): Promise<void> {
    let state = this.#newFile();
    await writeFile(state, '');
    for (const pass of passes) {
      if (pass === 'up') this.#reached.get(0)!(state);
      state = await this.#pass(pass, state);
    }
  }

  async #pass(pass: Pass, start: string): Promise<string> {
    const { revisions } = this.#context;
    const order = pass === 'down' ? revisions.map((_, index) => revisions.length - 1 - index) : revisions.map((_, index) => index);
    let state = start;
    for (const index of order) {
      state = await this.#step(pass, index, state);
      if (pass === 'up') this.#reached.get(index + 1)!(state);
    }
    return state;
  }

  async #step(pass: Pass, index: number, from: string): Promise<string> {
    const revision = this.#context.revisions[index]!;
    const direction: Direction = pass === 'down' ? 'downgrade' : 'upgrade';
    let state = this.#newFile();
    let start = from;
    const without: Violation[] = [];
    let answer = await this.#ask(revision, direction, start, state, {});
    for (let attempt = 1; attempt < ATTEMPTS && this.#mayThin(answer, without); attempt++) {
      const thinned = await this.#thin(answer.violation!, start);
      if (!thinned) break;
      without.push(answer.violation!);
      start = thinned;
      state = this.#newFile();
      answer = await this.#ask(revision, direction, start, state, {});
    }
    this.#learn(answer.choices);
    const fault = answer.fault ?? null;
    const wanted = fault !== null || (answer.findings ?? []).length > 0 || (pass === 'up' && this.#context.mode !== 'rows, foreign keys on');
    const before = wanted ? await this.#other(revision, direction, start) : undefined;
    // where the original would run a second time, the rewrite has to
    if (fault && pass === 'up again' && !revision.takesBack && before?.answer.fault !== null) return this.#passOver(revision, index, from, start);
    const next = fault ? await this.#goOn(pass, index, direction, start, before) : { state };
    const { state: reached, ...how } = next;
    await this.#tidy(pass, from, [start, reached]);
    this.#context.done({ revision, mode: this.#context.mode, pass, start, engine: this.#context.engine, answer, fault, without, before: before?.answer, ...how });
    return reached;
  }

  /** Goes on from where the first way up came to. */
  async #passOver(revision: GraphRevision, index: number, from: string, start: string): Promise<string> {
    const reached = await this.state(index + 1);
    await this.#tidy('up again', from, [start, reached]);
    this.#context.done({ revision, mode: this.#context.mode, pass: 'up again', start, engine: this.#context.engine, answer: {}, fault: null, without: [], stands: true });
    return reached;
  }

  /** A row that no wording of the constraint could take is the migration's fault; others were never promised a place. */
  #mayThin({ violation }: Partial<StepAnswer>, without: readonly Violation[]): boolean {
    if (!violation || violation.fresh || violation.kind === 'not null') return false;
    return !without.some((known) => known.where === violation.where && known.table === violation.table);
  }

  async #thin(violation: Violation, from: string): Promise<string | undefined> {
    const path = this.#newFile();
    const { table, where } = violation;
    const answer = await this.#context.pool.ask<{ removed?: number }>({ do: 'thin', url: url(path), from, table, where, limit: SHORT } as never);
    return 'removed' in answer && answer.removed ? path : undefined;
  }

  async #other(revision: GraphRevision, direction: Direction, from: string): Promise<{ answer: Partial<StepAnswer>; state: string } | undefined> {
    if (!this.#context.changed(revision.revision)) return undefined;
    const state = this.#newFile();
    return { answer: await this.#ask(revision, direction, from, state, { side: 'before' }), state };
  }

  /** The nearest state behind a revision that failed. */
  async #goOn(pass: Pass, index: number, direction: Direction, from: string, before: { answer: Partial<StepAnswer>; state: string } | undefined): Promise<{ state: string; goesOn: NonNullable<StepResult['goesOn']> }> {
    const revision = this.#context.revisions[index]!;
    if (before && before.answer.fault === null) return { state: before.state, goesOn: 'the original' };
    if (pass === 'down') return { state: await this.state(index), goesOn: 'the way up' };
    if (this.#context.emptyState) return { state: await this.#refilled(await this.#context.emptyState(index + 1)), goesOn: 'empty tables' };
    const lenient = this.#newFile();
    const tried = await this.#ask(revision, direction, from, lenient, { lenient: true });
    if (tried.fault === null) return { state: lenient, goesOn: 'what could be done' };
    const stamped = this.#newFile();
    await this.#context.pool.ask({ do: 'stamp', side: 'after', revision: revision.revision, direction, url: url(stamped), from, limit: SHORT } as never);
    return { state: stamped, goesOn: 'a stamp' };
  }

  /** The schema of the chain without rows, with rows again: what comes next must meet some. */
  async #refilled(from: string): Promise<string> {
    const path = this.#newFile();
    const seed: SeedRequest = { choices: this.#choices, bulk: this.#context.bulk };
    const answer = await this.#context.pool.ask({ do: 'sow', url: url(path), from, seed, limit: SHORT } as never);
    return 'fault' in answer ? from : path;
  }

  async #ask(revision: GraphRevision, direction: Direction, from: string, to: string, more: Partial<StepRequest>): Promise<Partial<StepAnswer>> {
    const { mode, engine, limit, pool } = this.#context;
    const countsOnly = this.#context.bulk > 0;
    const seed: SeedRequest | undefined = mode === 'empty' || direction === 'downgrade' ? undefined : { choices: this.#choices, bulk: this.#context.bulk };
    const request: StepRequest = {
      do: 'step', side: 'after', revision: revision.revision, direction, engine, url: url(to), from, limit,
      foreignKeys: mode === 'rows, foreign keys on',
      heads: direction === 'upgrade' ? revision.headsAfter : revision.headsBelow,
      headsBefore: direction === 'upgrade' ? revision.headsBelow : revision.headsAfter,
      ...(seed ? { seed } : {}),
      ...(countsOnly ? { countsOnly } : {}),
      shape: mode === 'empty' && direction === 'upgrade',
      ...more,
    };
    return pool.ask<StepAnswer>(request);
  }

  /** An Enum's values are known only to the migration that made the column. */
  #learn(found: Choices | undefined): void {
    for (const [table, columns] of Object.entries(found ?? {})) {
      this.#choices = { ...this.#choices, [table]: { ...this.#choices[table], ...columns } };
    }
  }

  /** Only the states of the first way up are wanted again; of many rows not even those, for they would fill the disk. */
  async #tidy(pass: Pass, from: string, kept: readonly string[]): Promise<void> {
    const gone = this.#made.filter((path) => !kept.includes(path));
    this.#made = [];
    if (pass === 'up' && !this.#context.bulk) this.#ups.add(from);
    else if (from.includes(this.#prefix()) && !this.#ups.has(from) && !kept.includes(from)) gone.push(from);
    await Promise.all(gone.map((path) => rm(path, { force: true })));
  }

  #prefix(): string {
    return `${this.#context.mode.replaceAll(/\W+/g, '-')}-${this.#context.engine ?? ''}`;
  }

  #newFile(): string {
    const path = this.#context.file(`${this.#prefix()}${this.#files++}.sqlite`);
    this.#made.push(path);
    return path;
  }
}

export const url = (path: string): string => `sqlite:///${path}`;
