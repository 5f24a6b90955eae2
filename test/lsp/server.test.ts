/** A real client talks to a real `migfix lsp` over stdio. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MarkupContent, TextDocumentEdit } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith } from '../node/folder.ts';
import { type Editor, startEditor } from './client.ts';

const revision = (id: string, down: string | undefined, up: string, downgrade = 'pass'): string =>
  `"""${id}"""\nimport sqlalchemy as sa\nfrom alembic import op\n\nrevision = '${id}'\ndown_revision = ${down === undefined ? 'None' : `'${down}'`}\n\n\ndef upgrade():\n    ${up}\n\n\ndef downgrade():\n    ${downgrade}\n`;

const USERS = revision('1a', undefined, "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('nick', sa.String(20)))", "op.drop_table('users')");
const NICK = revision('2b', '1a', "op.alter_column('users', 'nick', nullable=False)", "op.alter_column('users', 'nick', nullable=True)");
const FILES = { 'migrations/env.py': 'from alembic import context\n', 'migrations/versions/1a.py': USERS, 'migrations/versions/2b.py': NICK };

/** What the command line writes. */
async function written(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  const folder = folderWith(files);
  const io: Io = { ...createNodeIo(folder), env: {}, out: () => {}, err: () => {} };
  await main(['--write', '--allow-no-vcs', 'migrations/versions'], io);
  return readFileSync(join(folder, name), 'utf8');
}

const editors: Editor[] = [];
const start = async (files: Readonly<Record<string, string>>, options?: Parameters<typeof startEditor>[1]): Promise<Editor> => {
  const editor = await startEditor(folderWith(files), options);
  editors.push(editor);
  return editor;
};
afterAll(() => editors.forEach(({ child }) => child.kill()));

const titled = (title: RegExp) => ({ title: text }: { readonly title: string }): boolean => title.test(text);
const rules = (found: readonly { readonly code?: unknown }[]): readonly unknown[] => found.map(({ code }) => code);

