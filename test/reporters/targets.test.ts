import { describe, expect, it } from 'vitest';
import { formats } from '../../src/cli/reporters/formats.ts';
import { fake, HOSTILE_FILES } from './run.ts';

const FILES = { 'a.py': 'OLD ERROR\n' };

describe('several reports of one run', () => {
  it('go where each belongs', async () => {
    const { out, files } = await fake(['--output-format', 'json=r.json', '--output-format', 'diff,concise=c.txt'], FILES);
    expect(out).toMatch(/^--- a\/a\.py\n/);
    expect(JSON.parse(files.get('/project/r.json')!)).toMatchObject({ version: 1 });
    expect(files.get('/project/c.txt')).toBe('a.py:1:1: warning batch: found OLD [*]\na.py:1:5: error raw-sql: found ERROR\n');
  });

  it('are the same as alone', async () => {
    const names = Object.keys(formats);
    const together = await fake(['--check', '--output-format', names.map((name) => `${name}=${name}.out`).join(',')], HOSTILE_FILES);
    for (const name of names) {
      const alone = await fake(['--check', '--output-format', name], HOSTILE_FILES);
      expect(together.files.get(`/project/${name}.out`), name).toBe(alone.out);
      expect(alone.out, name).not.toBe('');
      expect(alone.code).toBe(2);
    }
  });

  it('leave stdout empty when all have files', async () => {
    const { out, err } = await fake(['--output-format', 'json=r.json,sarif=s.sarif'], FILES);
    expect([out, err]).toEqual(['', expect.stringContaining('1 file read')]);
  });

  it('are written though one of them cannot be', async () => {
    const { code, err, files } = await fake(['--output-format', 'json=bad,diff,jsonl=good'], FILES, {
      save: async (path) => (path === 'bad' ? Promise.reject(new Error('no room')) : undefined),
    });
    expect([code, files.size]).toEqual([2, 1]);
    expect(err).toMatch(/^migfix: the report cannot be written: bad: no room$/m);
  });
});

describe('refused', () => {
  it.each([
    ['json,diff', [], 'json and diff cannot both go to stdout: write diff=FILE'],
    ['json=r,sarif=./r', [], 'json and sarif cannot both go to ./r'],
    ['json=r', ['--summary-file', './r'], '--summary-file and json cannot both go to r'],
    ['json=', [], 'json= needs a file'],
    ['json,sarif=-', [], 'json and sarif cannot both go to stdout'],
    ['json', ['--summary-file', '-'], '--summary-file takes a file'],
    ['json=a.py', [], 'a.py: a report would be written over a source file'],
    ['json', ['--output-file', './a.py'], './a.py: a report would be written over a source file'],
    ['json', ['--summary-file', 'migfix.toml'], 'migfix.toml: a report would be written over a source file'],
    ['json=known.json', ['--baseline', 'known.json'], 'the baseline and json cannot both go to known.json'],
    ['json', ['--baseline', 'known.json', '--summary-file', './known.json'], '--summary-file and --baseline cannot both be ./known.json'],
    ['sarfi=r', [], 'did you mean "sarif"'],
    ['json=r', ['--output-file', 's'], '--output-file goes with one --output-format'],
    ['json,sarif=s', ['--output-file', 'r'], '--output-file goes with one --output-format'],
  ])('%s %j', async (format, more, message) => {
    const { code, out, err, files } = await fake(['--output-format', format, ...more], FILES);
    expect([code, out, files.size]).toEqual([2, '', 1]);
    expect(err).toContain(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it.each([['rules'], ['explain', 'batch'], ['history', 'users'], ['doctor'], ['verify']])('a format that "migfix %s" does not have', async (...command) => {
    const { code, err } = await fake([...command, '--output-format', 'sarif'], { 'a.py': 'revision = "a"\ndown_revision = None\n' });
    expect([code, err]).toEqual([2, `migfix: --output-format sarif does not go with "migfix ${command[0]}"\n`]);
    expect((await fake([...command, '--output-format', 'text=a,json=b'], { 'a.py': 'revision = "a"\ndown_revision = None\n' })).err).toContain('writes one report');
  });
});
