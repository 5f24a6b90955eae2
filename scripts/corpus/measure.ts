/** Runs migfix over one folder, in one mode, and measures what came out. */
import { structuredPatch } from 'diff';
import { type Chains, readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { discover } from '../../src/node/discover.ts';
import { readSource } from '../../src/node/read.ts';
import { readFile } from '../../src/core/read.ts';
import { transforms } from '../../transforms/index.ts';
import type { Counts, Options, Parse, Result } from '../../src/core/types.ts';
import type { FileHistory } from '../../src/core/file-history.ts';
import type { Lab } from '../../test/alembic/lab.ts';
import { addTold, nothingTold } from './chain-told.ts';
import type { Told } from './chain-told.ts';
import type { Judge, Verdict } from './judge.ts';
import { fateOf } from './operations.ts';
import { offlineOf } from './offline.ts';
import { differenceOf, isSame } from './sql.ts';
import type { Declared } from './sql.ts';

export interface Migration {
  readonly name: string;
  readonly env?: string;
  readonly configured?: boolean;
  readonly code: string;
  readonly namingConvention: boolean;
  readonly foreignKeys?: boolean;
}

/** A result of a file that was not skipped. */
type Done = Exclude<Result, { status: 'skipped' }>;

type Totals = { -readonly [Key in keyof Counts | 'marks']-?: number };

export interface Measure {
  files: number;
  changed: number;
  readonly counts: Totals;
  readonly fate: { -readonly [Key in 'unsafe' | 'unsafeKnown' | 'left' | 'leftKnown']: number };
  readonly rules: Map<string, number>;
  parsed: number;
  stable: number;
  /** Operations found by CPython's ast, in the files that were not skipped. */
  foundByPython: number;
  /** Changed lines of the text before that belong to no operation. */
  strayLines: number;
  readonly sql: { compared: number; ran: number; equal: number; declared: Map<Declared, number> };
  /** What the chain told that the files alone did not. */
  readonly told: Told;
  /** What must not be: each with the file's name. */
  readonly faults: { kind: string; file: string; detail: string }[];
}

export interface Tools {
  readonly parse: Parse;
  readonly judge: Judge;
  readonly lab: Lab;
}

/** Every migration below a folder, read. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const found = await discover({ paths: [folder], exclude: [], excludeBase: folder, respectGitignore: false }, folder);
  const migrations: Migration[] = [];
  for (const file of found.files) {
    const source = await readSource(file.path);
    if ('code' in source) migrations.push({ ...file, code: source.code });
  }
  return migrations;
}

const empty = (): Measure => ({
  files: 0,
  changed: 0,
  counts: { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, suppressed: 0, blocks: 0, copiesSaved: 0, marks: 0 },
  fate: { unsafe: 0, unsafeKnown: 0, left: 0, leftKnown: 0 },
  rules: new Map(),
  parsed: 0,
  stable: 0,
  foundByPython: 0,
  strayLines: 0,
  sql: { compared: 0, ran: 0, equal: 0, declared: new Map() },
  told: nothingTold(),
  faults: [],
});

const count = <Key>(map: Map<Key, number>, key: Key): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** Measures a folder; the SQL is compared of changed files only. */
export async function measure(migrations: readonly Migration[], safe: boolean, tools: Tools): Promise<Measure> {
  const measured = empty();
  const chains = readChains(migrations, tools.parse);
  const done = migrations.map((migration) => {
    const { namingConvention, foreignKeys } = migration;
    const options: Options = { ...defaultOptions, safe, namingConvention, ...(foreignKeys === undefined ? {} : { foreignKeys }) };
    const result = fix(migration.code, tools.parse, transforms, options, chains.historyOf(migration.name));
    if (!safe) addTold(measured.told, fix(migration.code, tools.parse, transforms, options), result);
    return { migration, options, result };
  });
  // what was written, as its own chain
  const after = readChains(done.map(({ migration, result }) => ({ ...migration, code: result.status === 'fixed' ? result.code : migration.code })), tools.parse);
  for (const { migration, options, result } of done) {
    measured.files++;
    if (result.status === 'skipped') measured.faults.push({ kind: result.bug ? 'skipped: our bug' : 'skipped', file: migration.name, detail: result.reason });
    else await measureFile(measured, migration, result, options, { ...tools, after });
  }
  return measured;
}

async function measureFile(measured: Measure, { name, code }: Migration, result: Done, options: Options, tools: Tools & { readonly after: Chains }): Promise<void> {
  const history = tools.after.historyOf(name);
  const fault = (kind: string, details: readonly string[]): void => {
    measured.faults.push(...details.map((detail) => ({ kind, file: name, detail })));
  };
  for (const [key, times] of Object.entries(result.counts) as [keyof Counts, number][]) measured.counts[key] += times;
  measured.counts.marks += result.marks.length;
  for (const finding of result.diagnostics) if (!finding.fixed) count(measured.rules, finding.rule);
  const fate = fateOf(tools.parse, code, result.code, result.diagnostics, options);
  for (const key of Object.keys(measured.fate) as (keyof Measure['fate'])[]) measured.fate[key] += fate[key];
  fault('silent', fate.silent);
  fault('fenced operation touched', fate.fencedTouched);
  const verdict = await tools.judge.judge(code, result.code);
  measured.foundByPython += verdict.found;
  fault('refused by SQLite and not in a block, by the second reader', refusedUnnamed(verdict.refused, result, options, tools.parse, history));
  if (result.status === 'unchanged') return;
  measured.changed++;
  if (verdict.parses) measured.parsed++;
  else fault('does not parse', [verdict.error ?? '']);
  fault('lost', verdict.lost);
  if (isStable(result.code, options, tools.parse, history)) measured.stable++;
  else fault('not stable', ['']);
  const stray = strayLines(code, result.code, tools.parse);
  measured.strayLines += stray.length;
  await compareSql(measured, name, code, result.code, options.safe, tools.lab);
}

const isStable = (code: string, options: Options, parse: Parse, history: FileHistory | undefined): boolean => {
  const again = fix(code, parse, transforms, options, history);
  return again.status === 'unchanged' || (again.status === 'fixed' && again.code === code);
};

/** What the second reader calls refused, and neither a fence nor a finding of ours excuses. */
function refusedUnnamed(refused: Verdict['refused'], result: Done, options: Options, parse: Parse, history: FileHistory | undefined): readonly string[] {
  const now = readFile(result.code, parse(result.code));
  const lineOf = (offset: number): number => result.code.slice(0, offset).split('\n').length;
  const excused = new Set(now.operations.filter((op) => now.isFenced(op.call)).map((op) => lineOf(op.start)));
  const reported = findingLines(result, options, parse, history);
  return refused.filter(({ line }) => !excused.has(line) && !reported.some(([from, to]) => from <= line && line <= to)).map(({ text, line }) => `line ${line}: ${text}`);
}

/** Lines of the findings that a run over the output has. */
function findingLines(result: Done, options: Options, parse: Parse, history: FileHistory | undefined): readonly (readonly [number, number])[] {
  const again = result.status === 'fixed' ? fix(result.code, parse, transforms, options, history) : result;
  if (again.status === 'skipped') return [];
  const lineOf = (offset: number): number => result.code.slice(0, offset).split('\n').length;
  return again.diagnostics.map((finding) => [lineOf(finding.start), lineOf(finding.end)]);
}

/** Lines that went and are no part of an operation, of a block's header, or blank. */
function strayLines(before: string, after: string, parse: Parse): readonly number[] {
  const file = readFile(before, parse(before));
  const lineOf = (offset: number): number => before.slice(0, offset).split('\n').length;
  const within = file.operations.map((op) => [lineOf(op.start), lineOf(op.end)] as const);
  const lines = before.split('\n');
  const gone: number[] = [];
  for (const hunk of structuredPatch('', '', before, after, '', '', { context: 0 }).hunks) {
    for (let line = hunk.oldStart; line < hunk.oldStart + hunk.oldLines; line++) {
      const text = lines[line - 1]?.trim() ?? '';
      if (text === '' || text.startsWith('#') || within.some(([from, to]) => from <= line && line <= to)) continue;
      gone.push(line);
    }
  }
  return gone;
}

async function compareSql(measured: Measure, name: string, before: string, after: string, safe: boolean, lab: Lab): Promise<void> {
  const [old, now] = [await offlineOf(lab, before), await offlineOf(lab, after)];
  for (const [key, one] of Object.entries(old)) {
    const other = now[key] ?? { sql: '', error: 'nothing' };
    measured.sql.compared++;
    if (one.error === undefined) measured.sql.ran++;
    if (isSame(one, other)) measured.sql.equal++;
    else if (safe) measured.faults.push({ kind: '--safe changes the SQL', file: name, detail: `${key}: ${differenceOf(one, other).unexplained.join(' | ') || 'order'}` });
    else {
      const { kinds, unexplained } = differenceOf(one, other, /^\s*except\b/m.test(before));
      for (const kind of kinds) count(measured.sql.declared, kind);
      if (unexplained.length) measured.faults.push({ kind: 'unclassified difference of the SQL', file: name, detail: `${key}: ${unexplained.join(' | ')}` });
    }
  }
}
