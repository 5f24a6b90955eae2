/** A real terminal for a test: what is typed goes through the kernel's line discipline, and programs see a TTY. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pythonOf } from '../alembic/stacks.ts';

export interface Terminal {
  /** Types, as a keyboard would: `\r` is Enter, `\t` Tab, `\x03` Ctrl+C. */
  readonly type: (text: string) => void;
  /**
   * Waits until what was shown since the last wait matches.
   *
   * @returns the match's text, without colours and cursor movements
   * @throws Error with what was shown instead, after 20 seconds or at the end of the program
   */
  readonly until: (pattern: RegExp) => Promise<string>;
  /** All that came so far, with colours and cursor movements. */
  readonly raw: () => string;
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number>;
  readonly close: () => void;
}

const LIMIT = 20_000;

/** Without colours, movements and bells. */
const plain = (raw: string): string => stripVTControlCharacters(raw).replaceAll('\x07', '');

export function openTerminal(command: readonly string[], { cwd, env = {}, columns = 100, rows = 40 }: { cwd: string; env?: NodeJS.ProcessEnv; columns?: number; rows?: number }): Terminal {
  const child = spawn(pythonOf('tools'), [join(import.meta.dirname, 'in_terminal.py'), String(columns), String(rows), ...command], { cwd, env: { ...process.env, TERM: 'xterm-256color', ...env } });
  let raw = '';
  let seen = 0;
  let over = false;
  const waiting = new Set<() => void>();
  const tell = () => [...waiting].forEach((look) => look());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (raw += text));
  const ended = new Promise<number>((resolve) => child.on('close', (code) => {
    over = true;
    resolve(code ?? -1);
    tell();
  }));
  const until = (pattern: RegExp): Promise<string> => new Promise((resolve, reject) => {
    const finish = (done: () => void): void => {
      clearTimeout(timer);
      waiting.delete(look);
      done();
    };
    const give = (why: string) => finish(() => reject(new Error(`${why} before ${pattern}; shown: ${JSON.stringify(plain(raw.slice(seen)))}`)));
    const look = (): void => {
      const shown = plain(raw.slice(seen));
      const found = pattern.exec(shown);
      if (found) finish(() => {
        seen = raw.length;
        resolve(found[0]);
      });
      else if (over) give('the program ended');
    };
    const timer = setTimeout(() => give('nothing more came'), LIMIT);
    waiting.add(look);
    look();
  });
  return { raw: () => raw, type: (text) => void child.stdin.write(text), until, ended, close: () => void child.kill() };
}
