import type { Environment } from '../rewriter.ts';
import type { SourceFile } from '../session.ts';

/** What is to be run. */
export interface RunRequest {
  /** These run first, without a look at them. */
  readonly start: readonly SourceFile[];
  readonly name: string;
  readonly sides: { readonly before: string; readonly after: string };
  readonly environment: Environment;
}

export interface RunQuestion {
  /** Where Pyodide and the packages lie, ending in `/`. */
  readonly assets: string;
  readonly request: RunRequest;
}

export interface Fault {
  readonly text: string;
  /** 1-based, in the migration. */
  readonly line: number | null;
}

/** A table when the run is over. */
export interface TableShown {
  readonly name: string;
  /** As `sqlite_master` has it: the table, then its indexes and triggers. */
  readonly sql: readonly string[];
  readonly dropped: boolean;
  readonly changed: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly count: number;
}

export interface SideAnswer {
  /** The tables could not be made: nothing was run. */
  readonly start: (Fault & { readonly file: string }) | null;
  readonly fault: Fault | null;
  readonly tables: readonly TableShown[];
}

export type RunAnswer = Readonly<Record<'before' | 'after', SideAnswer>>;

type Message = { readonly versions: Readonly<Record<string, string>> } | { readonly sides: RunAnswer } | { readonly failed: string };

export interface RunDone {
  readonly sides: RunAnswer;
  readonly versions: Readonly<Record<string, string>>;
}

/** Seconds to run in, once Python is there. */
const LIMIT = 20;

/** This build of the page came without Pyodide or the packages. */
export class MissingPython extends Error {}

let worker: Worker | undefined;

/**
 * Runs both sides on scratch databases. Python is loaded at the first call, and kept.
 *
 * @throws MissingPython where it cannot be loaded; Error that says why there is no answer
 */
export async function runBoth(request: RunRequest): Promise<RunDone> {
  const own = (worker ??= new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module' }));
  const stop = (): void => {
    own.terminate();
    worker = undefined;
  };
  try {
    return await answerOf(own, request);
  } catch (error) {
    stop();
    throw error;
  }
}

function answerOf(own: Worker, request: RunRequest): Promise<RunDone> {
  return new Promise((resolve, reject) => {
    let versions: RunDone['versions'] = {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    own.addEventListener('error', ({ message }) => reject(new MissingPython(message)), { once: true });
    own.addEventListener('message', function heard({ data }: MessageEvent<Message>) {
      if ('versions' in data) {
        versions = data.versions;
        timer = setTimeout(() => reject(new Error(`ran for more than ${LIMIT} seconds, and was ended`)), LIMIT * 1000);
        return;
      }
      clearTimeout(timer);
      own.removeEventListener('message', heard);
      if ('sides' in data) resolve({ sides: data.sides, versions });
      else reject(timer ? new Error(data.failed) : new MissingPython(data.failed));
    });
    own.postMessage({ assets: new URL('python/', document.baseURI).href, request } satisfies RunQuestion);
  });
}
