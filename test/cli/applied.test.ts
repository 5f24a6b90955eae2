import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';

const revision = (id: string, down: string | undefined, body: string): string =>
  `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down === undefined ? 'None' : `'${down}'`}\n\n\ndef upgrade():\n    ${body}\n\n\ndef downgrade():\n    pass\n`;

/** a: safe; b: a placeholder; c: a placeholder, after b. */
function folder(): string {
  const at = mkdtempSync(join(tmpdir(), 'migfix-applied-'));
  const add = (table: string): string => `op.add_column('${table}', sa.Column('n', sa.Integer(), nullable=False))`;
  writeFileSync(join(at, 'a.py'), revision('aaaa1', undefined, "op.drop_constraint('uq_t', 't', type_='unique')"));
  writeFileSync(join(at, 'b.py'), revision('bbbb2', 'aaaa1', add('t')));
  writeFileSync(join(at, 'c.py'), revision('cccc3', 'bbbb2', add('u')));
  return at;
}

async function json(argv: readonly string[], cwd: string) {
  let out = '';
  let err = '';
  const code = await main([...argv, '--output-format', 'json'], { ...createNodeIo(cwd), out: (text) => (out += text), err: (text) => (err += text) });
  return { code, err, files: out ? (JSON.parse(out).files as { path: string; status: string; reach?: string; diagnostics: { rule: string; fixed: boolean; help?: string }[] }[]) : [] };
}

describe('--applied-through', () => {
  it('says of each file whom its changes reach', async () => {
    const { files } = await json([], folder());
    expect(files.map(({ reach }) => reach)).toEqual(['same everywhere', 'fresh databases only', 'fresh databases only']);
  });

  it.each([['bbbb2', ['b.py']], ['bbbb', ['b.py']], ['aaaa1', []], ['cccc3', ['b.py', 'c.py']]])('%s holds back what databases that are past it would not get', async (through, held) => {
    const { files } = await json(['--applied-through', through], folder());
    const heldBack = files.filter(({ diagnostics }) => diagnostics.some(({ help, fixed }) => !fixed && /--applied-through/.test(help ?? '')));
    expect(heldBack.map(({ path }) => path)).toEqual(held);
    for (const { path, reach } of files) if (held.includes(path)) expect(reach).not.toBe('fresh databases only');
    expect(files[0]?.reach).toBe('same everywhere');
  });

  it('reads the chain of a file that is named alone', async () => {
    const { files } = await json(['b.py', '--applied-through', 'cccc3'], folder());
    expect(files).toHaveLength(1);
    expect(files[0]?.diagnostics.some(({ rule, fixed }) => rule === 'server-default' && !fixed)).toBe(true);
  });

  it.each([['zzzz', /--applied-through zzzz: no such revision/], ['bbbb3', /did you mean "?bbbb2/]])('%s is no revision of the chain', async (through, message) => {
    const { code, err } = await json(['--applied-through', through], folder());
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
