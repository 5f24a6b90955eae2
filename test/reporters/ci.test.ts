import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { python } from './python-readers.ts';
import { fake, HOSTILE, HOSTILE_FILES, real } from './run.ts';

/** A sign that moves the cursor, hides text or turns it around. */
// oxlint-disable-next-line no-control-regex -- they are what it is about
const STEERS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E]/;

describe('github', () => {
  it('has a line for each finding, whatever a name holds', async () => {
    const { out } = await fake(['--output-format', 'github'], HOSTILE_FILES);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => /^::(error|warning|notice) [^:]*::[^\r\n]+$/.exec(line)?.[1])).toEqual(['error', 'warning', 'warning', 'error', 'warning', 'error']);
    expect(out).not.toMatch(STEERS);
  });

  it('is written as the toolkit of GitHub writes it', async () => {
    const core = await import('@actions/core');
    const { out } = await fake(['--output-format', 'github', 'a:b,c%.py'], { 'a:b,c%.py': 'x ERROR\nOLD' });
    const written: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = (text: unknown) => (written.push(String(text)), true);
    try {
      core.error('found ERROR\nDo\nthis.', { title: 'migfix: raw-sql', file: 'a:b,c%.py', startLine: 1, startColumn: 3, endColumn: 8, endLine: 1 });
      core.warning('found OLD (migfix --write does it)', { title: 'migfix: batch', file: 'a:b,c%.py', startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 });
    } finally {
      process.stdout.write = write;
    }
    expect(written.join('')).toBe(out);
  });

  it('leaves out what is written, and notes', async () => {
    expect((await fake(['--output-format', 'github', '--write'], { 'a.py': 'OLD NOTE' })).out).toBe('');
    expect((await fake(['--output-format', 'github', '--write', '--verbose'], { 'a.py': 'OLD NOTE' })).out).toMatch(/^::notice [^\n]*\n$/);
  });

  it('adds to the summary of the step, once', async () => {
    const files = { 'a.py': 'OLD', summary: 'before' };
    const over = { env: { GITHUB_STEP_SUMMARY: '/project/summary' } };
    const { out } = await fake(['--output-format', 'github-summary'], files, over);
    expect(out).toContain('1 would change');
    expect((await fake(['--output-format', 'github'], files, over)).files.get('/project/summary')).toBe(`before\n${out}`);
    expect((await fake(['--output-format', 'github,github-summary=s'], files, over)).files.get('/project/summary')).toBe('before');
    expect((await fake(['--output-format', 'json'], files, over)).files.get('/project/summary')).toBe('before');
    const broken = await fake(['--output-format', 'github'], files, { ...over, save: () => Promise.reject(new Error('no room')) });
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('migfix: warning: $GITHUB_STEP_SUMMARY: no room\n')]);
  });
});

describe('gitlab', () => {
  it('has what GitLab asks for, each fingerprint once', async () => {
    const issues = JSON.parse((await fake(['--output-format', 'gitlab'], HOSTILE_FILES)).out) as Record<string, unknown>[];
    expect(issues).toHaveLength(6);
    for (const issue of issues) {
      expect(issue).toEqual({
        description: expect.stringMatching(/./), check_name: expect.stringMatching(/^[a-z-]+$/), fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/), location: { path: expect.any(String), lines: { begin: expect.any(Number), end: expect.any(Number) } },
      });
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(6);
    expect(issues.map(({ severity }) => severity)).toEqual(['major', 'minor', 'minor', 'major', 'minor', 'critical']);
  });

  it('is an empty list where there is nothing', async () => {
    expect((await fake(['--output-format', 'gitlab'], { 'a.py': 'fine' })).out).toBe('[]\n');
  });
});

describe('junit', () => {
  const READ = `
import json, sys
from junitparser import JUnitXml, Failure, Error
suites = JUnitXml.fromstring(sys.stdin.buffer.read())
print(json.dumps([{"name": s.name, "tests": s.tests, "failures": s.failures, "errors": s.errors,
  "cases": [{"class": c.classname, "results": [[type(r).__name__, r.type, r.message] for r in c.result]} for c in s]} for s in suites]))`;
  interface Suite { name: string; tests: number; failures: number; errors: number; cases: { class: string; results: [string, string, string][] }[] }

  it('is read by junitparser, whatever a name holds, and its sums are right', async () => {
    const suites = python(READ, (await fake(['--output-format', 'junit'], HOSTILE_FILES)).out) as Suite[];
    expect(suites).toHaveLength(4);
    const results = (at: number) => suites[at]!.cases.flatMap((one) => one.results.map(([kind, type]) => `${kind} ${type}`));
    expect([0, 1, 2, 3].map(results)).toEqual([['Failure raw-sql', 'Failure batch', 'Failure raw-sql'], ['Error skipped'], ['Failure mark'], ['Error internal']]);
    expect(suites[0]!.name).toBe(HOSTILE.replace('\u001b', '\\x1b').replace('\n', '\\x0a').replace('\u202E', '\\u202e').replace('\uFFFE', '\\ufffe'));
    for (const { tests, failures, errors, cases } of suites) {
      const kinds = cases.flatMap((one) => one.results.map(([kind]) => kind));
      expect([tests, failures, errors]).toEqual([cases.length, kinds.filter((kind) => kind === 'Failure').length, kinds.filter((kind) => kind === 'Error').length]);
    }
  });

  it('has a case that passes for a file that is fine, and writes halves of pairs', async () => {
    const suites = python(READ, (await fake(['--output-format', 'junit'], { 'a.py': 'fine', 'b\uD800.py': 'ERROR' })).out) as Suite[];
    expect(suites[0]!.cases).toEqual([{ class: 'a.py', results: [] }]);
    expect(suites[1]!.name).toBe('b\\ud800.py');
  });
});

