/** The files that others read: against the schemas of those who read them, or read as they do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pythonOf, toolOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const python = (...args: readonly string[]) => spawnSync(pythonOf('tools'), args, { cwd: ROOT, encoding: 'utf8' });
const schema = (name: string, ...args: readonly string[]) => python('-m', 'check_jsonschema', '--builtin-schema', name, ...args);
const yaml = (text: string): unknown =>
  JSON.parse(execFileSync(pythonOf('tools'), ['-c', 'import json, sys, yaml; print(json.dumps(yaml.load(sys.stdin.read(), yaml.BaseLoader)))'], { input: text, encoding: 'utf8' }));
const page = readFileSync(join(ROOT, 'docs/integrations.md'), 'utf8');
/** A block of the page, with real names where it has `…`. */
const block = (containing: string): string =>
  ([...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text as string).find((text) => text.includes(containing)) as string).replace('https://…/', 'https://example.org/').replace('…/migfix', 'owner/migfix');

describe('files for others', () => {
  it.each([
    ['action.yml', 'vendor.github-actions'],
    ['integrations/gitlab-ci.yml', 'vendor.gitlab-ci'],
  ])('%s is what %s asks for', (file, name) => {
    const { status, stdout } = schema(name, ...(name.includes('gitlab') ? ['--data-transform', 'gitlab-ci'] : []), file);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('ok') });
  });

  it('the check can fail', () => {
    const folder = folderWith({ 'action.yml': 'name: x\nruns:\n  using: composite\n' });
    expect(schema('vendor.github-actions', join(folder, 'action.yml')).status).toBe(1);
  });

  it('.pre-commit-hooks.yaml is a manifest', () => {
    expect(python('-m', 'pre_commit', 'validate-manifest', '.pre-commit-hooks.yaml').status).toBe(0);
  });

  it("the page's pre-commit configuration and workflow are valid", () => {
    const folder = folderWith({ '.pre-commit-config.yaml': block('repos:'), 'migrations.yml': block('jobs:') });
    expect(python('-m', 'pre_commit', 'validate-config', join(folder, '.pre-commit-config.yaml')).status).toBe(0);
    expect(schema('vendor.github-workflows', join(folder, 'migrations.yml')).status).toBe(0);
  });

  it('the Dockerfile is clean', () => {
    const { status, stdout } = spawnSync(toolOf('hadolint'), [join(ROOT, 'Dockerfile')], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

describe('the script of action.yml', () => {
  const action = yaml(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { runs: { steps: readonly { run?: string; env?: Record<string, string> }[] } };
  const step = action.runs.steps.find(({ run }) => run !== undefined);

  /** Runs it as the runner does, with an npx that says what it was called with. */
  function run(inputs: Readonly<Record<string, string>>) {
    const folder = folderWith({ npx: '#!/bin/sh\nprintf "%s\\n" "$@"\n' });
    chmodSync(join(folder, 'npx'), 0o755);
    writeFileSync(join(folder, 'step.sh'), step?.run ?? '');
    const env = { PATH: `${folder}:${process.env['PATH']}`, MIGFIX_COMMAND: 'check', MIGFIX_PATHS: '', MIGFIX_ARGS: '', MIGFIX_VERSION: '0.1.0', ...inputs };
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(folder, 'step.sh')], { cwd: folder, env, encoding: 'utf8' });
    return { status, words: stdout.split('\n').filter(Boolean) };
  }

  it('gets every input as a variable', () => {
    expect(Object.values(step?.env ?? {})).toEqual(expect.arrayContaining(['${{ inputs.command }}', '${{ inputs.paths }}', '${{ inputs.args }}', '${{ inputs.version }}']));
    expect(step?.run).not.toContain('${{');
  });

  it('checks with annotations', () => {
    expect(run({ MIGFIX_PATHS: 'a/versions b', MIGFIX_ARGS: '--preset strict' })).toEqual({ status: 0, words: ['--yes', 'migfix@0.1.0', '--check', '--output-format', 'github', '--preset', 'strict', 'a/versions', 'b'] });
  });

  it('verifies', () => {
    expect(run({ MIGFIX_COMMAND: 'verify' })).toEqual({ status: 0, words: ['--yes', 'migfix@0.1.0', 'verify'] });
  });

  it('runs nothing that an input says', () => {
    expect(run({ MIGFIX_PATHS: '$(touch pwned) `id` ; echo no' }).words).toEqual(['--yes', 'migfix@0.1.0', '--check', '--output-format', 'github', '$(touch', 'pwned)', '`id`', ';', 'echo', 'no']);
    expect(run({ MIGFIX_COMMAND: 'sh' })).toMatchObject({ status: 2 });
  });
});
