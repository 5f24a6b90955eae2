import type { Meta } from '../../src/core/types.ts';
import type { Rewritten } from './rewrite.ts';
import type { Session } from './session.ts';

export interface Question {
  readonly session: Session;
}

export interface Environment {
  readonly namingConvention: boolean;
  readonly foreignKeys: boolean;
}

export interface Answer {
  /** In the order in which Alembic runs them. */
  readonly files: readonly Rewritten[];
  /** What env.py is like, as far as anybody says so. */
  readonly environment: Environment;
  /** A migration that makes what the file that is shown finds when it runs, where no other file makes it. */
  readonly tables: string;
}

/** Every rule, by name. */
export type Rules = ReadonlyMap<string, Meta>;

export interface Listener {
  /** Once, before any answer. */
  readonly ready: (rules: Rules) => void;
  /** Gets the answer to the last question; those to earlier ones are dropped. */
  readonly heard: (answer: Answer) => void;
  /** Hears why the thread could not be started, or stopped. */
  readonly failed: (reason: string) => void;
}

/**
 * Starts the thread that rewrites.
 *
 * @returns asks; while an answer is being made, only the last question waits
 */
export function startRewriter({ ready, heard, failed }: Listener): (session: Session) => void {
  const worker = new Worker(new URL('./rewrite.worker.ts', import.meta.url), { type: 'module' });
  let busy = false;
  let waiting: Session | undefined;
  const send = (session: Session): void => {
    busy = true;
    waiting = undefined;
    worker.postMessage({ session } satisfies Question);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer | { readonly rules: readonly Meta[] }>) => {
    if ('rules' in data) return ready(new Map(data.rules.map((rule) => [rule.id, rule])));
    busy = false;
    if (waiting) send(waiting);
    else heard(data);
  });
  worker.addEventListener('error', (event) => failed(event.message || 'the worker could not be loaded'));
  return (session) => {
    if (busy) waiting = session;
    else send(session);
  };
}
