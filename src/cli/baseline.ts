import { dirname, relative, resolve, sep } from 'node:path';
import { findingIds } from '../core/finding-id.ts';
import { REVISION_GRAPH } from '../core/graph-findings.ts';
import type { Diagnostic, Mark } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';
import { UsageError } from './errors.ts';
import { changed, type FileReport, remaining } from './reporters/report.ts';

/** Findings of one rule in one file that are known. */
export interface Entry {
  /** Relative to the baseline's folder, with forward slashes. */
  readonly file: string;
  readonly rule: string;
  readonly count: number;
  readonly ids: readonly string[];
}

export interface Baseline {
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** What a baseline leaves of a run's reports. */
export interface Compared {
  readonly reports: readonly FileReport[];
  /** Findings, changes and marks that it covers. */
  readonly known: number;
  /** What it has and nobody finds any more: `file: rule`, with how many. */
  readonly stale: readonly string[];
  /** All that the run found, as a baseline has it. */
  readonly found: readonly Entry[];
  /** Could the run tell whether what an entry has is still there? */
  readonly isTold: (entry: Entry) => boolean;
}

/** A run that a baseline is held against. */
export interface Told {
  readonly reports: readonly FileReport[];
  /** Of the reports, in their order. */
  readonly files: readonly FoundFile[];
  /** Only a check looks at changes and at what is gone: a diff is for reading. */
  readonly check: boolean;
  /** Does a rule look at a file in this run? */
  readonly looks: (rule: string, file: FoundFile) => boolean;
}

const VERSION = 1;

/** Larger than the findings of any folder. */
const MOST_BYTES = 64 << 20;

/** Of a `# migfix:` mark, of a file that is skipped, of a change that no rule owns up to: what `--check` fails for and no rule has found. */
const MARK = 'mark';
const SKIPPED = 'skipped';
const REWRITE = 'rewrite';

/**
 * @returns undefined when there is no such file
 * @throws UsageError when it is no baseline
 */
export async function readBaseline(io: Io, path: string): Promise<Baseline | undefined> {
  const text = await io.readText(path, MOST_BYTES);
  if (text === undefined) return undefined;
  try {
    const { version, findings } = JSON.parse(text) as { version?: unknown; findings?: unknown };
    if (version === VERSION && Array.isArray(findings) && findings.every(isEntry)) return { path, entries: findings };
  } catch {
    // said below
  }
  throw new UsageError(`${path}: is no baseline of migfix: write it anew with --update-baseline`);
}

const isEntry = (item: unknown): item is Entry => {
  const { file, rule, ids } = (item ?? {}) as Partial<Entry>;
  return typeof file === 'string' && typeof rule === 'string' && Array.isArray(ids) && ids.every((id) => typeof id === 'string');
};

/** Something that fails a check. */
interface Trouble {
  readonly rule: string;
  readonly start: number;
  /** Of what is no finding in the text: what it says. */
  readonly says?: string;
  readonly of?: Diagnostic | Mark;
}

/** What fails a check in one report: what is left for a person, what would change, marks, or that it was skipped. */
function troublesOf(report: FileReport): readonly Trouble[] {
  const { result, before } = report;
  if (result.status === 'skipped') return result.bug || result.extra || report.failure !== undefined ? [] : [{ rule: SKIPPED, start: 0, says: result.reason }];
  const changes = changed(report) ? result.diagnostics.filter(({ fixed }) => fixed) : [];
  const findings = [...remaining(report), ...changes];
  const marks = result.code === before ? result.marks : [];
  const silent = changed(report) && !changes.length ? [{ rule: REWRITE, start: 0, says: 'the file is rewritten' }] : [];
  return [...silent, ...findings.map((of) => ({ rule: of.rule, start: of.start, of })), ...marks.map((of) => ({ rule: MARK, start: 0, says: of.text.replace(/^#\s*/, ''), of }))];
}

/** The identifiers of what fails a check, each of which is on a line of its own: of findings in the file, of the rest in what it says. */
function idsOf({ before }: FileReport, troubles: readonly Trouble[]): readonly string[] {
  const [found, said] = [troubles.filter(({ says }) => says === undefined), troubles.flatMap(({ rule, says }) => (says === undefined ? [] : [{ rule, says }]))];
  let at = 0;
  const lines = said.map(({ rule, says }) => ({ rule, start: (at += says.length + 1) - says.length - 1 }));
  return [...findingIds(before, found), ...findingIds(said.map(({ says }) => says).join('\n'), lines)];
}

const nameIn = (path: string, file: string): string => relative(dirname(path), file).split(sep).join('/');

/**
 * Takes away what a baseline has. A file that would change is known when all of its changes are: then, in a check, it does not count as changing.
 *
 * @throws Error where a file that the baseline names, and the run was not about, cannot be looked for
 */
export async function compare(baseline: Baseline, { reports, files, check, looks }: Told, io: Io): Promise<Compared> {
  const names = files.map((file) => nameIn(baseline.path, file.path));
  const known = new Map(baseline.entries.map(({ file, rule, ids }) => [`${file}\n${rule}`, new Set(ids)]));
  const found: Entry[] = [];
  let covered = 0;
  const left = reports.map((report, at) => {
    const name = names[at] as string;
    const troubles = troublesOf(report);
    const ids = idsOf(report, troubles);
    found.push(...entriesOf(name, troubles, ids));
    const hits = troubles.filter(({ rule }, index) => known.get(`${name}\n${rule}`)?.has(ids[index] as string));
    covered += hits.length;
    return hits.length ? without(report, new Set(hits.map(({ of }) => of)), check && hits.length === troubles.length) : report;
  });
  const gone = check ? await goneOf(baseline, new Set(names), io) : new Set<string>();
  const judged = new Map(names.map((name, at) => [name, (rule: string) => isJudged(rule, reports[at] as FileReport, files[at] as FoundFile, looks)]));
  const there = new Set(found.map(({ file, rule }) => `${file}\n${rule}`));
  const isTold = ({ file, rule }: Entry): boolean => gone.has(file) || there.has(`${file}\n${rule}`) || !!judged.get(file)?.(rule);
  return { reports: left, known: covered, stale: check ? staleOf(baseline, found, isTold) : [], found: sorted(found), isTold };
}

/** Would the run have found it? Not in a file that was not worked on, of a rule that took no part, nor of the chain where a file was named alone. */
function isJudged(rule: string, { result, failure }: FileReport, file: FoundFile, looks: Told['looks']): boolean {
  if (failure !== undefined || (result.status === 'skipped' && (result.bug || result.extra))) return false;
  if (rule === SKIPPED) return true;
  if (result.status === 'skipped') return false;
  if (rule === REVISION_GRAPH.id && (file.alone || file.partial)) return false;
  return rule === MARK || rule === REWRITE || looks(rule, file);
}

/** The files of a baseline that are neither in the run nor anywhere. */
async function goneOf({ path, entries }: Baseline, inRun: ReadonlySet<string>, io: Io): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const file of new Set(entries.map(({ file }) => file))) if (!inRun.has(file) && (await io.readText(resolve(dirname(path), file))) === undefined) gone.add(file);
  return gone;
}

/** The report without what is known; with nothing else in it, it is one of a file that stays as it is. */
function without(report: FileReport, known: ReadonlySet<Diagnostic | Mark | undefined>, all: boolean): FileReport {
  const { result, before } = report;
  if (result.status === 'skipped') return { ...report, result: { status: 'unchanged', code: before, diagnostics: [], marks: [], counts: NONE } };
  const stays = all && result.status === 'fixed';
  const diagnostics = result.diagnostics.filter((found) => !known.has(found) || (found.fixed && !stays));
  const marks = stays ? [] : result.marks.filter((mark) => !known.has(mark));
  return { ...report, result: { ...result, ...(stays ? { status: 'unchanged', code: before } : {}), diagnostics, marks } };
}

const NONE = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

function entriesOf(file: string, troubles: readonly { readonly rule: string }[], ids: readonly string[]): readonly Entry[] {
  const byRule = new Map<string, string[]>();
  for (const [at, { rule }] of troubles.entries()) (byRule.get(rule) ?? byRule.set(rule, []).get(rule))?.push(ids[at] as string);
  return [...byRule].map(([rule, own]) => ({ file, rule, count: own.length, ids: own.sort() }));
}

/** What was not found in the files that the run tells of. */
function staleOf({ entries }: Baseline, found: readonly Entry[], isTold: Compared['isTold']): readonly string[] {
  const ids = new Map(found.map((entry) => [`${entry.file}\n${entry.rule}`, new Set(entry.ids)]));
  return entries.filter(isTold).flatMap(({ file, rule, ids: own }): readonly string[] => {
    const gone = own.filter((id) => !ids.get(`${file}\n${rule}`)?.has(id)).length;
    return gone ? [`${file}: ${rule}${gone > 1 ? ` (${gone})` : ''}`] : [];
  });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = (entries: readonly Entry[]): readonly Entry[] => [...entries].sort((a, b) => order(a.file, b.file) || order(a.rule, b.rule));

/** The baseline after a run: without what is stale, and with what is new only where it may grow. What the run could not tell of stays. */
export function updated({ entries }: Pick<Baseline, 'entries'>, { found, isTold }: Compared, grow: boolean): readonly Entry[] {
  const before = new Map(entries.map((entry) => [`${entry.file}\n${entry.rule}`, new Set(entry.ids)]));
  const kept = grow ? found : found.flatMap((entry): readonly Entry[] => {
    const ids = entry.ids.filter((id) => before.get(`${entry.file}\n${entry.rule}`)?.has(id));
    return ids.length ? [{ ...entry, count: ids.length, ids }] : [];
  });
  return sorted([...kept, ...entries.filter((entry) => !isTold(entry))]);
}

/** One entry a line, in order: whoever reviews it sees what came and went. */
export const baselineText = (entries: readonly Entry[]): string =>
  `{\n  "version": ${VERSION},\n  "findings": [${entries.map((entry) => `\n    ${JSON.stringify(entry)}`).join(',')}${entries.length ? '\n  ' : ''}]\n}\n`;
