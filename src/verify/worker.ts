import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Fault, Opening, Versions } from './protocol.ts';

const SCRIPT = join(import.meta.dirname, 'python', 'worker.py');
/** How long Alembic may take to be imported and the revisions to be ordered. */
const START_LIMIT = 120_000;

type Answer = Readonly<Record<string, unknown>>;
type Settle = (answer: Answer) => void;

/** A Python process that has imported Alembic once and answers one request at a time. */
class Worker {
  #child: ChildProcess;
  #waiting: Settle | undefined;
  #errors = '';
  readonly #id = 1;

  constructor(executable: string, env: NodeJS.ProcessEnv, cwd: string) {
    this.#child = spawn(executable, [SCRIPT], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#settle(JSON.parse(line) as Answer));
    this.#child.stderr!.on('data', (chunk: Buffer) => void (this.#errors = `${this.#errors}${chunk.toString()}`.slice(-4000)));
    // What was written to a worker that is gone is answered by its end.
    this.#child.stdin!.on('error', () => undefined);
    this.#child.on('error', (error) => this.#settle({ gone: error.message }));
    this.#child.on('close', (code, signal) => this.#settle({ gone: this.#errors.trim().split('\n').at(-1) || `ended (${signal ?? code})` }));
  }

  #settle(answer: Answer): void {
    const settle = this.#waiting;
    this.#waiting = undefined;
    settle?.(answer);
  }

  ask(request: object, limit: number): Promise<Answer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.stop(), limit);
      this.#waiting = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) this.#settle({ gone: 'ended' });
      else this.#child.stdin!.write(`${JSON.stringify({ id: this.#id, ...request })}\n`);
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

export interface PoolRequest {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly opening: Opening;
  readonly workers: number;
}

/** A worker could not be started: the message is Python's own. */
export class WorkerFailed extends Error {}

/** Workers that share the requests; one that a migration killed is replaced. */
export class Pool {
  readonly #request: PoolRequest;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: ((worker: Worker) => void)[] = [];
  versions: Versions | undefined;

  private constructor(request: PoolRequest) {
    this.#request = request;
  }

  /** @throws WorkerFailed when the user's Python can't run it */
  static async open(request: PoolRequest): Promise<Pool> {
    const pool = new Pool(request);
    const started = await Promise.allSettled(Array.from({ length: request.workers }, () => pool.#start()));
    const failed = started.find((each) => each.status === 'rejected');
    if (failed) {
      pool.close();
      throw failed.reason;
    }
    for (const each of started) if (each.status === 'fulfilled') pool.#release(each.value);
    return pool;
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(this.#request.executable, this.#request.env, this.#request.cwd);
    this.#all.add(worker);
    const answer = await worker.ask(this.#request.opening, START_LIMIT);
    if (answer['ok'] !== true) throw new WorkerFailed(`${this.#request.executable}: ${String(answer['gone'] ?? 'gave no answer')}`);
    this.versions = answer as unknown as Versions;
    return worker;
  }

  #release(worker: Worker): void {
    const next = this.#queue.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }

  #take(): Promise<Worker> {
    const worker = this.#idle.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => this.#queue.push(resolve));
  }

  /**
   * @param request with its time limit in seconds
   * @returns the job's answer; or only a fault, when the migration took its process (or the whole worker) with it
   */
  async ask<T extends object>(request: { readonly do: string; readonly limit: number }): Promise<T | { readonly fault: Fault }> {
    const worker = await this.#take();
    const answer = await worker.ask(request, (request.limit + 60) * 1000);
    if (answer['gone'] === undefined) {
      this.#release(worker);
      return answer as T;
    }
    this.#all.delete(worker);
    worker.stop();
    this.#release(await this.#start());
    const text = `it killed the process that runs the proof: ${String(answer['gone'])}`;
    return { fault: { kind: 'ended', text, traceback: '' } };
  }

  close(): void {
    for (const worker of this.#all) worker.stop();
  }
}
