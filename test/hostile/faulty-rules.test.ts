import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, loadEngine } from '../../src/cli/engine.ts';
import { main } from '../../src/cli/main.ts';
import type { Step, Transform } from '../../src/core/types.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith } from '../node/folder.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const ruleThat = (id: string, run: Transform['run']): Transform => ({ meta: { id, summary: '', why: '', fix: 'safe', presets: ['house'] }, run });

/** A rule that writes one string where another stands. */
const replacing = (id: string, from: string, to: string): Transform =>
  ruleThat(id, (steps, { code }) => {
    const change = (step: Step): Step => {
      const at = step.kind === 'op' ? code.slice(step.node.start, step.node.end).indexOf(from) : -1;
      if (step.kind !== 'op' || at < 0) return step;
      const start = step.node.start + at;
      return { ...step, edits: [...step.edits, { start, end: start + from.length, text: to, declared: true }] };
    };
    const next = steps.map(change);
    return next.some((step, i) => step !== steps[i]) ? next : steps;
  });

const revision = (id: string, down: string | undefined, table: string): string =>
  `from alembic import op\n\nrevision = '${id}'\ndown_revision = ${down === undefined ? None : `'${down}'`}\n\n\ndef upgrade():\n    op.drop_column('${table}', 'x')\n\n\ndef downgrade():\n    pass\n`;
const None = 'None';

async function migfix(extra: readonly Transform[], ...argv: string[]) {
  const folder = folderWith({ 'versions/a.py': revision('a', undefined, 'first'), 'versions/b.py': revision('b', 'a', 'second') });
  let out = '';
  const io: Io = { ...createNodeIo(folder), env: {}, out: (text) => void (out += text), err: () => {} };
  const code = await main(['--write', '--allow-no-vcs', ...argv], io, { ...engine, transforms: [...engine.transforms, ...extra] });
  return { code, out, read: (name: string) => readFileSync(join(folder, 'versions', name), 'utf8'), version: await io.version() };
}

describe('a rule that throws', () => {
  const bad = ruleThat('bad-rule', (steps, { code }) => {
    if (code.includes('first')) throw new TypeError('boom');
    return steps;
  });

  it('is reported with its file, its name and our version; the other files are done', async () => {
    const { code, out, read, version } = await migfix([bad]);
    expect(code).toBe(2);
    expect(out).toContain(`versions/a.py: error internal: the rule bad-rule crashed: boom (a bug of migfix ${version}: the file was left as it is)\n`);
    expect(read('a.py')).toBe(revision('a', undefined, 'first'));
    expect(read('b.py')).toContain('batch_alter_table');
  });

  it('is named in the JSON', async () => {
    const { out } = await migfix([bad], '--output-format', 'json');
    expect(JSON.parse(out).files[0]).toMatchObject({ path: 'versions/a.py', status: 'skipped', bug: true, rules: ['bad-rule'] });
  });

  it('is named as well when its output does not parse', async () => {
    const { code, out, read } = await migfix([replacing('half-a-call', "'first', 'x')", "'first', 'x'")]);
    expect(code).toBe(2);
    expect(out).toMatch(/^versions\/a\.py: error internal: the output would not parse \(line \d+\) \(a bug of migfix/m);
    expect(read('a.py')).toBe(revision('a', undefined, 'first'));
  });
});

describe('rules that undo each other', () => {
  it('are found and named, and the file stays', async () => {
    const there = replacing('there', "'x'", "'y'");
    const back = replacing('back', "'y'", "'x'");
    const { code, out, read } = await migfix([there, back], '--select', 'there,back');
    expect(code).toBe(2);
    expect(out).toMatch(/^versions\/a\.py: error internal: rules undo each other: there, back \(a bug of migfix/m);
    expect(read('a.py')).toBe(revision('a', undefined, 'first'));
  });

  it('are found where one of them never comes to rest', async () => {
    const { code, out } = await migfix([replacing('grows', "'x'", "'x' ")], '--select', 'grows');
    expect(code).toBe(2);
    expect(out).toMatch(/^versions\/a\.py: error internal: a second run would change the output again \(grows\) \(a bug of migfix/m);
  });
});
