/** The session that docs/review.md shows, at a real terminal: the keys that it shows are pressed, and what comes is what it shows. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { commandsOf, patternOf } from './console.ts';

const ROOT = join(import.meta.dirname, '../..');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** What is typed, at each question. */
const typedIn = (output: string): readonly string[] =>
  output.split('\n').flatMap((line) => {
    const key = /^Take this block \[.*\]\? (\S)$/.exec(line)?.[1];
    const value = /^Value as SQL .*?\]: (.*)$/.exec(`${line} `)?.[1];
    return key !== undefined ? [key] : value !== undefined ? [`${value.trim()}\r`] : [];
  });

it('docs/review.md', { timeout: 120_000 }, async () => {
  const shown = commandsOf(readFileSync(join(ROOT, 'docs/review.md'), 'utf8'), 'terminal');
  expect(shown.length).toBeGreaterThan(1);
  const folder = folderWith({});
  cpSync(join(ROOT, 'examples/legacy-shop'), folder, { recursive: true, filter: (path) => !path.includes('__pycache__') });
  spawnSync('sh', ['-c', 'git init -q && git add -A && git -c user.name=a -c user.email=a@example.org commit -qm "as it was"'], { cwd: folder });
  for (const { command, output } of shown) {
    const args = command.split(' ').slice(2);
    const terminal = openTerminal([process.execPath, '--import', TSX, join(ROOT, 'scripts/migfix.ts'), ...args], { cwd: folder, columns: 120, env: { NO_COLOR: '1', VIRTUAL_ENV: join(pythonOf('middle'), '../..') } });
    try {
      for (const text of typedIn(output)) {
        await terminal.until(/(?:\]\? |\]: )$/);
        terminal.type(text);
      }
      await terminal.ended;
    } finally {
      terminal.close();
    }
    const screen = stripVTControlCharacters(terminal.raw()).replaceAll(/\r+\n/g, '\n').trim();
    expect(`${screen.split('\n').map((line) => line.trimEnd()).join('\n')}\n`).toMatch(patternOf(output.split('\n').map((line) => line.trimEnd()).join('\n')));
  }
});
