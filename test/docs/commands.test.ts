/** Every command of ours in a `sh` block of the README and the pages can be given as it stands there, and works. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith } from '../node/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

/** The words behind `migfix`, as a shell gives them: quotes are taken off, a comment is left out. */
const wordsOf = (line: string): readonly string[] => [...line.replace(/\s#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => (quoted ?? plain) as string);

const commands = pages.flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    (block as string).split('\n').flatMap((line) => {
      const ours = /^(?:npx )?migfix(?: (.*))?$/.exec(line);
      return ours && !/[<>|]/.test(line.replace(/\s#.*$/, '')) ? [{ page, line: line.replace(/\s+#.*$/, ''), words: wordsOf(ours[1] ?? '') }] : [];
    }),
  ),
);

/** They go on until somebody ends them, ask a person, or take a Python and a long time: each has tests of its own. */
const LONG = /^(?:lsp|playground|verify|review)$/;

const revision = (id: string, before: string, body: string): string => `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${before}\n\n\ndef upgrade():\n    ${body}\n\n\ndef downgrade():\n    pass\n`;

/** A small project: git knows all of it, and a run can be undone. */
async function project() {
  const folder = folderWith({
    'alembic.ini': '[alembic]\nscript_location = migrations\n\n[post_write_hooks]\n',
    'migrations/env.py': 'from alembic import context\n\ncontext.configure(target_metadata=None)\n',
    'migrations/script.py.mako': readFileSync(join(ROOT, 'examples/legacy-shop/migrations/script.py.mako'), 'utf8'),
    'migrations/versions/a.py': revision('a', 'None', "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))"),
    'migrations/versions/b.py': revision('b', "'a'", "op.create_unique_constraint('uq_users_id', 'users', ['id'])"),
    'migrations/versions/c.py': revision('c', "'b'", "op.execute('CREATE EXTENSION hstore')"),
    'string-length.js': "export default { meta: { id: 'string-length', summary: 'a', why: 'b', fix: 'none', presets: ['house'] }, run: (steps) => steps };\n",
    '.gitignore': '*.json\n',
  });
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  const run = async (words: readonly string[]) => {
    let said = '';
    const io = { ...createNodeIo(folder), out: (text: string) => void (said += text), err: (text: string) => void (said += text) };
    return { code: await main(words, io), said };
  };
  await run(['--write', '--allow-no-vcs']);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'as it is');
  await run(['--output-format', 'json=report.json', '--output-format', 'diff']);
  await run(['--update-baseline', '--check']);
  return run;
}

/** What a page calls something, as it is called here. */
const HERE: Readonly<Record<string, readonly string[]>> = { 'versions/a.py': ['migrations/versions/b.py'], 'path/to/env.py': ['migrations/env.py'], '*.json': ['report.json'], 'reports/*.json': ['report.json'] };

it('there are some', () => expect(commands.length).toBeGreaterThan(40));

describe.each(commands)('$page: $line', ({ words }) => {
  const given = words.flatMap((word) => HERE[word] ?? [word]);
  if (LONG.test(given[0] ?? '') || given.includes('--verify') || given.includes('--database')) it('is known', () => void readArguments(given));
  else {
    it('works', async () => {
      const run = await project();
      const { code, said } = await run(given);
      expect({ code, said }).toEqual({ code: expect.toSatisfy((one: number) => one === 0 || one === 1), said });
    });
  }
});
