import { createInterface, emitKeypressEvents, type Key } from 'node:readline';
import { Interrupted, type Keyboard } from '../io.ts';
import { editText } from './editor.ts';

/** Keys as they are pressed, from a terminal. Until it is closed, the terminal does not echo them. */
export function openKeyboard(env: Readonly<Record<string, string | undefined>>): Keyboard {
  const { stdin, stdout } = process;
  const pressed: string[] = [];
  let hear: (() => void) | undefined;
  let asleep = false;
  const listen = (text: string | undefined, { name, ctrl, sequence }: Key): void => {
    if (asleep) return;
    pressed.push(ctrl ? `^${name}` : (text ?? name ?? sequence ?? ''));
    hear?.();
  };
  const gone = (): void => {
    pressed.push('^d');
    hear?.();
  };
  const wake = (): void => {
    asleep = false;
    stdin.setRawMode(true);
    stdin.resume();
  };
  const sleep = (): void => {
    asleep = true;
    stdin.setRawMode(false);
    stdin.pause();
  };
  emitKeypressEvents(stdin);
  stdin.on('keypress', listen).on('end', gone);
  wake();
  return {
    key: async () => {
      while (!pressed.length) await new Promise<void>((done) => (hear = done));
      const key = pressed.shift() as string;
      if (key === '^c') throw new Interrupted();
      return key;
    },
    line: (prompt) => {
      asleep = true;
      const lines = createInterface({ input: stdin, output: stdout, terminal: true, historySize: 0 });
      return new Promise<string>((done, fail) => {
        const end = (finish: () => void): void => {
          finish();
          lines.close();
          wake();
        };
        lines.on('SIGINT', () => end(() => fail(new Interrupted())));
        // Ctrl+D, or no terminal any more: as Enter
        lines.on('close', () => asleep && end(() => done('')));
        // what is typed ahead comes in the same turn: it must find us awake
        lines.question(prompt, (line) => end(() => done(line)));
      });
    },
    edit: async (text) => {
      sleep();
      try {
        return await editText(text, env);
      } finally {
        wake();
      }
    },
    close: () => {
      sleep();
      stdin.off('keypress', listen).off('end', gone);
    },
  };
}
