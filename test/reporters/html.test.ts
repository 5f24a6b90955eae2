import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/page/data.ts';
import { readPage } from './read-page.ts';
import { fake, HOSTILE, HOSTILE_FILES, real } from './run.ts';

const html = async (files: Record<string, string>, ...argv: readonly string[]): Promise<string> => (await fake([...argv, '--output-format', 'html'], files)).out;

describe('the page', () => {
  it('lets a browser run its own script and style, and load nothing', async () => {
    const { document } = readPage(await html(HOSTILE_FILES));
    const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content');
    const hash = (text: string | null | undefined): string => `'sha256-${createHash('sha256').update(text ?? '').digest('base64')}'`;
    const scripts = [...document.querySelectorAll('script:not([type])')];
    expect(scripts).toHaveLength(1);
    expect(policy).toBe(`default-src 'none'; style-src ${hash(document.querySelector('style')?.textContent)}; script-src ${hash(scripts[0]?.textContent)}; base-uri 'none'; form-action 'none'`);
    expect(document.querySelectorAll('[src], link, [style], [onclick]')).toHaveLength(0);
  });

  it('has no way out of its data, whatever a file or its name holds', async () => {
    const evil = '</script><script>alert(1)</script><!--<script>';
    const text = await html({ ...HOSTILE_FILES, [`${evil}.py`]: `# ${evil} \u2028\u202E OLD ERROR MARK\n` });
    expect(text.match(/<script/g)).toHaveLength(3);
    expect(text.match(/<\/script/g)).toHaveLength(3);
    const { data, contents } = readPage(text);
    const at = data.files.findIndex(({ path }) => path === `${evil}.py`);
    expect(contents[at]?.text.lines).toEqual([`# ${evil} \\u2028\\u202e OLD ERROR MARK`]);
    expect(data.files.map(({ path }) => path)).toContain(HOSTILE.replace('\u001b', '\\x1b').replace('\n', '\\x0a').replace('\u202E', '\\u202e'));
  });

  it('names the folder of the run, and not where that is', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'migfix-html-'));
    writeFileSync(join(cwd, 'a.py'), 'revision = "a"\ndown_revision = None\n');
    const { out } = await real(cwd, '.', '--output-format', 'html', '--no-cache');
    expect(readPage(out).data).toMatchObject({ project: basename(cwd), folder: '.', files: [{ path: 'a.py', revision: { id: 'a', head: true } }] });
    expect(out).not.toContain(tmpdir());
  });
});

describe('what it says', () => {
  it('of each file: its state, and both texts', async () => {
    const { data, contents } = readPage(await html({ 'a.py': 'one\nOLD\nthree\n', 'b.py': 'fine', 'c.py': 'OLD ERROR', 'd.py': 'BUG', 'e.py': 'BROKEN', 'f.py': 'fine MARK' }));
    expect(data.files.map(({ path, state, changed, safe, left, marks }) => [path, state, changed, safe, left, marks])).toEqual([
      ['a.py', 'fixed', true, 1, 0, 0], ['b.py', 'fine', false, 0, 0, 0], ['c.py', 'person', true, 1, 1, 0], ['d.py', 'failed', false, 0, 1, 0], ['e.py', 'person', false, 0, 1, 0], ['f.py', 'person', false, 0, 0, 1],
    ]);
    expect(contents[0]).toMatchObject({ text: { lines: ['one', 'OLD', 'three'], hunks: [{ start: 1, end: 2, lines: ['NEW'] }] }, findings: [{ rule: 'batch', line: 2, fixed: true, level: 'safe', message: 'found OLD' }] });
    expect(contents[3]?.findings[0]).toMatchObject({ rule: 'internal', severity: 'error' });
    expect(data).toMatchObject({ project: 'project', preset: 'house', mode: 'dry-run', versions: { migfix: '1.2.3' }, totals: { changed: 2, errors: 1, safe: 2, review: 0, marks: 1 } });
    expect(data).not.toHaveProperty('proof');
  });

  it.each([['no end of line', 'a\nOLD'], ['a byte order mark', '\uFEFFOLD\nb\n'], ['other ends of lines', 'a\r\nOLD\r\n'], ['empty lines', '\n\nOLD\n\n']])('gives the new text back: %s', async (_, before) => {
    const { contents: [content] } = readPage(await html({ 'a.py': before }));
    const lines = [...(content as Content).text.lines];
    for (const { start, end, lines: now } of (content as Content).text.hunks.toReversed()) lines.splice(start, end - start, ...now);
    expect(lines).toEqual(before.replace('\uFEFF', '').replaceAll('\r', '').replace(/\n$/, '').replace('OLD', 'NEW').split('\n'));
  });

  it('changes the key of a tick with the content, and not with the run', async () => {
    const keyOf = async (text: string, ...argv: readonly string[]): Promise<string | undefined> => readPage(await html({ 'a.py': text }, ...argv)).data.files[0]?.key;
    expect(await keyOf('OLD')).toBe(await keyOf('OLD', '--check'));
    expect(await keyOf('OLD')).not.toBe(await keyOf('OLD '));
  });
});

describe('the example', () => {
  let shop: ReturnType<typeof readPage>;
  let size: number;
  beforeAll(async () => {
    const { out } = await real(join(import.meta.dirname, '..', '..', 'examples', 'legacy-shop'), '--check', '--no-cache', '--output-format', 'html');
    size = out.length;
    shop = readPage(out);
  });

  it('is in the order of its chain, with its tables and rules', () => {
    const { data } = shop;
    expect(data.files).toHaveLength(26);
    for (const [at, { revision }] of data.files.entries()) expect(revision?.down).toEqual(at ? [data.files[at - 1]?.revision?.id] : []);
    expect(data.files.filter(({ revision }) => revision?.head).map(({ revision }) => revision?.id)).toEqual(['d64ed3586318']);
    const status = data.files.find(({ path }) => path.includes('order_status'));
    expect(status?.tables.map((table) => data.tables[table])).toEqual(['order']);
    expect(status?.rules.map((rule) => data.rules[rule]?.id)).toContain('server-default');
    expect(data.folder).toBe('migrations/versions');
  });

  it('stays small', () => {
    expect(size).toBeLessThan(250_000);
  });
});
