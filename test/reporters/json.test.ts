import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fake, HOSTILE_FILES, real } from './run.ts';
import { checker } from './schemas.ts';

const root = join(import.meta.dirname, '../..');

const lines = (text: string): Record<string, unknown>[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const failing = { write: () => Promise.reject(new Error('no room')) };

describe('the schemas', () => {
  it.each([[['--check']], [['--write', '--allow-no-vcs']], [['--verbose']]])('hold for json, jsonl and the summary of a run with %s', async (argv) => {
    for (const over of [{}, failing]) {
      const { files } = await fake([...argv, '--output-format', 'json=r.json,jsonl=r.jsonl', '--summary-file', 's.json'], HOSTILE_FILES, over);
      expect(checker('report')(JSON.parse(files.get('/project/r.json')!))).toEqual([]);
      expect(lines(files.get('/project/r.jsonl')!).flatMap((line) => checker('report-line')(line))).toEqual([]);
      expect(checker('summary')(JSON.parse(files.get('/project/s.json')!))).toEqual([]);
    }
  });

  it('hold for the example', async () => {
    expect(checker('report')(JSON.parse((await real(root, 'examples/legacy-shop', '--output-format', 'json')).out))).toEqual([]);
  });

  it('say no', async () => {
    const report = JSON.parse((await fake(['--output-format', 'json'], HOSTILE_FILES)).out) as Record<string, unknown> & { files: Record<string, unknown>[] };
    expect(checker('report')({ ...report, version: 2 })).not.toEqual([]);
    expect(checker('report')({ ...report, files: report.files.map((file) => ({ ...file, diagnostics: undefined, marks: 1 })) })).not.toEqual([]);
    expect(checker('report')({ ...report, files: [{ ...report.files[0], more: 1 }] })).not.toEqual([]);
  });
});

describe('jsonl', () => {
  it('says what the JSON says', async () => {
    const { files } = await fake(['--check', '--output-format', 'json=r.json', '--output-format', 'jsonl=r.jsonl'], HOSTILE_FILES);
    const report = JSON.parse(files.get('/project/r.json')!) as { files: { path: string; diagnostics?: object[]; marks?: object[] }[]; totals: object };
    const all = lines(files.get('/project/r.jsonl')!);
    expect(all.filter(({ type }) => type === 'finding')).toEqual(report.files.flatMap(({ path, diagnostics = [] }) => diagnostics.map((one) => ({ type: 'finding', path, ...one }))));
    expect(all.filter(({ type }) => type === 'mark')).toEqual(report.files.flatMap(({ path, marks = [] }) => marks.map((one) => ({ type: 'mark', path, ...one }))));
    expect(all.filter(({ type }) => type === 'file').map(({ path }) => path)).toEqual(report.files.map(({ path }) => path));
    expect(all.at(-1)).toEqual({ type: 'totals', ...report.totals });
  });
});

describe('the id of a finding', () => {
  const idsOf = async (name: string, text: string): Promise<readonly string[]> => {
    const { out } = await fake(['--output-format', 'json', name], { [name]: text });
    return (JSON.parse(out) as { files: { diagnostics: { id: string }[] }[] }).files[0]!.diagnostics.map(({ id }) => id);
  };

  it('stays when lines are inserted above it', async () => {
    const before = await idsOf('a.py', 'ERROR\nWARNING ERROR\nOLD\n');
    expect(new Set(before).size).toBe(4);
    expect(await idsOf('a.py', '# new\n\n\nERROR\n\n  WARNING  ERROR\r\n# more\nOLD\n')).toEqual(before);
  });

  it('is another in another file, of another rule, of another text, of the second that is equal', async () => {
    const all = await Promise.all([idsOf('a.py', 'ERROR\nERROR\nWARNING\nOLD\n'), idsOf('b.py', 'ERROR\n')]);
    expect(new Set(all.flat()).size).toBe(5);
  });

  it('of the first of two stays when a third comes below', async () => {
    const two = await idsOf('a.py', 'ERROR\nERROR\n');
    expect((await idsOf('a.py', 'ERROR\nERROR\nERROR\n')).slice(0, 2)).toEqual(two);
  });

  it('is the same in every format that has one', async () => {
    const { files } = await fake(['--output-format', 'json=r.json,gitlab=g.json,sarif=s.json'], { 'a.py': 'ERROR OLD\n' });
    const read = (name: string) => JSON.parse(files.get(`/project/${name}`)!);
    const ids = read('r.json').files[0].diagnostics.map(({ id }: { id: string }) => id);
    expect(read('g.json').map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(ids);
    expect(read('s.json').runs[0].results.map((result: { partialFingerprints: object }) => Object.values(result.partialFingerprints)[0])).toEqual(ids);
  });
});
