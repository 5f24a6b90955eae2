import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from './cli/engine.ts';
import { withExtra } from './cli/extra-transforms.ts';
import { fixInOrder } from './cli/fix-in-order.ts';
import { readOutlines } from './cli/read-order.ts';
import type { Answer, Task } from './cli/threads.ts';
import type { FoundFile } from './io.ts';
import { createNodeIo } from './node/io.ts';

/** A thread of `migfix`: does its share of a run, and leaves all writing to the main thread. */

const { cwd, extra } = workerData as { readonly cwd: string; readonly extra: readonly string[] };
const io = createNodeIo(cwd);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const answer = (message: Answer): void => parentPort?.postMessage(message);

async function work(task: Task): Promise<void> {
  const parse = await io.parser();
  if (task.do === 'outline') return answer({ outlines: await readOutlines(task.files, io, parse, parse, task.whole) });
  const { settings, applied, courses, share, outlines } = task;
  const files = new Map(task.files.map((file) => [file.name, file]));
  const waiting = new Set(share.map((name) => files.get(name) as FoundFile));
  const engine = await withExtra(await loadEngine(), extra, io);
  await fixInOrder(waiting, { chains: courses, files, outlines }, { parse, take: parse }, { settings, io, engine, applied }, async (file, source, result) => {
    answer({ name: file.name, source, result: 'reason' in source ? undefined : result(source.code) });
  });
  answer({ end: true });
}

parentPort?.on('message', (task: Task) => {
  // what went wrong is the main thread's to say
  work(task).catch((error: unknown) => setImmediate(() => {
    throw error;
  }));
});
