/** CPython's own view of a text before and after, from one Python process that stays open. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonOf } from '../../test/alembic/stacks.ts';

export interface Verdict {
  readonly parses: boolean;
  readonly error: string | null;
  /** Comments, strings and numbers of the text before that are nowhere in the text after. */
  readonly lost: readonly string[];
  /** Schema operations in the text before. */
  readonly found: number;
  /** Operations outside a block in the text after that no SQLite takes. */
  readonly refused: readonly { readonly text: string; readonly line: number }[];
}

export interface Judge {
  judge(before: string, after: string): Promise<Verdict>;
  close(): void;
}

/** Starts the process; `close` ends it. */
export function openJudge(): Judge {
  const child = spawn(pythonOf('middle'), ['-u', path.join(import.meta.dirname, 'judge.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, (verdict: Verdict) => void>();
  let asked = 0;
  createInterface(child.stdout).on('line', (line) => {
    const { id, ...verdict } = JSON.parse(line) as Verdict & { id: number };
    waiting.get(id)?.(verdict);
    waiting.delete(id);
  });
  return {
    judge: (before, after) =>
      new Promise((resolve) => {
        waiting.set(asked, resolve);
        child.stdin.write(`${JSON.stringify({ id: asked++, before, after })}\n`);
      }),
    close: () => child.stdin.end(),
  };
}
