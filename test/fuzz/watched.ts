import { Worker } from 'node:worker_threads';
import type { Options } from '../../src/core/types.ts';

export interface Asked {
  readonly bytes: Uint8Array;
  readonly options?: Partial<Options>;
}

export interface Answered {
  readonly status: 'ready' | 'undecodable' | 'skipped' | 'bug' | 'thrown' | 'hung' | 'unchanged' | 'fixed';
  readonly reason?: string;
  /** Of a `fixed` one; undefined: it does not fit the encoding. */
  readonly output?: Uint8Array | undefined;
}

export interface Watched {
  ask(asked: Asked): Promise<Answered>;
  close(): Promise<void>;
}

/**
 * Rewrites in a thread of its own: what never ends is ended, and answered as `hung`.
 *
 * @param patience milliseconds for one input; far more than one second, since the machine may be busy
 */
export function openWatched(patience: number): Watched {
  let running = start();
  function next(worker: Worker): Promise<Answered> {
    return new Promise((done, failed) => void worker.once('message', done).once('error', failed));
  }
  function start() {
    // a thread does not inherit the loader of TypeScript
    const script = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)})))`;
    const worker = new Worker(script, { eval: true });
    worker.setMaxListeners(0);
    return { worker, ready: next(worker) };
  }
  return {
    async ask(asked) {
      const { worker, ready } = running;
      await ready;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Answered>((done) => (timer = setTimeout(() => done({ status: 'hung' }), patience)));
      const answered = next(worker);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(asked);
      const answer = await Promise.race([answered, late]);
      clearTimeout(timer);
      worker.removeAllListeners('message').removeAllListeners('error');
      if (answer.status === 'hung') {
        await worker.terminate();
        running = start();
      }
      return answer;
    },
    close: async () => void (await running.worker.terminate()),
  };
}
