import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { real } from '../reporters/run.ts';
import { checker } from '../reporters/schemas.ts';
import { type Kind, makeFleet } from './repositories.ts';

const FIFTY = Array.from({ length: 50 }, (_, at) => at);
const CODES: Readonly<Record<Kind, number>> = { clean: 0, faulty: 1, unreadable: 1, empty: 2 };

/** The same command in each clone, then one table. */
async function dryRun() {
  const { home, repositories } = makeFleet(FIFTY);
  const reports = join(home, 'reports');
  mkdirSync(reports);
  const codes = new Map<string, number>();
  for (const { name, folder } of repositories) {
    const { code } = await real(folder, '--check', '--quiet', '--no-cache', '--output-format', `jsonl=${join(reports, `${name}.jsonl`)}`, '--summary-file', join(reports, `${name}.json`));
    codes.set(name, code);
  }
  const summaries = readdirSync(reports).filter((file) => file.endsWith('.json')).map((file) => join('reports', file));
  const merged = Object.fromEntries(await Promise.all(['csv', 'html', 'json', 'text'].map(async (format) => [format, await real(home, 'merge-reports', ...summaries, '--format', format)] as const)));
  const lines = repositories.map(({ name }) => readFileSync(join(reports, `${name}.jsonl`), 'utf8'));
  return { home, repositories, codes, merged, lines };
}

describe('fifty repositories', () => {
  it('get the same command, and one table, which is the same again', async () => {
    const { home, repositories, codes, merged, lines } = await dryRun();
    for (const { name, kind } of repositories) expect(codes.get(name), `${name} is ${kind}`).toBe(CODES[kind]);
    for (const { code, out, err } of Object.values(merged)) {
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toContain(home);
    }
    const table = JSON.parse(merged['json']!.out) as { repositories: { repository: string; exit: number; changed: number; skipped: number; left: number; problems: number }[]; totals: Record<string, number> };
    expect(checker('merged')(table)).toEqual([]);
    expect(table.repositories.map(({ repository, exit }) => [repository, exit])).toEqual(repositories.map(({ name, kind }) => [name, CODES[kind]]));
    const kinds = (kind: Kind) => table.repositories.filter((_, at) => repositories[at]!.kind === kind);
    expect(kinds('clean').every(({ changed, skipped, left }) => changed + skipped + left === 0)).toBe(true);
    expect(kinds('faulty').every(({ changed }) => changed > 0)).toBe(true);
    expect(kinds('faulty').some(({ left }) => left > 0)).toBe(true);
    expect(kinds('unreadable')).toMatchObject([{ changed: 1, skipped: 1 }]);
    expect(kinds('empty')).toMatchObject([{ problems: 1 }]);
    expect(table.totals['repositories']).toBe(50);
    const rows = parseCsv(merged['csv']!.out, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ repository, changed }) => [repository, Number(changed)])).toEqual(table.repositories.map(({ repository, changed }) => [repository, changed]));

    const again = await dryRun();
    expect(again.lines).toEqual(lines);
    expect(again.merged).toEqual(merged);
  });
});

