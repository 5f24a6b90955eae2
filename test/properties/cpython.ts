/** CPython's own reading of texts, in a process that stays open. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pythonOf } from '../alembic/stacks.ts';

export interface Pair {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface CPython {
  /** @returns for each pair what is wrong with its output, '' when nothing is; null: Python refuses what came in. */
  judge(pairs: readonly Pair[]): Promise<readonly (string | null)[]>;
  close(): void;
}

/** Starts the process, which must be closed. Requests are answered in their order. */
export function openCPython(): CPython {
  const child = spawn(pythonOf('middle'), [join(import.meta.dirname, 'cpython.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { done: (answer: readonly (string | null)[]) => void; failed: (reason: Error) => void }[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.done(JSON.parse(line)));
  child.on('close', (code) => waiting.splice(0).forEach(({ failed }) => failed(new Error(`CPython has ended (${code})`))));
  return {
    judge: (pairs) =>
      new Promise((done, failed) => {
        waiting.push({ done, failed });
        child.stdin.write(`${JSON.stringify(pairs.map(({ before, after }) => [before, after].map((bytes) => Buffer.from(bytes).toString('base64'))))}\n`);
      }),
    close: () => void child.stdin.end(),
  };
}
