import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { ensureStacks, pythonOf, stackNames } from '../alembic/stacks.ts';

const run = promisify(execFile);
const SOURCES = join(import.meta.dirname, '..', '..', 'src', 'verify', 'python');

beforeAll(async () => void (await ensureStacks()), 600_000);

it.each(stackNames)('the tests of the Python part pass on the %s stack', async (stack) => {
  const env = { ...process.env, PYTHONPATH: SOURCES, PYTHONDONTWRITEBYTECODE: '1' };
  const args = ['-m', 'unittest', 'discover', '-s', join(import.meta.dirname, 'python'), '-t', join(import.meta.dirname, 'python')];
  const { stderr } = await run(pythonOf(stack), args, { env });
  expect(stderr).toMatch(/Ran \d\d+ tests/);
  expect(stderr).toMatch(/\nOK/);
});
