/** Real processes that are interrupted, or lose a thread, in the middle of their work. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTemporary } from '../../src/node/replace.ts';
import { folderWith } from '../node/folder.ts';

const BIN = join(import.meta.dirname, '../../bin/migfix.js');
const FILES = 520;

const idOf = (n: number): string => String(n).padStart(12, '0');
const nameOf = (n: number): string => `versions/${idOf(n)}_change.py`;
const revision = (n: number): string => `from alembic import op

revision = '${idOf(n)}'
down_revision = ${n ? `'${idOf(n - 1)}'` : 'None'}


def upgrade():
    op.drop_constraint('uq_${n}', 't${n}', type_='unique')


def downgrade():
    pass
`;
const revisions = Object.fromEntries(Array.from({ length: FILES }, (_, n) => [nameOf(n), revision(n)]));

/** A rule that finds nothing; of a revision, it does something else. */
const rule = (n: number, what: string): string => `import { isMainThread } from 'node:worker_threads';
import { writeFileSync } from 'node:fs';
export default { meta: { id: 'own', summary: 's', why: 'w', fix: 'none', presets: ['house'] }, run: (steps, { file }) => {
  if (file.names.code.includes("\\nrevision = '${idOf(n)}'")) { ${what} }
  return steps;
} };
`;

const argumentsFor = (jobs: number, mode: readonly string[]): readonly string[] => [BIN, '--no-cache', '--transform', 'rule.js', '--jobs', String(jobs), ...mode];

/** Runs until the rule has seen the revision, then sends the signal. */
async function interrupted(folder: string, argv: readonly string[], signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  while (!existsSync(join(folder, 'seen')) && child.exitCode === null) await new Promise((done) => setTimeout(done, 5));
  child.kill(signal);
  return { code: await ended, stdout };
}

const textsOf = (folder: string): Readonly<Record<string, string>> => Object.fromEntries(readdirSync(join(folder, 'versions')).map((name) => [`versions/${name}`, readFileSync(join(folder, 'versions', name), 'utf8')]));

describe.skipIf(!existsSync('dist/cli/thread.js') || process.platform === 'win32')('a signal', { timeout: 600_000 }, () => {
  it.each([[1, 'SIGINT', 130], [1, 'SIGTERM', 143], [2, 'SIGINT', 130], [3, 'SIGTERM', 143]] as const)('ends a dry run at once: %i threads, %s', async (jobs, signal, code) => {
    const folder = folderWith({ ...revisions, 'rule.js': rule(20, "writeFileSync('seen', '')") });
    expect(await interrupted(folder, argumentsFor(jobs, []), signal)).toEqual({ code, stdout: '' });
  });

  it.each([[1, 'SIGINT'], [2, 'SIGTERM'], [2, 'SIGKILL'], [3, 'SIGKILL']] as const)('leaves every file old or new: %i threads, %s', async (jobs, signal) => {
    const folder = folderWith({ ...revisions, 'rule.js': rule(40, "writeFileSync('seen', '')") });
    await interrupted(folder, argumentsFor(jobs, ['--write', '--allow-no-vcs', '--quiet']), signal);
    const found = textsOf(folder);
    const whole = Object.keys(found).filter((name) => !isTemporary(name.slice('versions/'.length)));
    expect(whole).toEqual(Object.keys(revisions));
    const fresh = whole.filter((name) => found[name] !== revisions[name]);
    // those before the revision at which the signal came
    expect(fresh.length).toBeGreaterThan(20);
    expect(fresh.length).toBeLessThan(FILES);
    for (const name of fresh) expect(found[name]).toContain(`    with op.batch_alter_table('t${Number(/\d+/.exec(name)?.[0])}', schema=None) as batch_op:\n`);
    expect(spawnSync(process.execPath, [BIN, 'undo'], { cwd: folder }).status).toBe(0);
    expect(textsOf(folder)).toEqual(revisions);
  });
});

const END = [
  ['an error behind its back', "setTimeout(() => { throw new Error('boom'); }); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);", 'boom'],
  ['process.exit', 'process.exit(0);', 'exit code 0'],
  ['no memory left', "const all = []; for (;;) all.push(new Array(1000).fill(Math.random()));", 'reaching memory limit'],
] as const;

describe.skipIf(!existsSync('dist/cli/thread.js'))('a thread that ends', { timeout: 600_000 }, () => {
  it.each(END)('by %s costs one file', (_why, what, said) => {
    const folder = folderWith({ ...revisions, 'rule.js': rule(FILES - 50, `if (!isMainThread) { ${what} }`) });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=200', ...argumentsFor(2, ['--output-format', 'json'])], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(status, stderr).toBe(2);
    const { files } = JSON.parse(stdout) as { readonly files: readonly { readonly path: string; readonly status: string; readonly reason?: string }[] };
    expect(files).toHaveLength(FILES);
    const failed = files.filter(({ status }) => status !== 'fixed');
    expect(failed).toMatchObject([{ reason: expect.stringContaining(said) as string }]);
  });

  it('again and again does not end with it: the rest of its share is left alone', () => {
    const folder = folderWith({ ...revisions, 'rule.js': rule(0, '').replace("file.names.code.includes", "!isMainThread && (() => { process.exit(7); })() && file.names.code.includes") });
    const { status, stderr } = spawnSync(process.execPath, argumentsFor(2, ['--output-format', 'concise']), { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/520 files read: \d{3} would change, 0 unchanged, \d{3} failed/);
  });
});
