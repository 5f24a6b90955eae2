import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outline } from '../core/migration.ts';
import type { Result } from '../core/types.ts';
import type { FoundFile, Io, Source, Unreadable } from '../io.ts';
import type { Engine } from './engine.ts';
import type { Work } from './fix-file.ts';
import type { Report } from './fix-in-order.ts';
import type { Outlines, RunChains } from './read-order.ts';
import type { Settings } from './settings.ts';
import { sharesOf } from './shares.ts';

/** Who does the work of a run: this thread, or several. */
export interface Crew {
  outlines(files: readonly FoundFile[]): Promise<Outlines>;
  /** Rewrites the files that wait for their chains; whoever listens hears of one file at a time, in any order. */
  fix(waiting: Set<FoundFile>, chains: RunChains, work: Work, report: Report): Promise<void>;
  end(): Promise<void>;
}

/** What a thread is asked. */
export type Task =
  | { readonly do: 'outline'; readonly files: readonly FoundFile[] }
  | { readonly do: 'fix'; readonly share: readonly string[]; readonly files: readonly FoundFile[]; readonly outlines: Outlines; readonly settings: Settings; readonly applied: ReadonlySet<string> };

/** What it answers: of `fix`, one for each file, and an end. */
export type Answer = { readonly outlines: Outlines } | { readonly name: string; readonly source: Source | Unreadable; readonly result: Result | undefined } | { readonly end: true };

/** Each thread loads all of migfix and lets its heap grow: with fewer files for each, that takes longer than it saves. */
const FILES_PER_THREAD = 250;

const THREAD = new URL('../thread.js', import.meta.url);

/** @returns undefined when one thread is best: this one */
export function crewFor(files: readonly FoundFile[], { jobs = availableParallelism() }: Settings, io: Io, engine: Engine): Crew | undefined {
  const count = Math.min(jobs, Math.floor(files.length / FILES_PER_THREAD));
  // unbuilt, there is no file that a thread could run
  if (!engine.threads || count < 2 || !import.meta.url.endsWith('.js') || files.every(({ alone }) => alone)) return undefined;
  const threads = Array.from({ length: count }, () => new Thread(io.cwd, engine));
  let outlines: Outlines = new Map<string, Outline>();
  return {
    outlines: async (all) => {
      const size = Math.ceil(all.length / count);
      const parts = await Promise.all(threads.map((thread, at) => thread.outline(all.slice(at * size, (at + 1) * size))));
      return (outlines = new Map(parts.flatMap((part) => [...part])));
    },
    fix: async (waiting, chains, { settings, applied }, report) => {
      const all = [...chains.files.values()];
      const ordered = inOrder(waiting, chains);
      const byName = new Map(ordered.map((file) => [file.name, file]));
      let last = Promise.resolve();
      const hear = ({ name, source, result }: Extract<Answer, { name: string }>): void => {
        last = last.then(() => report(byName.get(name) as FoundFile, source, () => result as Result));
        last.catch(() => undefined);
      };
      await Promise.all(sharesOf(ordered, count).map((share, at) => (threads[at] as Thread).fix({ do: 'fix', share: share.map(({ name }) => name), files: all, outlines, settings, applied }, hear)));
      await last;
    },
    end: async () => void (await Promise.all(threads.map((thread) => thread.end()))),
  };
}

/** The files as their chains have them, then those of no chain. */
function inOrder(waiting: ReadonlySet<FoundFile>, { chains, files }: RunChains): readonly FoundFile[] {
  const chained = chains.flatMap(({ order }) => order.order.map(({ file }) => files.get(file) as FoundFile));
  return [...new Set([...chained, ...waiting])].filter((file) => waiting.has(file));
}

class Thread {
  private readonly worker: Worker;
  /** Whoever waits for an answer hears when there will be none. */
  private readonly failed: Promise<never>;

  constructor(cwd: string, { extra = [] }: Engine) {
    this.worker = new Worker(THREAD, { workerData: { cwd, extra: extra.map(({ path }) => path) } });
    this.failed = new Promise((_, reject) => {
      this.worker.on('error', reject);
      this.worker.on('exit', () => reject(new Error('a thread ended before its work was done')));
    });
    this.failed.catch(() => undefined);
  }

  outline(files: readonly FoundFile[]): Promise<Outlines> {
    return this.ask<Outlines>({ do: 'outline', files }, (answer, done) => void ('outlines' in answer && done(answer.outlines)));
  }

  fix(task: Task, hear: (answer: Extract<Answer, { name: string }>) => void): Promise<void> {
    return this.ask<void>(task, (answer, done) => ('name' in answer ? hear(answer) : done()));
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask<T>(task: Task, hear: (answer: Answer, done: (value: T) => void) => void): Promise<T> {
    let listen: ((answer: Answer) => void) | undefined;
    const answered = new Promise<T>((done) => this.worker.on('message', (listen = (answer: Answer) => hear(answer, done))));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    this.worker.postMessage(task);
    try {
      return await Promise.race([answered, this.failed]);
    } finally {
      if (listen) this.worker.off('message', listen);
    }
  }
}
