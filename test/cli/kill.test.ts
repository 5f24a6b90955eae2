import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTemporary } from '../../src/node/replace.ts';
import { folderWith } from '../node/folder.ts';

/**
 * A real run that is killed: every file is the old or the new one, and `migfix undo` puts all of them back. The full measure, which takes
 * some minutes: `KILL_FILES=2000 KILL_TIMES=50 npx vitest run test/cli/kill.test.ts`
 */

const FILES = Number(process.env['KILL_FILES'] ?? 80);
const TIMES = Number(process.env['KILL_TIMES'] ?? 8);
const BIN = join(import.meta.dirname, '../../bin/migfix.js');

const idOf = (n: number): string => String(n).padStart(12, '0');
const revision = (n: number): string => `from alembic import op
import sqlalchemy as sa

revision = '${idOf(n)}'
down_revision = ${n ? `'${idOf(n - 1)}'` : 'None'}


def upgrade():
    op.drop_constraint('uq_${n}', 't${n}', type_='unique')


def downgrade():
    pass
`;

const made = (): string => folderWith(Object.fromEntries(Array.from({ length: FILES }, (_, n) => [`versions/${idOf(n)}_change.py`, revision(n)])));

const write = (folder: string) => spawn(process.execPath, [BIN, '--write', '--allow-no-vcs', '--exit-zero', '--quiet'], { cwd: folder, stdio: 'ignore' });

/** The moment is counted from the start, or from the first entry of the journal: most of a run is reading. */
async function kill(folder: string, signal: NodeJS.Signals, delay: number, fromFirstEntry: boolean): Promise<void> {
  const journal = join(folder, '.migfix/journal');
  const known = existsSync(journal) ? readdirSync(journal).length : 0;
  const child = write(folder);
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const goesOn = () => !fromFirstEntry || child.exitCode !== null || (existsSync(journal) && readdirSync(journal).length > known);
  while (!goesOn()) await new Promise((done) => setTimeout(done, 1));
  await new Promise((done) => setTimeout(done, delay));
  child.kill(signal);
  await ended;
}

const textsOf = (folder: string): ReadonlyMap<string, string> => new Map(readdirSync(join(folder, 'versions')).map((name) => [name, readFileSync(join(folder, 'versions', name), 'utf8')]));

describe.skipIf(!existsSync('dist/cli/migfix.js') || process.platform === 'win32')('a run that is killed', () => {
  it(`${TIMES} times, over ${FILES} files`, { timeout: 3_600_000 }, async () => {
    const folder = made();
    const before = textsOf(folder);
    const whole = made();
    const start = Date.now();
    const child = write(whole);
    const ended = new Promise((done) => child.on('close', done));
    while (!existsSync(join(whole, '.migfix')) && child.exitCode === null) await new Promise((done) => setTimeout(done, 1));
    const first = Date.now();
    await ended;
    const [duration, writing] = [Date.now() - start, Date.now() - first];
    const after = textsOf(whole);
    expect([...after].filter(([name, text]) => before.get(name) === text)).toEqual([]);

    const partly: number[] = [];
    for (let n = 0; n < TIMES; n++) {
      const fromFirstEntry = n % 4 !== 0;
      const signal = n % 5 === 4 ? 'SIGINT' : 'SIGKILL';
      // early moments are likelier: what is written must be put back each time
      await kill(folder, signal, Math.random() ** 2 * (fromFirstEntry ? writing : duration), fromFirstEntry);
      const found = textsOf(folder);
      const leftovers = [...found.keys()].filter(isTemporary);
      const neither = [...found].filter(([name, text]) => !isTemporary(name) && text !== before.get(name) && text !== after.get(name));
      expect(neither).toEqual([]);
      expect(leftovers.length).toBeLessThanOrEqual(signal === 'SIGINT' ? 0 : 1);
      expect(found.size - leftovers.length).toBe(FILES);
      if (TIMES > 20) console.log(`${n + 1}: ${signal}, ${leftovers.length} left over`);
      partly.push([...found].filter(([name, text]) => text === after.get(name)).length);
      const undone = spawnSync(process.execPath, [BIN, 'undo'], { cwd: folder, encoding: 'utf8' });
      expect([undone.status, undone.stderr.includes('left')]).toEqual([0, false]);
      expect(textsOf(folder)).toEqual(before);
    }
    console.log(`a whole run ${duration} ms, ${writing} ms of it writing; new files when killed: ${partly.sort((a, b) => a - b).join(' ')}`);
    expect(partly.some((count) => count > 0 && count < FILES)).toBe(true);
  });

  it('two at a time over one folder: every file is whole, and undo puts all of them back', async () => {
    const folder = made();
    const before = textsOf(folder);
    const whole = made();
    await new Promise((done) => write(whole).on('close', done));
    await Promise.all([0, 1].map(() => new Promise((done) => write(folder).on('close', done))));
    expect(textsOf(folder)).toEqual(textsOf(whole));
    for (let run = 0; run < 2; run++) expect(spawnSync(process.execPath, [BIN, 'undo'], { cwd: folder }).status).toBe(0);
    expect(textsOf(folder)).toEqual(before);
  });
});