describe('a clone that is written', () => {
  const integrations = join(import.meta.dirname, '../../integrations');
  const bin = join(import.meta.dirname, '../../bin/migfix.js');
  const [clean, faulty, unreadable, empty] = [0, 4, 17, 31];

  it('has a change to commit and nothing else, with the script for multi-gitter', () => {
    const { home, repositories } = makeFleet([clean, faulty, unreadable, empty]);
    const script = join(integrations, 'multi-gitter/migfix.sh');
    const env = { ...process.env, MIGFIX: `${process.execPath} ${bin}`, MIGFIX_REPORTS: join(home, 'reports') };
    const results = repositories.map(({ name, folder }) => {
      const { code, out } = sh(script, folder, { ...env, REPOSITORY: `my-org/${name}` });
      return [code, execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' }), out] as const;
    });
    expect(results.map(([code, status]) => [code, status])).toEqual([[0, ''], [0, ' M migrations/versions/b2.py\n'], [0, ' M migrations/versions/b2.py\n'], [2, '']]);
    expect(results[1]![2]).toMatch(/^migrations\/versions\/c3\.py:\d+:\d+: warning unsupported: /m);
    const summaries = readdirSync(env.MIGFIX_REPORTS).toSorted();
    expect(summaries).toEqual(repositories.map(({ name }) => `my-org_${name}.json`));
    expect(results[2]![2]).toMatch(/^migrations\/versions\/c3\.py:\d+:\d+: error skipped: /m);
    expect(summaries.map((file) => (JSON.parse(readFileSync(join(env.MIGFIX_REPORTS, file), 'utf8')) as { exitCode: number }).exitCode)).toEqual([0, 1, 1, 2]);
  });

  const steps = [
    ['sourcegraph/migfix.batch.yaml', (text: string) => (parseYaml(text) as { steps: { run: string }[] }).steps[0]!.run],
    ['codemod/workflow.yaml', (text: string) => (parseYaml(text) as { nodes: { steps: { run: string }[] }[] }).nodes[0]!.steps[0]!.run],
  ] as const;
  it.each(steps)('%s has a step that does the same', (file, runOf) => {
    const run = runOf(readFileSync(join(integrations, file), 'utf8'));
    const { home, repositories } = makeFleet([clean, faulty, unreadable, empty]);
    // what npx would fetch is what is tested
    const npx = join(home, 'npx');
    writeFileSync(npx, `#!/bin/sh\nshift 2\nexec ${process.execPath} ${bin} "$@"\n`, { mode: 0o755 });
    const results = repositories.map(({ folder }) => {
      const { code, out } = sh('sh', folder, { ...process.env, PATH: `${home}:${process.env['PATH']}` }, ['-c', run]);
      return [code, execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' }), out] as const;
    });
    expect(results.map(([code, status]) => [code, status])).toEqual([[0, ''], [0, ' M migrations/versions/b2.py\n'], [0, ' M migrations/versions/b2.py\n'], [2, '']]);
    expect(results[1]![2]).toContain(file.startsWith('sourcegraph') ? '### To fill in\n' : 'warning mark: # migfix: backfill');
  });

  it('Sourcegraph’s batch spec has what its reference asks for', () => {
    const spec = parseYaml(readFileSync(join(integrations, 'sourcegraph/migfix.batch.yaml'), 'utf8')) as Record<string, unknown>;
    const closed = (properties: Record<string, unknown>, required: string[]) => ({ type: 'object', additionalProperties: false, required, properties });
    const text = { type: 'string', minLength: 1 };
    const step = closed({ run: text, container: text, outputs: { type: 'object', additionalProperties: closed({ value: text }, ['value']) } }, ['run', 'container']);
    const template = closed({ title: text, body: text, branch: text, commit: closed({ message: text }, ['message']), published: { type: 'boolean' } }, ['title', 'branch', 'commit']);
    const on = { type: 'array', items: closed({ repositoriesMatchingQuery: text }, ['repositoriesMatchingQuery']) };
    const validate = new Ajv2020.default().compile(closed({ version: { const: 2 }, name: { type: 'string', pattern: '^[\\w.-]+$' }, description: text, on, steps: { type: 'array', items: step }, changesetTemplate: template }, ['name']));
    expect(validate(spec), JSON.stringify(validate.errors)).toBe(true);
    expect((spec['changesetTemplate'] as { body: string }).body).toBe('${{ outputs.body }}');
  });
});

/** Runs a script as it is run in a clone. */
function sh(script: string, cwd: string, env: NodeJS.ProcessEnv, args: readonly string[] = []): { readonly code: number; readonly out: string } {
  try {
    return { code: 0, out: execFileSync(script, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, out: stdout };
  }
}