describe('a document of a chain', () => {
  let editor: Editor;
  let uri: string;
  beforeAll(async () => {
    editor = await start(FILES);
    uri = editor.uri('migrations/versions/2b.py');
    editor.open(uri, NICK);
    await editor.diagnostics(uri);
  });

  it('has its findings, with severity, rule and the page of the rule', async () => {
    const found = await editor.diagnostics(uri);
    const batch = found.find(({ code }) => code === 'batch');
    expect(batch).toMatchObject({ source: 'migfix', severity: 3, message: expect.stringContaining('SQLite') });
    expect(batch?.codeDescription?.href).toMatch(/^file:.*\/docs\/transforms\/batch\.md$/);
    expect(readFileSync(new URL(batch?.codeDescription?.href ?? ''), 'utf8')).toContain('# batch');
    expect(batch?.range).toEqual({ start: { line: 9, character: 4 }, end: { line: 9, character: 4 + "op.alter_column('users', 'nick', nullable=False)".length } });
  });

  it('is made by the actions what the command line makes of it', async () => {
    const whole = await written(FILES, 'migrations/versions/2b.py');
    expect(whole).toContain('existing_type=sa.String(20)');
    const all = await editor.actions(uri, 'nullable=False');
    expect(all.map(({ title, kind }) => [title, kind])).toEqual([['Make this function run on SQLite', 'quickfix'], ['Make the whole file run on SQLite', 'quickfix']]);
    expect(editor.applied(uri, all.find(titled(/whole file/))?.edit ?? {})).toBe(whole);
    const [fixAll, ...more] = await editor.actions(uri, 'nullable=False', ['source.fixAll']);
    expect(more).toEqual([]);
    expect(fixAll?.kind).toBe('source.fixAll.migfix');
    expect(editor.applied(uri, fixAll?.edit ?? {})).toBe(whole);
  });

  it('has one function changed alone: the other stays byte for byte', async () => {
    const whole = await written(FILES, 'migrations/versions/2b.py');
    const parts = (text: string): readonly string[] => text.split(/^(?=def )/m);
    for (const [at, place] of [[1, 'nullable=False'], [2, 'nullable=True']] as const) {
      const action = (await editor.actions(uri, place)).find(titled(/this function/));
      const result = parts(editor.applied(uri, action?.edit ?? {}));
      expect(result[at]).toBe(parts(whole)[at]);
      expect(result[3 - at]).toBe(parts(NICK)[3 - at]);
      expect(action?.diagnostics?.every(({ range }) => (at === 1 ? range.start.line < 12 : range.start.line > 12))).toBe(true);
    }
  });

  it('has both functions named where a selection holds both', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 14, character: 0 } };
    expect((await editor.actions(uri, range)).map(({ title }) => title)).toEqual(['Make upgrade() run on SQLite', 'Make downgrade() run on SQLite', 'Make the whole file run on SQLite']);
  });

  it('has edits of its version, of the lines that change and no others', async () => {
    const [action] = await editor.actions(uri, 'nullable=False');
    const [change, ...more] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(more).toEqual([]);
    expect(change?.textDocument).toEqual({ uri, version: 1 });
    expect(change?.edits.map(({ range }) => range.start.line).filter((line) => line < 9 || line > 12)).toEqual([]);
  });

  it('has no action where nothing is to be done', async () => {
    expect(await editor.actions(uri, 'revision')).toEqual([]);
    expect(await editor.actions(uri, 'nullable=False', ['refactor'])).toEqual([]);
  });

  it('shows why, and the table after the revision, as "migfix history" does', async () => {
    const hover = await editor.hover(uri, "alter_column('users', 'nick', nullable=False)");
    if (!hover) throw new Error('no hover');
    const { value } = hover.contents as MarkupContent;
    expect(value).toMatch(/^\*\*\[batch\]\(file:.*batch\.md\)\*\*: /);
    let table = '';
    const io: Io = { ...createNodeIo(folderWith(FILES)), env: {}, out: (text) => void (table += text), err: () => {} };
    await main(['history', 'users', 'migrations/versions', '--at', '2b'], io);
    expect(table).toContain('nick  sa.String(20)  NOT NULL');
    expect(value).toContain(`\`\`\`text\n${table.trimEnd()}\n\`\`\``);
    expect(await editor.hover(uri, 'sqlalchemy')).toBeNull();
  });

  it('is looked at as it is typed, with what is typed in others before it', async () => {
    editor.type(uri, 'nullable=False', 'nullable=True');
    expect((await editor.diagnostics(uri)).map(({ message }) => message).join()).not.toContain('nick is NULL');
    const first = editor.uri('migrations/versions/1a.py');
    editor.open(first, USERS);
    await editor.diagnostics(first);
    const before = editor.published(uri);
    editor.type(first, 'sa.String(20)', 'sa.Unicode(7)');
    while (editor.published(uri) === before) await new Promise((done) => setTimeout(done, 50));
    const [action] = await editor.actions(uri, 'nullable=True');
    expect(editor.applied(uri, action?.edit ?? {})).toContain('existing_type=sa.Unicode(7)');
    editor.close(first);
    expect(await editor.diagnostics(first)).toEqual([]);
    // unsaved, and given up: the disk's text counts again
    const again = await editor.actions(uri, 'nullable=True');
    expect(editor.applied(uri, again[0]?.edit ?? {})).toContain('existing_type=sa.String(20)');
  });

  it('ends as the protocol wants it, and nothing was written', async () => {
    expect(editor.stderr()).toBe('');
    expect(await editor.quit()).toBe(0);
    expect(editor.messages).toEqual([]);
  });
});

