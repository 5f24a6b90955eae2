/** The bar of long runs, on a real terminal. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MIGFIX = [process.execPath, '--import', TSX, join(import.meta.dirname, '../../scripts/migfix.ts')];
/** Enough that a bar does not only flicker. */
const FILES = 120;

const folder = (files: number): string => folderWith({ 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': '', ...Object.fromEntries([...generateRevisions({ files, seed: 5 })].map(({ name, text }) => [`m/versions/${name}`, text])) });

let terminal: Terminal | undefined;
afterEach(() => terminal?.close());

async function shown(args: readonly string[], { files = FILES, env = {}, stderr = '' }: { files?: number; env?: NodeJS.ProcessEnv; stderr?: string } = {}): Promise<string> {
  terminal = openTerminal(['sh', '-c', `"$@" ${stderr}; echo over`, 'sh', ...MIGFIX, ...args], { cwd: folder(files), env: { CI: '', ...env } });
  await terminal.until(/[\s\S]*over\r?\n/);
  await terminal.ended;
  return terminal.raw();
}

const REWRITING = ['--check', '--output-file', 'report'] as const;
// what a terminal is told: it is all about control characters
// oxlint-disable no-control-regex
const BAR = /[█░]+ \d+\/\d+ (?:migrations|steps)/;

describe('the bar', { timeout: 120_000 }, () => {
  it('shows how far a rewrite is, its rate and the time left, and is gone at the end', async () => {
    const raw = await shown(REWRITING);
    expect(raw).toMatch(/[█░]+ \d+\/120 migrations \| [\d.]+\/s \| (?:\d+m)?\d+s left/);
    const rest = raw.slice(raw.lastIndexOf('migrations'));
    // the cursor is shown again, the line cleared from its first column, then comes the summary
    expect(rest).toMatch(/\u001B\[\?25h[\s\S]*\u001B\[1G\u001B\[2K[^\n]*120 files read/);
  });

  it.each([
    ['--no-progress', [...REWRITING, '--no-progress'], {}],
    ['--quiet', [...REWRITING, '--quiet'], {}],
    ['CI', REWRITING, { env: { CI: 'true' } }],
    ['stderr that is no terminal', REWRITING, { stderr: '2>errors' }],
    ['few files', REWRITING, { files: 20 }],
  ] as const)('there is none with %s', async (_, args, options) => {
    expect(await shown(args, options)).not.toMatch(BAR);
  });

  it('shows how far a proof is', async () => {
    const raw = await shown(['verify', '--python', pythonOf('middle')], { files: 4 });
    expect(raw).toMatch(/[█░]+ \d+\/\d+ steps \| [\d.]+\/s \| \d+s left/);
    expect(raw.slice(raw.lastIndexOf('steps'))).toMatch(/\u001B\[\?25h[\s\S]*\u001B\[1G\u001B\[2K/);
  });
});
