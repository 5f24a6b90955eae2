/** Several threads come to what one comes to. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { sharesOf } from '../../src/cli/shares.ts';
import { folderWith } from '../node/folder.ts';

const BIN = join(import.meta.dirname, '../../bin/migfix.js');

const texts = Object.fromEntries([...generateRevisions({ files: 760, seed: 3 })].map(({ name, text }) => [`versions/${name}`, text]));
// a hole in the chain, and a file whose place is not known
const broken = Object.keys(texts)[300] as string;
const files: Readonly<Record<string, string>> = { ...texts, [broken]: `${texts[broken]}\n\ndef more(:\n`, 'versions/zz_computed.py': "from alembic import op\n\nrevision = next_one()\ndown_revision = None\n\n\ndef upgrade():\n    op.drop_constraint('uq_t', 't', type_='unique')\n" };
const few = Object.fromEntries(Object.entries(files).slice(0, 510));

const run = (folder: string, ...argv: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
};

describe('the shares of threads', () => {
  it.each([[1, 1], [10, 3], [2, 4], [1000, 8]])('%i files, %i threads: all of them, in their order', (count, threads) => {
    const ordered = Array.from({ length: count }, (_, n) => n);
    const shares = sharesOf(ordered, threads);
    expect(shares).toHaveLength(threads);
    expect(shares.flat()).toEqual(ordered);
  });
});

describe.skipIf(!existsSync('dist/cli/thread.js'))('a run in threads', { timeout: 600_000 }, () => {
  it('says what a run in one says, in the same order', () => {
    const folder = folderWith(files);
    const one = run(folder, '--output-format', 'json', '--jobs', '1');
    expect(JSON.parse(one.stdout).files).toHaveLength(Object.keys(files).length);
    for (const jobs of ['2', '3']) expect(run(folder, '--output-format', 'json', '--jobs', jobs)).toEqual(one);
  });

  it('writes what a run in one writes', () => {
    const [one, several] = ['1', '2'].map((jobs) => {
      const folder = folderWith(few);
      const { status, stderr } = run(folder, '--write', '--allow-no-vcs', '--jobs', jobs);
      const written = new Map(readdirSync(join(folder, 'versions')).map((name) => [name, readFileSync(join(folder, 'versions', name), 'utf8')]));
      return { status, stderr, written };
    });
    expect(several).toEqual(one);
    expect([...(one?.written ?? [])].filter(([name, text]) => text !== files[`versions/${name}`]).length).toBeGreaterThan(300);
  });

  it('loads a transform of the project’s own in each thread', () => {
    const rule = `export default { meta: { id: 'seen', summary: 's', why: 'w', fix: 'none', presets: ['house'] }, run: (steps, { report, file }) => (file.operations.length && steps[0]?.node && report(steps[0].node, 'seen', { severity: 'note' }), steps) };\n`;
    const folder = folderWith({ ...few, 'seen.js': rule });
    const one = run(folder, '--output-format', 'json', '--transform', 'seen.js', '--jobs', '1');
    expect(one.stdout.match(/"rule": ?"seen"/g)?.length).toBeGreaterThan(300);
    expect(run(folder, '--output-format', 'json', '--transform', 'seen.js', '--jobs', '2')).toEqual(one);
  });

  it('refuses what is no number of threads', () => {
    expect(run(folderWith({ 'versions/a.py': '' }), '--jobs', '0')).toMatchObject({ status: 2, stderr: expect.stringContaining('--jobs must be a whole number above 0') });
  });
});