describe('what surrounds a document', () => {
  it('the closest configuration counts, and is read again when it changes', async () => {
    const editor = await start({ ...FILES, 'migfix.toml': 'ignore = ["batch"]\n' });
    const [uri, config] = [editor.uri('migrations/versions/2b.py'), editor.uri('migfix.toml')];
    editor.open(uri, NICK);
    expect(rules(await editor.diagnostics(uri))).not.toContain('batch');
    writeFileSync(new URL(config), 'preset = "hose"\n');
    editor.diskChanged(config);
    expect(await editor.diagnostics(uri)).toEqual([]);
    expect(editor.messages).toEqual([expect.stringMatching(/migfix\.toml: preset must be .* "house"\?/)]);
    writeFileSync(new URL(config), 'exclude = ["2b.py"]\n');
    editor.diskChanged(config);
    expect(await editor.diagnostics(uri)).toEqual([]);
    writeFileSync(new URL(config), '');
    editor.diskChanged(config);
    expect(rules(await editor.diagnostics(uri))).toContain('batch');
    expect(await editor.quit()).toBe(0);
  });

  it('revisions that come and change on the disk are read, when the client or a save says so', async () => {
    const editor = await start(FILES);
    const uri = editor.uri('migrations/versions/2b.py');
    editor.open(uri, NICK);
    expect(rules(await editor.diagnostics(uri))).not.toContain('revision-graph');
    expect(editor.watched).toContain('**/*.py');
    writeFileSync(new URL(editor.uri('migrations/versions/1a.py')), USERS.replace('sa.String(20)', 'sa.String(99)'));
    writeFileSync(new URL(editor.uri('migrations/versions/2c.py')), NICK);
    editor.save(uri);
    expect(rules(await editor.diagnostics(uri))).toContain('revision-graph');
    const [action] = await editor.actions(uri, 'nullable=False');
    expect(editor.applied(uri, action?.edit ?? {})).toContain('existing_type=sa.String(99)');
  });

  it('what is wrong with the chain is suppressed in the text, and left out by what the configuration says of some files', async () => {
    const lost = NICK.replace("down_revision = '1a'", "down_revision = 'gone'");
    const quiet = lost.replace('revision =', '# migfix: ignore[revision-graph] -- elsewhere\nrevision =');
    const told = async (files: Readonly<Record<string, string>>, text: string): Promise<readonly unknown[]> => {
      const editor = await start({ ...FILES, 'alembic.ini': '[alembic]\nscript_location = migrations\n', ...files, 'migrations/versions/2b.py': text });
      const uri = editor.uri('migrations/versions/2b.py');
      editor.open(uri, text);
      return rules(await editor.diagnostics(uri));
    };
    const some = { 'migfix.toml': '[[overrides]]\npaths = ["migrations/versions/2*"]\nignore = ["revision-graph"]\n' };
    expect(await told({}, lost)).toContain('revision-graph');
    expect(await told({}, quiet)).not.toContain('revision-graph');
    expect(await told(some, lost)).not.toContain('revision-graph');
  });

  it('a revision that is half typed is still there for those after it', async () => {
    const editor = await start(FILES);
    const [first, second] = [editor.uri('migrations/versions/1a.py'), editor.uri('migrations/versions/2b.py')];
    for (const [uri, text] of [[first, USERS], [second, NICK]] as const) {
      editor.open(uri, text);
      await editor.diagnostics(uri);
    }
    const before = editor.published(second);
    editor.type(first, 'def downgrade():', 'def downgrade(:');
    expect(rules(await editor.diagnostics(first))).toEqual(['skipped']);
    while (editor.published(second) === before) await new Promise((done) => setTimeout(done, 50));
    expect(rules(await editor.diagnostics(second))).not.toContain('revision-graph');
    const [action] = await editor.actions(second, 'nullable=False');
    expect(editor.applied(second, action?.edit ?? {})).toContain('existing_type=sa.String(20)');
  });

  it('a file that is not saved yet stands in the chain that it says; one that has no name stands alone', async () => {
    const editor = await start(FILES);
    for (const uri of [editor.uri('migrations/versions/3c.py'), 'untitled:Untitled-1']) {
      editor.open(uri, NICK.replaceAll("'2b'", "'3c'").replace("'1a'", "'2b'"));
      expect(rules(await editor.diagnostics(uri))).toContain('batch');
      const [action] = await editor.actions(uri, 'nullable=False');
      expect(editor.applied(uri, action?.edit ?? {}).includes('existing_type=sa.String(20)')).toBe(!uri.startsWith('untitled:'));
    }
  });

  it('what is no migration is left alone', async () => {
    const editor = await start({ ...FILES, 'app/models.py': 'x = 1\n' });
    const documents = [
      [editor.uri('app/models.py'), "from alembic import op\n\n\ndef upgrade():\n    op.drop_column('t', 'c')\n", 'python'],
      [editor.uri('migrations/versions/2b.py'), NICK, 'plaintext'],
      ['vscode-notebook-cell:/a.ipynb#x', NICK, 'python'],
      ['git:/a/2b.py', NICK, 'python'],
      ['file://host:port/%', NICK, 'python'],
    ] as const;
    for (const [uri, text, language] of documents) {
      editor.open(uri, text, language);
      expect(await editor.diagnostics(uri)).toEqual([]);
      expect(await editor.actions(uri, 'op')).toEqual([]);
      expect(await editor.hover(uri, 'op')).toBeNull();
    }
    const outside = `file://${folderWith({ 'x.py': NICK })}/x.py`;
    editor.open(outside, NICK);
    expect(rules(await editor.diagnostics(outside))).toContain('batch');
    expect(await editor.quit()).toBe(0);
  });

  it('a transform of the project’s own takes part; what it prints does not reach the protocol', async () => {
    const rule = "console.log('loaded');\nexport default { meta: { id: 'mine', summary: 's', why: 'Because of us.', fix: 'none', presets: ['house'] }, run: (steps, { report }) => { console.log('run'); process.stdout.write('raw'); for (const step of steps) if (step.kind === 'op') report(step.op, 'mine'); return steps; } };\n";
    const editor = await start({ ...FILES, 'mine.mjs': rule }, { args: ['--transform', 'mine.mjs'] });
    const uri = editor.uri('migrations/versions/2b.py');
    editor.open(uri, NICK);
    const mine = (await editor.diagnostics(uri)).find(({ code }) => code === 'mine');
    expect(mine?.codeDescription?.href).toMatch(/mine\.mjs$/);
    expect(JSON.stringify(await editor.hover(uri, 'alter_column'))).toContain('Because of us.');
    expect(editor.stderr()).toMatch(/^loaded\nrun\nraw/);
    expect(await editor.quit()).toBe(0);
  });

  it('all of a legacy folder comes out as the command line writes it', async () => {
    const from = join(import.meta.dirname, '../../examples/legacy-shop/migrations');
    const names = readdirSync(join(from, 'versions')).filter((name) => name.endsWith('.py'));
    const files = Object.fromEntries([...names.map((name) => `versions/${name}`), 'env.py'].map((name) => [`migrations/${name}`, readFileSync(join(from, name), 'utf8')]));
    const folder = folderWith(files);
    await main(['--write', '--allow-no-vcs', 'migrations/versions'], { ...createNodeIo(folder), env: {}, out: () => {}, err: () => {} });
    const editor = await start(files);
    let changed = 0;
    for (const name of names) {
      const uri = editor.uri(`migrations/versions/${name}`);
      editor.open(uri, files[`migrations/versions/${name}`] as string);
      const [action] = await editor.actions(uri, 'revision', ['source.fixAll.migfix']);
      expect(action ? editor.applied(uri, action.edit ?? {}) : editor.text(uri)).toBe(readFileSync(join(folder, 'migrations/versions', name), 'utf8'));
      if (action) changed++;
    }
    expect(changed).toBeGreaterThan(15);
  });
});

