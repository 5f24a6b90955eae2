import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** `npm run memory` is the same with 40,000 files, twice. */
it('2,000 files, and the same again in one process, leave nothing behind', { timeout: 300_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', join(import.meta.dirname, '../../scripts/memory.ts'), '2000'], { encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/^pass 1: .*\npass 2: .*\ngrown by .* over 2000 files\n$/);
});
