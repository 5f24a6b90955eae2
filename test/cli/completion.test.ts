/** The completions, in the shells themselves: a terminal, a keyboard, the Tab key. */
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { commandList } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith } from '../node/folder.ts';
import { findProgram, missing } from '../programs/install.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

async function script(shell: string): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = { ...createNodeIo(), out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  return { code: await main(['completion', shell], io), out, err };
}

const SHELLS = {
  bash: { start: ['bash', '--norc', '--noprofile', '-i'], load: 'source ./script' },
  zsh: { start: ['zsh', '-f', '-i'], load: 'autoload -U compinit && compinit -u -D && source ./script' },
  fish: { start: ['fish', '--no-config', '-i'], load: 'source ./script' },
} as const;

let terminal: Terminal | undefined;
afterEach(() => terminal?.close());

describe.each(Object.entries(SHELLS))('%s', (shell, { start, load }) => {
  it.skipIf(missing(shell, findProgram(shell)))('completes commands, flags and values', { timeout: 120_000 }, async () => {
    const folder = folderWith({ script: (await script(shell)).out, 'versions/a1.py': '' });
    terminal = openTerminal(start, { cwd: folder, env: { PS1: '> ', HOME: folder, PATH: process.env['PATH'] ?? '' } });
    terminal.type(`${load}; echo rea''dy\r`);
    await terminal.until(/ready\r?\n/);
    for (const [typed, completed] of [['migfix expl', 'explain'], ['migfix --preset st', 'strict'], ['migfix --applied-th', '--applied-through'], ['migfix undo --li', '--list'], ['migfix vers', 'versions/']] as const) {
      terminal.type(`${typed}\t`);
      await terminal.until(new RegExp(completed));
      // Ctrl+U takes the line back; then a sign that the shell has come so far
      terminal.type('\x15');
      terminal.type("echo ne''xt\r");
      await terminal.until(/next\r?\n/);
    }
  });
});

it('bash: names with blanks and patterns in them are whole', async () => {
  const folder = folderWith({ script: (await script('bash')).out, 'my first.py': '', 'my *.py': '', 'my [a].py': '' });
  const ask = 'source ./script; COMP_WORDS=(migfix my); COMP_CWORD=1; _migfix; printf "%s\\n" "${COMPREPLY[@]}"';
  expect(execFileSync('bash', ['--norc', '-c', ask], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n').sort()).toEqual(['my *.py', 'my [a].py', 'my first.py']);
});

describe('migfix completion', () => {
  it.each(Object.keys(SHELLS))('%s knows every command', async (shell) => {
    const { code, out } = await script(shell);
    expect(code).toBe(0);
    for (const [name] of commandList) expect(out).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('refuses another shell', async () => {
    expect(await script('csh')).toEqual({ code: 2, out: '', err: 'migfix: "migfix completion" takes one shell: bash, zsh or fish\n' });
  });
});