describe('any text', () => {
  let editor: Editor;
  let uri: string;
  beforeAll(async () => {
    editor = await start(FILES, { capabilities: {} });
    uri = editor.uri('migrations/versions/2b.py');
  });

  const whole = async (text: string): Promise<string> => {
    editor.close(uri);
    writeFileSync(new URL(uri), text);
    editor.diskChanged(uri);
    editor.open(uri, text);
    await editor.diagnostics(uri);
    const [action] = await editor.actions(uri, 'revision', ['source']);
    return editor.applied(uri, action?.edit ?? {});
  };

  it.each([
    ['CRLF', NICK.replaceAll('\n', '\r\n')],
    ['CR', NICK.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${NICK}`],
    ['no end of the last line', NICK.trimEnd()],
    ['characters of two units', NICK.replace('"""2b"""', '"""😀 é"""').replace("'nick', nullable=False)", "'nick', nullable=False)  # 😀")],
  ])('%s: comes out as the command line writes it', async (_title, text) => {
    expect(await whole(text)).toBe(await written({ ...FILES, 'migrations/versions/2b.py': text }, 'migrations/versions/2b.py'));
    const change = (await editor.actions(uri, 'revision', ['source']))[0]?.edit;
    expect(change?.documentChanges).toBeUndefined();
    expect(change?.changes?.[uri]?.length).toBeGreaterThan(0);
  });

  it('a place behind characters of two units is counted in units', async () => {
    editor.open(uri, NICK.replace("op.alter_column('users', 'nick', nullable=False)", "x = '😀'; op.alter_column('users', 'nick', nullable=False)"));
    const batch = (await editor.diagnostics(uri)).find(({ code, range }) => code === 'batch' && range.start.line === 9);
    expect(batch?.range.start).toEqual({ line: 9, character: 14 });
  });

  it('what does not parse is said at its place, and looked at again when it does', async () => {
    editor.open(uri, NICK.replace('def upgrade():', 'def upgrade(:'));
    const [broken, ...more] = await editor.diagnostics(uri);
    expect(more).toEqual([]);
    expect(broken).toMatchObject({ code: 'skipped', severity: 1, message: 'syntax error', range: { start: { line: 8 }, end: { line: 8 } } });
    expect(await editor.actions(uri, 'upgrade')).toEqual([]);
    editor.type(uri, 'upgrade(:', 'upgrade():');
    expect(rules(await editor.diagnostics(uri))).toContain('batch');
  });

  it('a mark is something to be filled in', async () => {
    editor.open(uri, NICK.replace('def upgrade():\n', 'def upgrade():\n    # migfix: backfill users.nick: put the real values in place of the placeholder\n'));
    expect((await editor.diagnostics(uri)).find(({ code }) => code === 'mark')).toMatchObject({ severity: 3, message: 'to be filled in: backfill users.nick: put the real values in place of the placeholder' });
  });

  it.each([
    ['nothing', ''],
    ['zeros', `${NICK}\0\0\0`],
    ['half a character', `${NICK}# \uD83D\n`],
    ['no Python', `revision = 1\ndown_revision = 2\n${'('.repeat(5000)}`],
    ['Markdown and HTML in names', NICK.replaceAll('users', '](javascript:x) ``` <script>')],
    ['a million characters', `${NICK}# ${'x'.repeat(1_000_000)}\n`],
    ['more than anybody waits for', `${NICK}# ${'x'.repeat(3_000_000)}\n`],
  ])('%s: the server goes on', async (_title, text) => {
    editor.open(uri, text);
    await editor.diagnostics(uri);
    await editor.actions(uri, { start: { line: 9, character: 9 }, end: { line: 9_999_999, character: 0 } });
    await editor.server.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 9, character: 9 } });
    editor.close(uri);
    editor.open(uri, NICK);
    expect(rules(await editor.diagnostics(uri))).toContain('batch');
    expect(editor.messages).toEqual([]);
  });

  it('many keystrokes are one look', async () => {
    editor.open(uri, NICK);
    await editor.diagnostics(uri);
    const before = editor.published(uri);
    for (let n = 0; n < 30; n++) editor.type(uri, n ? `# ${n - 1}\n` : '"""2b"""\n', n ? `# ${n}\n` : '"""2b"""\n# 0\n');
    await editor.diagnostics(uri);
    expect(editor.published(uri) - before).toBeLessThan(5);
    expect(await editor.quit()).toBe(0);
  });
});

describe('the end', () => {
  it.each([
    ['without a shutdown', async ({ server }: Editor) => void server.sendNotification('exit'), 1],
    ['of the stream', async ({ child }: Editor) => void child.stdin?.end(), 1],
    ['of the stream after a shutdown', async ({ child, server }: Editor) => (await server.sendRequest('shutdown'), void child.stdin?.end()), 0],
  ])('%s', async (_title, end, expected) => {
    const editor = await start(FILES, { capabilities: {} });
    const exited = new Promise((resolve) => editor.child.once('exit', resolve));
    await end(editor);
    expect(await exited).toBe(expected);
  });

  it('takes no words', async () => {
    let err = '';
    expect(await main(['lsp', 'versions'], { ...createNodeIo(folderWith({})), err: (text) => void (err += text) })).toBe(2);
    expect(err).toContain('"migfix lsp" takes no paths');
  });
});
