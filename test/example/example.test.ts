import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixFolder } from '../../src/node/index.ts';
import { ensureStacks, stackNames } from '../alembic/stacks.ts';

/** The bundled example, before and after, through real Alembic with rows: up and down each revision, down to base, and up again. */

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'legacy-shop');
const run = promisify(execFile);
let folder: string;
let stacks: Awaited<ReturnType<typeof ensureStacks>>;

const check = async (python: string, project: string): Promise<string> => {
  const args = [join(import.meta.dirname, 'check.py'), join(project, 'migrations', 'versions')];
  const options = { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' } };
  const { stdout } = await run(python, args, options).catch((error: { stdout: string }) => error);
  return stdout.trim();
};

beforeAll(async () => {
  stacks = await ensureStacks();
  folder = await mkdtemp(join(tmpdir(), 'migfix-example-'));
  await cp(EXAMPLE, folder, { recursive: true });
  await fixFolder(folder, { write: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('examples/legacy-shop', () => {
  it.each(stackNames)('fails on SQLite as it is, on the %s stack', async (stack) => {
    expect(await check(stacks[stack], EXAMPLE)).toContain('No support for ALTER of constraints in SQLite dialect');
  });

  it.each(stackNames)('goes up, down and up again after migfix --write, on the %s stack', async (stack) => {
    expect(await check(stacks[stack], folder)).toMatch(/^ok 26 revisions, \d+ rows$/);
  });

  it('changes nothing when it is run again', async () => {
    const again = await fixFolder(folder, { write: false });
    expect(again.filter(({ result }) => result.status === 'fixed')).toEqual([]);
  });
});
