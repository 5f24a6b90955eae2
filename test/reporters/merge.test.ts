import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { fake } from './run.ts';
import { checker } from './schemas.ts';

const TEXTS = { 'a.py': 'OLD OLD ERROR NOTE\nMARK', 'b.py': 'BROKEN', 'c.py': 'fine' };

/** Reports of three runs: two summaries and a report. */
async function reports(): Promise<Record<string, string>> {
  const texts = [TEXTS, { 'a.py': 'OLD' }, {}];
  const [one, two, three] = await Promise.all(texts.map(async (files, at) => {
    const none = { find: async () => ({ files: [], problems: ['no migration found'], warnings: [] }) };
    const run = await fake(['--check', '--output-format', 'json=r.json', '--summary-file', 's.json'], files, at === 2 ? none : {});
    return { report: run.files.get('/project/r.json')!, summary: run.files.get('/project/s.json')! };
  }));
  return { 'out/=cmd|x.json': one!.summary, 'out/<b>&,"b.json': two!.report, 'out/none.json': three!.summary };
}

const merge = async (format: string, files: Record<string, string>, names = Object.keys(files)) => fake(['merge-reports', ...names, '--format', format], files);

describe('merge-reports', () => {
  it('says the same of a report and of its summary', async () => {
    const { files } = await fake(['--check', '--output-format', 'json=r.json', '--summary-file', 's.json'], TEXTS);
    const merged = await merge('json', { 'x/r.json': files.get('/project/r.json')!, 'x/s.json': files.get('/project/s.json')! });
    const [r, s] = (JSON.parse(merged.out) as { repositories: Record<string, unknown>[] }).repositories;
    expect(r).toEqual({ ...s, repository: 'r' });
    expect(r).toMatchObject({ exit: 1, read: 3, changed: 1, skipped: 1, unchanged: 1, fixed: 2, left: 1, notes: 1, marks: 1 });
  });

  it('adds up, by its schema', async () => {
    const { code, out } = await merge('json', await reports());
    const merged = JSON.parse(out) as { repositories: { repository: string }[]; totals: object; rules: object };
    expect(checker('merged')(merged)).toEqual([]);
    expect(checker('merged')({ ...merged, totals: {} })).not.toEqual([]);
    expect(merged.repositories.map(({ repository }) => repository)).toEqual(['<b>&,"b', '=cmd|x', 'none']);
    expect(merged).toMatchObject({ totals: { repositories: 3, exit: 2, read: 4, changed: 2, fixed: 3, problems: 1 }, rules: { batch: { fixed: 3, repositories: 2 }, 'raw-sql': { left: 1, notes: 1, repositories: 1 } } });
    expect(code).toBe(0);
  });

  it.each(['text', 'csv', 'html', 'json'])('as %s does not depend on the order of the files, nor on where they lie', async (format) => {
    const files = await reports();
    const one = await merge(format, files);
    expect(await merge(format, files, Object.keys(files).toReversed())).toEqual(one);
    expect((await merge(format, Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace('out/', 'else/where/'), text])))).out).toBe(one.out);
  });

  it('names each file that is no report in a line, and merges the others', async () => {
    const files = await reports();
    const bad = {
      'out/1.json': '{', 'out/2.json': '[]', 'out/3.json': '{"version": 2}', 'out/4.json': '{"version": 1, "mode": "check", "totals": {"files": {"read": -1}, "findings": {}, "counts": {}}, "rules": {}}', 'out/5\u001b[2J.json': '',
    };
    const { code, out, err } = await merge('json', { ...files, ...bad }, [...Object.keys(files), ...Object.keys(bad), 'out/gone.json']);
    expect([code, out]).toEqual([2, (await merge('json', files)).out]);
    expect(err.split('\n')).toEqual([
      'migfix: out/1.json: is no JSON',
      'migfix: out/2.json: is no report of migfix: the document is no object',
      'migfix: out/3.json: is no report of migfix that this version reads: its "version" is 2, not 1',
      expect.stringMatching(/^migfix: out\/4\.json: is no report of migfix: ".*" is no whole number$/),
      'migfix: out/5\\x1b[2J.json: is no JSON',
      'migfix: out/gone.json: no such file',
      '',
    ]);
  });

  it.each([[[], 'takes files'], [['x.json', '--format', 'svg'], 'goes with "migfix graph"'], [['x.json', '--output-format', 'json'], 'see --format'], [['x.json', '--shard', '1/2'], 'does not go with']])('refuses %j', async (argv, message) => {
    const { code, err } = await fake(['merge-reports', ...argv], {});
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('writes to a file', async () => {
    const { out, files } = await fake(['merge-reports', 'out/none.json', '--output-file', 'm.txt'], await reports());
    expect([out, files.get('/project/m.txt')]).toEqual(['', expect.stringMatching(/^repository +exit code/)]);
  });
});

describe('the CSV', () => {
  it('is read back, and no cell begins like a formula', async () => {
    const { out } = await merge('csv', await reports());
    const rows = parseCsv(out, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    expect(rows.map(({ repository }) => repository)).toEqual(['<b>&,"b', "'=cmd|x", 'none']);
    expect(rows[0]).toMatchObject({ mode: 'check', proven: 'false', exit: '1', changed: '1' });
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each(['=1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1', '＝1', '|x', '%x'])('has %j as text', async (name) => {
    const [report] = Object.values(await reports());
    const [row] = parseCsv((await merge('csv', { [`o/${name}.json`]: report! })).out, { columns: true }) as Record<string, string>[];
    expect(row!['repository']).toMatch(/^['\\]/);
  });
});

describe('the page', () => {
  it('holds nothing of a name but text, and no script but its own', async () => {
    const { out } = await merge('html', await reports());
    const { document } = parseHTML(out);
    const names = [...document.querySelectorAll('table')[0]!.querySelectorAll('tbody tr')].map((row) => row.children[0]!.textContent);
    expect(names).toEqual(['<b>&,"b', '=cmd|x', 'none']);
    expect(document.querySelectorAll('b, img, link, iframe, [src], [href], [onclick]').length).toBe(0);
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
    for (const [tag, directive] of [['script', 'script-src'], ['style', 'style-src']] as const) {
      const all = [...document.querySelectorAll(tag)];
      expect(all).toHaveLength(1);
      expect(policy).toContain(`${directive} 'sha256-${createHash('sha256').update(all[0]!.textContent).digest('base64')}'`);
    }
    expect(policy).toMatch(/^default-src 'none';/);
  });

  it('sorts by the column that is pressed, and back', async () => {
    const { document } = parseHTML((await merge('html', await reports())).out);
    // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the script of the page is what is tested
    new Function('document', document.querySelector('script')!.textContent)(document);
    const [table] = document.querySelectorAll('table');
    const column = (at: number) => [...table!.querySelectorAll('tbody tr')].map((row) => row.children[at]!.textContent);
    const press = (at: number) => table!.querySelectorAll('th button')[at]!.dispatchEvent(new (document.defaultView as unknown as { Event: typeof Event }).Event('click'));
    press(2);
    expect(column(2)).toEqual(['0', '1', '3']);
    press(2);
    expect(column(2)).toEqual(['3', '1', '0']);
    press(0);
    expect(column(0)).toEqual(['<b>&,"b', '=cmd|x', 'none']);
  });
});
