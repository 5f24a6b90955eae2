import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { sarifSchema } from './python-readers.ts';
import { fake, HOSTILE, HOSTILE_FILES, real } from './run.ts';

interface Region { startLine: number; startColumn: number; endLine: number; endColumn: number }
interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  message: { text: string };
  partialFingerprints: Record<string, string>;
  fixes?: { artifactChanges: { artifactLocation: { uri: string }; replacements: { deletedRegion: Region; insertedContent?: { text: string } }[] }[] }[];
  properties: { fixed: boolean; fixedWith?: string };
}
interface SarifRun { results: SarifResult[]; tool: { driver: { rules: { id: string }[] } }; newlineSequences: string[]; columnKind: string; invocations: { exitCode: number }[] }

let valid: (value: unknown) => boolean;
let problems: () => unknown;
beforeAll(() => {
  // two of its patterns are for an older kind of regular expressions
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true });
  addFormats.default(ajv as never);
  const validate = ajv.compile(sarifSchema());
  valid = (value) => validate(value) as boolean;
  problems = () => validate.errors;
});

/** As a reader of SARIF does it: lines as the run says, columns in UTF-16 units. */
function applied(text: string, { newlineSequences }: SarifRun, { fixes }: SarifResult): string {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [bom];
  for (let at = bom; at < text.length; ) {
    const line = newlineSequences.find((sequence) => text.startsWith(sequence, at));
    at += line?.length ?? 1;
    if (line) starts.push(at);
  }
  const offset = (line: number, column: number): number => starts[line - 1]! + column - 1;
  const replacements = fixes![0]!.artifactChanges[0]!.replacements;
  return replacements.toReversed().reduce((after, { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) =>
    after.slice(0, offset(startLine, startColumn)) + (insertedContent?.text ?? '') + after.slice(offset(endLine, endColumn)), text);
}

const runOf = (text: string): SarifRun => (JSON.parse(text) as { runs: SarifRun[] }).runs[0]!;

describe('SARIF', () => {
  it('is what the schema of OASIS asks for, and the schema is one that says no', async () => {
    const { out } = await fake(['--output-format', 'sarif', '--check'], HOSTILE_FILES);
    expect(valid(JSON.parse(out)), JSON.stringify(problems())).toBe(true);
    const wrong = out.replace('"startLine": 1', '"startLine": 0');
    expect(wrong).not.toBe(out);
    expect(valid(JSON.parse(wrong))).toBe(false);
    expect(valid(JSON.parse(out.replace('"ruleId"', '"rule"')))).toBe(false);
  });

  it('is valid where there is nothing to say', async () => {
    const { out, code } = await fake(['--output-format', 'sarif', '--files-from', '-'], { '<stdin>': '' });
    expect([valid(JSON.parse(out)), runOf(out).results, code]).toEqual([true, [], 0]);
  });

  it('names each rule, and the rules of its results', async () => {
    const { results, tool, columnKind, invocations } = runOf((await fake(['--output-format', 'sarif'], HOSTILE_FILES)).out);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect([columnKind, invocations[0]!.exitCode]).toEqual(['utf16CodeUnits', 2]);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['raw-sql', 'batch', 'raw-sql', 'skipped', 'mark', 'internal']);
  });

  it('makes no link of a message, and an address of any name', async () => {
    const { out } = await fake(['--output-format', 'sarif'], { [HOSTILE]: 'OLD' });
    expect(decodeURIComponent(runOf(out).results[0]!.fixes![0]!.artifactChanges[0]!.artifactLocation.uri)).toBe(HOSTILE);
    expect((await fake(['--output-format', 'sarif', 'x'], {}, { find: async () => ({ files: [{ path: '/x', name: 'x', namingConvention: false }], problems: [], warnings: [] }), read: async () => ({ reason: '[a](b)', content: true }) })).out).toContain('"text": "[a] (b)"');
  });
});

describe('the fixes', () => {
  it.each([
    ['plain', 'OLD\nx\nOLD\n'],
    ['CRLF', 'x\r\nOLD\r\nx\r\nOLD\r\n'],
    ['CR', 'x\rOLD\rx\rOLD'],
    ['mixed', 'x\rOLD\r\nx\nOLD\n\n'],
    ['no final newline', 'x\nOLD'],
    ['byte order mark', '\uFEFFOLD\nx\n'],
    ['form feed, separators of Unicode, emoji', 'a\f\u2028\u0085OLD\n"\u{1F600}" OLD\nx'],
    ['too long to compare', `${'OLD\n'.repeat(4000)}same\n${'OLD\n'.repeat(4000)}`],
  ])('%s: applied, they give what --write writes', async (_title, text) => {
    const run = runOf((await fake(['--output-format', 'sarif'], { 'a.py': text })).out);
    const [first, ...others] = run.results.filter(({ properties }) => properties.fixed);
    expect(applied(text, run, first!)).toBe(text.replaceAll('OLD', 'NEW'));
    for (const { fixes, properties } of others) expect([fixes, properties.fixedWith]).toEqual([undefined, first!.partialFingerprints['migfixFinding/v1']]);
  });

  it('of the example give the example as it is written', async () => {
    const root = mkdtempSync(join(tmpdir(), 'migfix-sarif-'));
    cpSync(join(import.meta.dirname, '../../examples/legacy-shop'), join(root, 'shop'), { recursive: true });
    const run = runOf((await real(root, 'shop', '--output-format', 'sarif')).out);
    expect(valid({ version: '2.1.0', runs: [run] }), JSON.stringify(problems())).toBe(true);
    const carriers = run.results.filter(({ fixes }) => fixes);
    expect(carriers.length).toBe(23);
    const texts = new Map(carriers.map((carrier) => {
      const { uri } = carrier.fixes![0]!.artifactChanges[0]!.artifactLocation;
      return [uri, applied(readFileSync(join(root, uri), 'utf8'), run, carrier)];
    }));
    expect((await real(root, 'shop', '--write', '--allow-no-vcs')).code).toBe(0);
    for (const [uri, text] of texts) expect(text).toBe(readFileSync(join(root, uri), 'utf8'));
  });
});
