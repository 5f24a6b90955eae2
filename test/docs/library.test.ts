import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderWith } from '../node/folder.ts';

/** Every example of docs/library.md is run, and prints what stands below it. */

const page = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8');
const examples = [...page.matchAll(/```js\n([\s\S]*?)```\n\n```\n([\s\S]*?)```/g)].map(([, code = '', output = '']) => ({ code, output }));

const revision = (id: string, down: string, body: string): string => `import sqlalchemy as sa\nfrom alembic import op\n\nrevision = ${id}\ndown_revision = ${down}\n\n\ndef upgrade():\n    ${body}\n\n\ndef downgrade():\n    pass\n`;
const SHOP = {
  'shop/versions/1a_users.py': revision("'1a'", 'None', "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))"),
  'shop/versions/2b_nick.py': revision("'2b'", "'1a'", "op.add_column('users', sa.Column('nick', sa.String(20), nullable=False))"),
};

let back: string;
beforeEach(() => {
  back = process.cwd();
});
afterEach(() => {
  process.chdir(back);
  vi.restoreAllMocks();
});

describe('docs/library.md', () => {
  it('has an output below each example', () => {
    expect(examples).toHaveLength(page.match(/```js\n/g)?.length ?? 0);
  });

  it.each(examples.map((example, at) => ({ ...example, title: page.slice(0, page.indexOf(example.code)).match(/^## .*/gm)?.at(-1)?.slice(3) ?? '', at })))('example $at: $title', async ({ code, output }) => {
    const folder = folderWith({ ...SHOP, 'example.mjs': code });
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...all: readonly unknown[]) => void lines.push(all.join(' ')));
    process.chdir(folder);
    await import(/* @vite-ignore */ pathToFileURL(join(folder, 'example.mjs')).href);
    expect(lines.join('\n').trimEnd()).toBe(output.trimEnd());
  });
});
