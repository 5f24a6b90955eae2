import { availableParallelism } from 'node:os';
import type { Course } from '../core/course.ts';
import { keptTrees } from '../core/kept-trees.ts';
import type { Result } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';
import type { Engine } from './engine.ts';
import type { Work } from './fix-file.ts';
import { fixInOrder, type Report } from './fix-in-order.ts';
import { type Outlines, type Read, readOutlines, type RunChains } from './read-order.ts';
import type { Settings } from './settings.ts';
import { READ, READ_WHOLE, sharesOf } from './shares.ts';
import { canHaveThreads, openThread, type Task, type Thread } from './threads.ts';

/** Who does the work of a run: this thread, or several. */
export interface Crew {
  outlines(files: readonly FoundFile[]): Promise<Outlines>;
  /** Rewrites the files that wait for their chains; whoever listens hears of one file at a time, in any order. */
  fix(waiting: Set<FoundFile>, chains: RunChains, work: Work, report: Report): Promise<void>;
  end(): Promise<void>;
}

/** Each thread loads all of migfix and lets its heap grow: with fewer files for each, that takes longer than it saves. */
const FILES_PER_THREAD = 250;

/** Where a first reading tells what each file does to the schema: that is for whoever comes to the file later, and does not rewrite it. */
interface Whole {
  readonly here: boolean;
  readonly inThreads: boolean;
}

/**
 * @returns a crew that works in this thread where that is best, and starts others when there is enough to do
 */
export function crewFor(files: readonly FoundFile[], { jobs = availableParallelism() }: Settings, io: Io, engine: Engine, whole: Whole): Crew {
  const most = engine.threads && canHaveThreads && files.some(({ alone }) => !alone) ? Math.min(jobs, Math.floor(files.length / FILES_PER_THREAD)) : 1;
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

/** This thread takes a share as well: one heap less. */
function severalThreads(count: number, io: Io, engine: Engine, whole: boolean): Crew {
  const others = Array.from({ length: count - 1 }, () => openThread(io.cwd, engine));
  return {
    outlines: async (all) => {
      await boundHeaps();
      const parse = await io.parser();
      const size = Math.ceil(all.length / count);
      const [own = [], ...parts] = Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
      const read = (some: readonly FoundFile[]): Promise<Outlines> => readOutlines(some, io, parse, parse, whole);
      const outlines = await Promise.all([...parts.map((part, at) => outlinesBy(others[at] as Thread, part, whole).catch(() => read(part))), read(own)]);
      return new Map(outlines.flatMap((part) => [...part]));
    },
    fix: async (waiting, chains, work, report) => {
      const parse = await io.parser();
      const [own = [], ...shares] = sharesOf(inOrder(waiting, chains), count, whole ? READ_WHOLE : READ);
      const inTurn = oneAtATime(report);
      await Promise.all([
        ...shares.map((share, at) => fixBy(others[at] as Thread, share, chains, work, inTurn)),
        fixInOrder(new Set(own), chains, { parse, take: parse }, work, inTurn),
      ]);
    },
    end: async () => void (await Promise.all(others.map((thread) => thread.end()))),
  };
}

/** The files as their chains have them, then those of no chain. */
function inOrder(waiting: ReadonlySet<FoundFile>, { chains, files }: RunChains): readonly FoundFile[] {
  const chained = chains.flatMap(({ order }) => order.order.map(({ file }) => files.get(file) as FoundFile));
  return [...new Set([...chained, ...waiting])].filter((file) => waiting.has(file));
}

/** A heap may grow by half of what is held, not to four times: most of a run is short-lived, and there is one heap for each thread. */
async function boundHeaps(): Promise<void> {
  (await import('node:v8')).setFlagsFromString('--heap-growing-percent=50');
}

const oneAtATime = (report: Report): Report => {
  let last = Promise.resolve();
  return (...told) => (last = last.then(() => report(...told)));
};

async function outlinesBy(thread: Thread, files: readonly FoundFile[], whole: boolean): Promise<Outlines> {
  let outlines: Outlines = new Map<string, Read>();
  await thread.ask({ do: 'outline', files, whole }, (answer) => {
    if ('outlines' in answer) ({ outlines } = answer);
  });
  return outlines;
}

/** So often a thread is begun anew, behind the file at which the one before it ended. */
const MOST_STARTS = 3;

/** Has a thread rewrite a share. What ends the thread (a rule that takes all memory, say) costs one file, and the rest goes on. */
async function fixBy(thread: Thread, share: readonly FoundFile[], chains: RunChains, { settings, applied }: Work, report: Report): Promise<void> {
  const left = new Map(share.map((file) => [file.name, file]));
  let reported = Promise.resolve();
  for (let start = 1; left.size; start++) {
    const task: Task = { do: 'fix', share: [...left.keys()], ...partOf(chains, share), settings, applied };
    const why = await thread.ask(task, (answer) => {
      if (!('name' in answer)) return;
      const file = left.get(answer.name) as FoundFile;
      left.delete(answer.name);
      reported = report(file, answer.source, () => answer.result as Result);
      reported.catch(() => undefined);
    }).then(() => undefined, (error: Error) => error.message);
    await reported;
    if (why === undefined) return;
    // it goes in this order
    for (const file of [...left.values()].slice(0, start < MOST_STARTS ? 1 : Infinity)) {
      left.delete(file.name);
      await report(file, { reason: `the thread that was to rewrite it ended: ${why}`, content: false }, () => { throw new Error('there is no text'); });
    }
  }
}

/** The chains up to the last file of a share, and no more of them than it takes: a thread has a copy of it. */
function partOf({ chains, files, outlines }: RunChains, share: readonly FoundFile[]): Pick<Extract<Task, { do: 'fix' }>, 'courses' | 'files' | 'outlines'> {
  const wanted = new Set(share.map(({ name }) => name));
  const courses = chains.flatMap(({ order: { order }, drops }): readonly Course[] => {
    const last = order.findLastIndex(({ file }) => wanted.has(file));
    return last < 0 ? [] : [{ order: { order: order.slice(0, last + 1).map(({ id, file }) => ({ id, file })) }, drops }];
  });
  const read = new Set([...courses.flatMap(({ order }) => order.order.map(({ file }) => file)), ...wanted]);
  const small = ({ path, name, namingConvention, foreignKeys }: FoundFile): FoundFile => ({ path, name, namingConvention, ...(foreignKeys === undefined ? {} : { foreignKeys }) });
  const told = [...read].flatMap((name) => {
    const migration = wanted.has(name) ? undefined : outlines.get(name)?.migration;
    return migration === undefined ? [] : [[name, { migration }] as const];
  });
  return { courses, outlines: new Map(told), files: [...read].map((name) => small(files.get(name) as FoundFile)) };
}
