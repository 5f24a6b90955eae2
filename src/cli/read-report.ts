import type { ColumnName, MergedRow } from './reporters/merged.ts';
import type { RuleCount } from './reporters/rule-counts.ts';

/** The version of our documents that is understood. */
const VERSION = 1;

type Row = Omit<MergedRow, 'repository'>;

/**
 * Reads a report of `--output-format json`, or a summary of `--summary-file`.
 *
 * @param text a file that may hold anything
 * @throws Error with one clear line when it is neither
 */
export function readReport(text: string): Row {
  const report = objectIn(parsed(text), 'the document');
  if (report['version'] !== VERSION) throw new Error(`is no report of migfix that this version reads: its "version" is ${JSON.stringify(report['version'])}, not ${VERSION}`);
  const totals = objectIn(report['totals'], 'totals');
  const mode = report['mode'];
  if (typeof mode !== 'string') throw new Error('is no report of migfix: "mode" is no text');
  const rules = 'rules' in report ? rulesIn(objectIn(report['rules'], 'rules')) : rulesOfFiles(report['files']);
  return { mode, proven: report['proven'] === true, numbers: numbersOf(report, totals), rules };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error('is no JSON');
  }
}

function numbersOf(report: Fields, totals: Fields): Readonly<Record<ColumnName, number>> {
  const files = objectIn(totals['files'], 'totals.files');
  const findings = objectIn(totals['findings'], 'totals.findings');
  const counts = objectIn(totals['counts'], 'totals.counts');
  const problems = report['problems'];
  return {
    exit: whole(report, 'exitCode'),
    read: whole(files, 'read'), changed: whole(files, 'changed'), unchanged: whole(files, 'unchanged'), skipped: whole(files, 'skipped'), failed: whole(files, 'failed'),
    operations: whole(counts, 'operations'),
    fixed: whole(findings, 'fixed'), left: whole(findings, 'left'), notes: whole(findings, 'notes'),
    marks: whole(totals, 'marks'),
    problems: Array.isArray(problems) ? problems.length : 0,
  };
}

const rulesIn = (rules: Fields): ReadonlyMap<string, RuleCount> =>
  new Map(Object.entries(rules).map(([rule, value]) => {
    const count = objectIn(value, `rules.${rule}`);
    return [rule, { fixed: whole(count, 'fixed'), left: whole(count, 'left'), notes: whole(count, 'notes') }];
  }));

/** A report names every finding; a summary has counted them. */
function rulesOfFiles(files: unknown): ReadonlyMap<string, RuleCount> {
  if (!Array.isArray(files)) throw new Error('is no report of migfix: it has neither "rules" nor "files"');
  const rules = new Map<string, { fixed: number; left: number; notes: number }>();
  for (const file of files) {
    const found = objectIn(file, 'a file')['diagnostics'] ?? [];
    if (!Array.isArray(found)) throw new Error('is no report of migfix: "diagnostics" is no list');
    for (const one of found) {
      const { rule, fixed, severity } = objectIn(one, 'a finding');
      if (typeof rule !== 'string') throw new Error('is no report of migfix: a "rule" is no text');
      const count = rules.get(rule) ?? { fixed: 0, left: 0, notes: 0 };
      count[fixed === true ? 'fixed' : severity === 'note' ? 'notes' : 'left']++;
      rules.set(rule, count);
    }
  }
  return rules;
}

type Fields = Readonly<Record<string, unknown>>;

function objectIn(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`is no report of migfix: ${what} is no object`);
  return value as Fields;
}

function whole(fields: Fields, name: string): number {
  const value = fields[name];
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Error(`is no report of migfix: "${name}" is no whole number`);
  return value as number;
}
