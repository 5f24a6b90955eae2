/** The hooks of `.pre-commit-hooks.yaml`, installed and run by the real pre-commit in a scratch repository. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith, REVISION } from '../node/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };
const home = folderWith({});
const env = { ...process.env, ...who, PRE_COMMIT_HOME: join(home, 'cache') };
const git = (cwd: string, ...args: readonly string[]): string => execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const BARE = `from alembic import op\n\n${REVISION}\n\ndef upgrade():\n    op.create_unique_constraint('uq_shop_code', 'shop', ['code'])\n`;

let hooks: string;
/** The repository as it would be on its server. */
beforeAll(() => {
  hooks = join(home, 'migfix');
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) if (!/^(?:test|__testfixtures__)\//.test(file)) cpSync(join(ROOT, file), join(hooks, file));
  git(hooks, 'init', '-q');
  git(hooks, 'add', '-A');
  git(hooks, 'commit', '-qm', 'migfix');
});

/** A repository whose commits go through these hooks. */
function project(...ids: readonly string[]): string {
  const list = ids.map((id) => `      - id: ${id}\n        language_version: system\n`).join('');
  const config = `repos:\n  - repo: ${hooks}\n    rev: ${git(hooks, 'rev-parse', 'HEAD').trim()}\n    hooks:\n${list}`;
  const folder = folderWith({ '.pre-commit-config.yaml': config, 'migrations/versions/a1.py': BARE, 'migrations/notes.py': 'x = 1\n' });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  execFileSync(pythonOf('tools'), ['-m', 'pre_commit', 'install'], { cwd: folder, env });
  return folder;
}

const commit = (cwd: string) => spawnSync('git', ['commit', '-m', 'one'], { cwd, env, encoding: 'utf8' });
const revision = (folder: string): string => readFileSync(join(folder, 'migrations/versions/a1.py'), 'utf8');

describe('pre-commit', () => {
  it('mends what is committed, stops, and lets it through when it was added', { timeout: 300_000 }, () => {
    const folder = project('migfix');
    const first = commit(folder);
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/files were modified by this hook/) });
    expect(revision(folder)).toContain("with op.batch_alter_table('shop', schema=None) as batch_op:");
    git(folder, 'add', '-A');
    const second = commit(folder);
    expect({ status: second.status, stderr: second.stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/migfix\.+Passed/) });
    expect(git(folder, 'ls-files')).not.toContain('.migfix/');
  });

  it('keeps what is not staged out of it', { timeout: 300_000 }, () => {
    const folder = project('migfix');
    writeFileSync(join(folder, 'migrations/notes.py'), 'x = 2\n');
    expect(commit(folder).status).toBe(1);
    expect(readFileSync(join(folder, 'migrations/notes.py'), 'utf8')).toBe('x = 2\n');
    expect(revision(folder)).toContain('batch_alter_table');
  });

  it('only checks with migfix-check', { timeout: 300_000 }, () => {
    const folder = project('migfix-check');
    const { status, stderr } = commit(folder);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/migrations\/versions\/a1\.py: would change/) });
    expect(revision(folder)).toBe(BARE);
  });
});
