import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { keptTrees } from '../core/kept-trees.ts';
import type { Result } from '../core/types.ts';
import type { FoundFile, Io, Source, Unreadable } from '../io.ts';
import type { Engine } from './engine.ts';
import type { Work } from './fix-file.ts';
import { fixInOrder, type Report } from './fix-in-order.ts';
import { type Outlines, readOutlines, type RunChains } from './read-order.ts';
import type { Settings } from './settings.ts';
import { READ, READ_WHOLE, sharesOf } from './shares.ts';

/** Who does the work of a run: this thread, or several. */
export interface Crew {
  outlines(files: readonly FoundFile[]): Promise<Outlines>;
  /** Rewrites the files that wait for their chains; whoever listens hears of one file at a time, in any order. */
  fix(waiting: Set<FoundFile>, chains: RunChains, work: Work, report: Report): Promise<void>;
  end(): Promise<void>;
}

/** What a thread is asked. */
export type Task =
  | { readonly do: 'outline'; readonly files: readonly FoundFile[]; readonly whole: boolean }
  | { readonly do: 'fix'; readonly share: readonly string[]; readonly files: readonly FoundFile[]; readonly outlines: Outlines; readonly settings: Settings; readonly applied: ReadonlySet<string> };

/** What it answers: of `fix`, one for each file, and an end. */
export type Answer = { readonly outlines: Outlines } | { readonly name: string; readonly source: Source | Unreadable; readonly result: Result | undefined } | { readonly end: true };

/** Each thread loads all of migfix and lets its heap grow: with fewer files for each, that takes longer than it saves. */
const FILES_PER_THREAD = 250;

const THREAD = new URL('../thread.js', import.meta.url);

/** Where a first reading tells what each file does to the schema: that is for whoever comes to the file later, and does not rewrite it. */
interface Whole {
  readonly here: boolean;
  readonly inThreads: boolean;
}

/**
 * @returns a crew that works in this thread where that is best, and starts others when there is enough to do
 */
export function crewFor(files: readonly FoundFile[], { jobs = availableParallelism() }: Settings, io: Io, engine: Engine, whole: Whole): Crew {
  // unbuilt, there is no file that a thread could run
  const most = engine.threads && import.meta.url.endsWith('.js') && files.some(({ alone }) => !alone) ? Math.min(jobs, Math.floor(files.length / FILES_PER_THREAD)) : 1;
  let here: Promise<Crew> | undefined;
  let others: Crew | undefined;
  const crewOf = async (count: number): Promise<Crew> =>
    most > 1 && count >= 2 * FILES_PER_THREAD ? (others ??= severalThreads(most, io, engine, whole.inThreads)) : (here ??= thisThread(io, whole.here));
  return {
    outlines: async (all) => (await crewOf(all.length)).outlines(all),
    fix: async (waiting, ...more) => (await crewOf(waiting.size)).fix(waiting, ...more),
    end: async () => others?.end(),
  };
}

/** What a crew does, without threads of its own. */
async function thisThread(io: Io, whole: boolean): Promise<Crew> {
  const parse = await io.parser();
  const { keep, take } = keptTrees(parse);
  return {
    outlines: (files) => readOutlines(files, io, keep, parse, whole),
    fix: (waiting, chains, work, report) => fixInOrder(waiting, chains, { parse, take }, work, report),
    end: async () => {},
  };
}

function severalThreads(count: number, io: Io, engine: Engine, whole: boolean): Crew {
  const threads = Array.from({ length: count }, () => new Thread(io.cwd, engine));
  return {
    outlines: async (all) => {
      const size = Math.ceil(all.length / count);
      const parts = await Promise.all(threads.map((thread, at) => thread.outline(all.slice(at * size, (at + 1) * size), whole)));
      return new Map(parts.flatMap((part) => [...part]));
    },
    fix: async (waiting, chains, { settings, applied }, report) => {
      const { outlines } = chains;
      const all = [...chains.files.values()];
      const ordered = inOrder(waiting, chains);
      const byName = new Map(ordered.map((file) => [file.name, file]));
      let last = Promise.resolve();
      const hear = ({ name, source, result }: Extract<Answer, { name: string }>): void => {
        last = last.then(() => report(byName.get(name) as FoundFile, source, () => result as Result));
        last.catch(() => undefined);
      };
      const shares = sharesOf(ordered, count, whole ? READ_WHOLE : READ);
      await Promise.all(shares.map((share, at) => (threads[at] as Thread).fix({ do: 'fix', share: share.map(({ name }) => name), files: all, outlines, settings, applied }, hear)));
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

  outline(files: readonly FoundFile[], whole: boolean): Promise<Outlines> {
    return this.ask<Outlines>({ do: 'outline', files, whole }, (answer, done) => void ('outlines' in answer && done(answer.outlines)));
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
