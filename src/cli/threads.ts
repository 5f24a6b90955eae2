import { Worker } from 'node:worker_threads';
import type { Course } from '../core/course.ts';
import type { Result } from '../core/types.ts';
import type { FoundFile, Source, Unreadable } from '../io.ts';
import type { Engine } from './engine.ts';
import type { Courses } from './fix-in-order.ts';
import type { Outlines } from './read-order.ts';
import type { Settings } from './settings.ts';

/** What a thread is asked. */
export type Task =
  | { readonly do: 'outline'; readonly files: readonly FoundFile[]; readonly whole: boolean }
  | {
      readonly do: 'fix';
      /** By name. */
      readonly share: readonly string[];
      readonly courses: readonly Course[];
      readonly files: readonly FoundFile[];
      readonly outlines: Courses['outlines'];
      readonly settings: Settings;
      readonly applied: ReadonlySet<string>;
    };

/** What became of one file. */
export interface Fixed {
  readonly name: string;
  readonly source: Source | Unreadable;
  readonly result: Result | undefined;
}

/** What it answers: of `fix`, one for each file, and an end. */
export type Answer = { readonly outlines: Outlines } | Fixed | { readonly end: true };

export interface Thread {
  /** Hands over a task, and every answer. @throws Error when the thread ends before its work is done; the next task is for a new one */
  ask(task: Task, hear: (answer: Answer) => void): Promise<void>;
  end(): Promise<void>;
}

const MODULE = new URL('../thread.js', import.meta.url);

/** Unbuilt, there is no file that a thread could run. */
export const canHaveThreads = import.meta.url.endsWith('.js');

/** Of what is short-lived, some megabytes are collected at a time; Node would take 48 for each thread. */
const YOUNG = { maxYoungGenerationSizeMb: 24 };

/** Begins at once, as that takes a while; and anew when it was asked something, and has ended. */
export function openThread(cwd: string, { extra = [] }: Engine): Thread {
  let asked: { readonly hear: (answer: Answer) => void; readonly fail: (error: Error) => void } | undefined;
  let worker: Worker | undefined;
  const start = (): Worker => {
    const own = new Worker(MODULE, { resourceLimits: YOUNG, workerData: { cwd, extra: extra.map(({ path }) => path) } });
    let why: Error | undefined;
    own.on('message', (answer: Answer) => asked?.hear(answer));
    own.on('error', (error) => (why = error));
    // by then all that it answered has been heard
    own.on('exit', (code) => {
      worker = undefined;
      asked?.fail(why ?? new Error(`exit code ${code}`));
    });
    return own;
  };
  worker = start();
  return {
    ask: (task, hear) =>
      new Promise<void>((done, fail) => {
        asked = { fail, hear: (answer) => (hear(answer), 'name' in answer || done()) };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        (worker ??= start()).postMessage(task);
      }).finally(() => (asked = undefined)),
    end: async () => void (await worker?.terminate()),
  };
}
