import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith } from '../node/folder.ts';

/** What docs/custom-transforms.md shows is loaded and run as it stands there. */

const page = readFileSync(join(import.meta.dirname, '../../docs/custom-transforms.md'), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
const TRANSFORM = block('js');
const side = (sign: string): string => block('diff').split('\n').filter((line) => line.startsWith(sign) || line.startsWith(' ')).map((line) => `${line.slice(1)}\n`).join('');
const revision = (body: string): string => `import sqlalchemy as sa\nfrom alembic import op\n\nrevision = 'a'\ndown_revision = None\n\n\n${body}\n\ndef downgrade():\n    op.drop_column('users', 'nick')\n`;

async function migfix(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const folder = folderWith({ 'string-length.js': TRANSFORM, ...files });
  let [out, err] = ['', ''];
  const io: Io = { ...createNodeIo(folder), env: {}, out: (text) => void (out += text), err: (text) => void (err += text) };
  return { code: await main(argv, io), out, err, folder };
}

describe('the transform of the page', () => {
  const files = { 'versions/a.py': revision(side('-')) };

  it('does what the page shows', async () => {
    const { code, folder } = await migfix(files, '--transform', 'string-length.js', '--write', '--allow-no-vcs');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'versions/a.py'), 'utf8')).toContain(side('+'));
  });

  it('is left out by --safe and by --ignore, like any other', async () => {
    const safe = await migfix(files, '--transform', 'string-length.js', '--safe', '--output-format', 'json');
    expect(JSON.stringify(JSON.parse(safe.out))).toContain('MySQL refuses a VARCHAR without a length');
    expect(safe.out).not.toContain('String(255)');
    expect((await migfix(files, '--transform', 'string-length.js', '--ignore', 'string-length')).out).not.toContain('String(255)');
  });

  it('is listed and explained', async () => {
    expect((await migfix({}, 'rules', '--transform', 'string-length.js')).out).toMatch(/^string-length +review +minimal, house, strict +`sa\.String\(\)`/m);
    expect((await migfix({}, 'explain', 'string-length', '--transform', 'string-length.js')).out).toContain('VARCHAR requires a length');
  });
});

describe('a transform that is at fault', () => {
  const files = { 'versions/a.py': revision(side('-')), 'versions/b.py': revision(side('-')).replace("'a'", "'b'").replace('None', "'a'").replace(/nick/g, 'other') };
  const thrower = TRANSFORM.replace('run: (steps, context) =>', "run: (steps, context) => {\n    if (context.code.includes('nick')) throw new Error('boom');\n    return steps;\n  },\n  was: (steps, context) =>");

  it('is named with its file, not as our bug; the other files are done', async () => {
    const { code, out, folder } = await migfix({ ...files, 'string-length.js': thrower }, '--transform', 'string-length.js', '--write', '--allow-no-vcs');
    expect(out).toContain(/^versions\/2b\.py: (.*)$/m.exec(page)?.[1]);
    expect(out).not.toContain('bug of migfix');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'versions/a.py'), 'utf8')).toBe(files['versions/a.py']);
    expect(readFileSync(join(folder, 'versions/b.py'), 'utf8')).toContain('batch_op');
  });

  it.each([
    ['what does not parse', "text: '255('", /output would not parse \(line \d+\) \(a fault of string-length\.js: the file was left as it is\)/],
    ['no steps', 'never', /it returned no list of steps \(a fault of string-length\.js/],
    ['what changes again with every run', "text: ')'.repeat(0) + ' '", /a second run would change the output again \(.*\) \(a fault of string-length\.js/],
  ])('also when it writes %s', async (_title, text, message) => {
    const broken = text === 'never' ? TRANSFORM.replace('run: (steps, context) =>', 'run: () => undefined,\n  was: (steps, context) =>') : TRANSFORM.replace("text: '255'", text);
    const { code, out } = await migfix({ ...files, 'string-length.js': broken }, '--transform', 'string-length.js', '--check');
    expect(out).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('what is refused, in one line', () => {
  const meta = "id: 'x', summary: 's', why: 'w', fix: 'safe', presets: ['house']";
  const module = (own: string): string => `export default { meta: { ${own} }, run: (steps) => steps };\n`;

  it.each([
    ['what is not there', undefined, 'no such file or folder'],
    ['what throws', "throw new TypeError('boom\\nand more');\n", 'could not be loaded: TypeError: boom'],
    ['what has no default export', module(meta).replace('default', 'const rule ='), 'it has no default export'],
    ['what is no transform', 'export default () => 1;\n', 'it is no transform: an object with "meta" and "run" is wanted'],
    ['a meta that is not whole', module("id: 'x', summary: 's', fix: 'safe', presets: ['house']"), 'meta.why must be a text'],
    ['a level that there is not', module(meta.replace("'safe'", "'yes'")), 'meta.fix must be one of safe, review, none'],
    ['presets that there are not', module(meta.replace("['house']", "['home']")), 'meta.presets must be a list of minimal, house, strict'],
    ['a name that cannot be given', module(meta.replace("'x'", "'X y'")), 'meta.id must be words in lower case, joined by "-"'],
    ['a name that is taken', module(meta.replace("'x'", "'batch'")), 'there is a rule "batch" already'],
    ['the name of a rule that only reports', module(meta.replace("'x'", "'revision-graph'")), 'there is a rule "revision-graph" already'],
  ])('%s', async (_title, text, message) => {
    const { code, out, err } = await migfix({ 'versions/a.py': revision(side('-')), ...(text === undefined ? {} : { 'x.js': text }) }, '--transform', 'x.js');
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `migfix: --transform x.js: ${message}\n` });
  });

  it('the same twice', async () => {
    expect((await migfix({}, 'rules', '--transform', 'string-length.js', '--transform', 'string-length.js')).err).toContain('there is a rule "string-length" already');
  });

  it('one that a configuration names', async () => {
    const { code, err } = await migfix({ 'versions/a.py': revision(side('-')), 'migfix.toml': 'transform = ["string-length.js"]\n' });
    expect(code).toBe(2);
    expect(err).toContain('migfix.toml: unknown key "transform"');
  });
});