describe('markdown', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  const tokens = (text: string) => markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

  it('is one table and two lists, whatever a name holds', async () => {
    const { out } = await fake(['--output-format', 'markdown', '--write', '--allow-no-vcs'], HOSTILE_FILES);
    const all = tokens(out);
    expect(all.filter(({ type }) => type === 'table_open')).toHaveLength(1);
    expect(all.filter(({ type }) => type === 'list_item_open')).toHaveLength(2 + 4);
    expect(all.filter(({ type }) => type.startsWith('html') || type === 'image')).toEqual([]);
    // links are to pages of rules, and each row has as many cells as the head
    for (const link of all.filter(({ type }) => type === 'link_open')) expect(link.attrGet('href')).toMatch(/^https:\/\/unpkg\.com\/migfix@1\.2\.3\/docs\/transforms\/[a-z-]+\.md$/);
    const rows = all.filter(({ type }) => type === 'tr_open').length;
    expect(all.filter(({ type }) => type === 'td_open' || type === 'th_open')).toHaveLength(rows * 4);
    expect(all.filter(({ type, content }) => type === 'text' && /team|http:/.test(content))).toEqual([]);
    expect(out).not.toMatch(STEERS);
  });

  it('lists the marks with their places as they are written', async () => {
    const { out } = await fake(['--output-format', 'markdown', '--write'], { 'a.py': 'OLD\n\nMARK\n' });
    expect(out).toContain('**1 changed**');
    expect(out).toContain('\n### To fill in\n\n- [ ] `a.py:3` `migfix: backfill`\n');
    expect(out).toContain('Not proven yet');
  });

  it('ends before GitHub cuts it, and says what is missing', async () => {
    const files = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`${'long/'.repeat(20)}${at}.py`, 'ERROR\n']));
    const { out } = await fake(['--output-format', 'markdown'], files);
    const shown = out.match(/^- \[ \]/gm)!.length;
    expect(out.length).toBeLessThan(65_536);
    expect(out).toContain(`… and ${900 - shown} more`);
  });
});

describe('full', () => {
  it('puts carets below the place, also behind tabs and wide signs', async () => {
    const { out } = await fake(['--output-format', 'full'], { 'a.py': '\uFEFFx\n\t"漢\u{1F600}" ERROR\n' });
    expect(out).toBe('a.py:2:8: error raw-sql: found ERROR\n  |\n2 |  "漢\u{1F600}" ERROR\n  |         ^^^^^\n  help: Do\n        this.\n  rule: https://unpkg.com/migfix@1.2.3/docs/transforms/raw-sql.md\n\n');
  });

  it('shows a part of a line that is too long, and no more than a line', async () => {
    const { out } = await fake(['--output-format', 'full'], { 'a.py': `${'x'.repeat(5000)} ERROR ${'y'.repeat(5000)}\n` });
    const [, , code = '', carets = ''] = out.split('\n');
    expect(code.length).toBeLessThan(150);
    expect(code.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('ERROR');
  });
});

describe('every format', () => {
  it.each(['text', 'concise', 'full', 'github', 'github-summary', 'gitlab', 'junit', 'markdown', 'sarif', 'json', 'jsonl'])('%s holds no sign that steers a terminal', async (format) => {
    expect((await fake(['--check', '--output-format', format], HOSTILE_FILES)).out).not.toMatch(STEERS);
  });

  it('has the same bytes in two runs, and for paths in another order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migfix-order-'));
    const { cpSync } = await import('node:fs');
    for (const name of ['a', 'b']) cpSync(join(import.meta.dirname, '../../examples/legacy-shop'), join(folder, name), { recursive: true });
    for (const format of ['sarif', 'jsonl', 'markdown']) {
      const one = await real(folder, 'a', 'b', '--output-format', format);
      expect(await real(folder, 'b', 'a', '--output-format', format)).toEqual(one);
      expect(one.out).not.toContain(folder);
    }
  });
});
