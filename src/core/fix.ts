import { checkKept, declared } from './check.ts';
import { countOperations, findMarks } from './count.ts';
import { origin, splice } from './edit.ts';
import type { FileHistory } from './file-history.ts';
import { addImports } from './imports.ts';
import { RELEVANT } from './operations.ts';
import { looseOperations, readFile, readLists, readSteps } from './read.ts';
import { reportLoose } from './findings.ts';
import { unreadable } from './readable.ts';
import { isSelected, mayWrite } from './rules.ts';
import { mapSteps } from './steps.ts';
import { writeList } from './write.ts';
import type { Context, Counts, Diagnostic, Edit, FileFacts, Meta, Node, Options, Parse, ReportOptions, Result, Span, StatementList, Step, Transform } from './types.ts';

export { defaultOptions } from './options.ts';

const NOTHING: Counts = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

/** What is to be done with one text. */
interface Work {
  readonly transforms: readonly Transform[];
  readonly options: Options;
  readonly history: FileHistory | undefined;
  /** Others come after these transforms. */
  readonly early?: boolean;
}

interface Plan {
  readonly list: StatementList;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** The rules that changed something. */
  readonly wrote: readonly string[];
}

/** A rule that threw: the file is left alone, and whoever reports it must know which. */
interface Crash extends Error {
  readonly rule?: string;
}

const runNamed = (transform: Transform, steps: readonly Step[], context: Context): readonly Step[] => {
  try {
    const next = transform.run(steps, context);
    if (!Array.isArray(next)) throw new TypeError('it returned no list of steps');
    return next;
  } catch (error) {
    throw Object.assign(new Error((error as Error).message, { cause: error }), { rule: transform.meta.id });
  }
};

/** Runs the transforms over one list; those that may not write only report. */
function plan(file: FileFacts, list: StatementList, work: Work, diagnostics: Diagnostic[]): Plan {
  const { transforms, options, history } = work;
  const before = readSteps(file, list);
  const wrote: string[] = [];
  let after = before;
  for (const transform of transforms) {
    const writes = mayWrite(transform.meta, options);
    const report = (span: Span, message: string, more: ReportOptions = {}): void => {
      diagnostics.push(diagnose(transform.meta, span, message, more, writes ? undefined : options.applied ? APPLIED : UNSAFE));
    };
    const context: Context = { options, file, names: file.names, code: file.names.code, list, report, ...(history ? { history } : {}) };
    const next = runNamed(transform, after, context);
    if (!writes || next === after) continue;
    wrote.push(transform.meta.id);
    after = next;
  }
  return { list, before, after: bindOnce(after), wrote };
}

/** `conn = op.get_bind()` is written once in a list. */
function bindOnce(steps: readonly Step[]): readonly Step[] {
  const bound = new Set<string>();
  return mapSteps(steps, (step) => {
    const lines = step.kind === 'insert' ? step.text.split('\n') : [];
    const bind = lines.find((line) => /^\w+ = .*\bget_bind\(\)$/.test(line));
    if (step.kind !== 'insert' || bind === undefined) return step;
    const text = lines.filter((line) => line !== bind || !bound.has(bind)).join('\n');
    bound.add(bind);
    return text === step.text ? step : { ...step, text };
  });
}

const UNSAFE = 'Run without --safe to have it changed, then review it.';
const APPLIED = 'Databases are past this revision (--applied-through): a change would reach fresh ones only.';

const diagnose = (meta: Meta, span: Span, message: string, more: ReportOptions, withheld: string | undefined): Diagnostic => {
  const fixed = withheld === undefined && !more.unfixable;
  const help = more.help ?? (!more.unfixable && meta.fix === 'review' ? withheld : undefined);
  return {
    rule: meta.id,
    start: span.start,
    end: span.end,
    message,
    ...(help === undefined ? {} : { help }),
    fix: more.unfixable ? 'none' : meta.fix,
    fixed,
    severity: more.severity ?? 'warning',
  };
};

interface Draft {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly Edit[];
  readonly dropped: readonly Span[];
  readonly counts: Counts;
  readonly wrote: readonly string[];
}

function draft(code: string, root: Node, work: Work, parse: Parse): Draft {
  // of its own: what transforms remember of a run goes with it
  const file = { ...readFile(code, root, parse) };
  const diagnostics: Diagnostic[] = [];
  const plans = readLists(file).map((list) => plan(file, list, work, diagnostics));
  const edits = plans.reduce<readonly Edit[]>((inner, { list, before, after }) => [...inner, ...writeList(file, list, before, after, inner)], []);
  if (!work.early) reportLoose(file, looseOperations(file, plans.map(({ before }) => before)), work.options, diagnostics);
  const all = [...edits, ...addImports(file, plans.flatMap(({ after }) => after))];
  return {
    code: splice(code, 0, code.length, all),
    diagnostics,
    edits: all,
    dropped: declared(plans.flatMap(({ after }) => after)),
    counts: countOperations(file, plans, diagnostics),
    wrote: [...new Set(plans.flatMap(({ wrote }) => wrote))],
  };
}

/** An output that must not be written, and the rules that made it. */
interface Broken {
  readonly broken: string;
  readonly rules: readonly string[];
}

type Outcome = Omit<Draft, 'edits' | 'dropped'> | Broken;

const EMPTY = { diagnostics: [], edits: [], dropped: [], counts: NOTHING, wrote: [] };

/** One stage: its output parses and has lost nothing, or the reason why not. */
function stage(code: string, root: Node, work: Work, parse: Parse): (Draft & { root: Node }) | Broken {
  if (!work.transforms.length) return { ...EMPTY, code, root };
  const done = draft(code, root, work, parse);
  if (done.code === code) return { ...done, root };
  const next = parse(done.code);
  const refused = unreadable(done.code, next);
  const broken = refused ? `the output would not parse (line ${done.code.slice(0, refused.at).split('\n').length})` : checkKept(code, root, done.dropped, done.code, next);
  return broken ? { broken, rules: done.wrote } : { ...done, root: next };
}

/** Each transform that writes what others must read, on a reading of its own; then the others, on one. */
function stagesOf(code: string, work: Work): readonly Work[] {
  const early = work.transforms.filter(({ meta }) => meta.first !== undefined && new RegExp(meta.first, 'i').test(code) && mayWrite(meta, work.options));
  return [...early.map((transform) => ({ ...work, transforms: [transform], early: true })), { ...work, transforms: work.transforms.filter((transform) => !early.includes(transform)) }];
}

/** All stages, with what they found at the offsets of the first text. */
function run(code: string, root: Node, parse: Parse, work: Work): Outcome & { readonly root?: Node } {
  let at: Draft & { root: Node } = { ...EMPTY, code, root };
  const diagnostics: Diagnostic[] = [];
  const wrote: string[] = [];
  const before: (readonly Edit[])[] = [];
  for (const one of stagesOf(code, work)) {
    const next = stage(at.code, at.root, one, parse);
    if ('broken' in next) return next;
    const back = (offset: number): number => before.reduceRight((to, edits) => origin(edits, to), offset);
    diagnostics.push(...next.diagnostics.map((found) => ({ ...found, start: back(found.start), end: back(found.end) })));
    if (next.code !== at.code) before.push(next.edits);
    wrote.push(...next.wrote);
    at = next;
  }
  return { ...at, wrote, diagnostics: diagnostics.sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1)) };
}

/** Our fault: the file is left as it was, and the rules that had a hand in it are named. */
const ourBug = (code: string, reason: string, rules: readonly string[]): Result => ({ status: 'skipped', code, reason, bug: true, ...(rules.length ? { rules } : {}) });

/** Rules that undo each other, or never come to rest, would change a file for ever. */
function unstable(code: string, first: { readonly wrote: readonly string[] }, again: Outcome): Result {
  if ('broken' in again) return ourBug(code, `a second run would fail: ${again.broken}`, again.rules);
  if (again.code !== code) return ourBug(code, `a second run would change the output again (${again.wrote.join(', ')})`, again.wrote);
  const rules = [...new Set([...first.wrote, ...again.wrote])];
  return ourBug(code, `rules undo each other: ${rules.join(', ')}`, rules);
}

/**
 * One migration in, one migration out.
 *
 * @param code the text of a migration
 * @param parse made by `createParser`
 * @param transforms in the order of work; `migfix/core` exports ours
 * @param history what its chain knows (`readChains`); without it, only what the file itself tells is known
 * @returns the new text with what was found, or the reason why the file was left as it was; it never throws: a rule that does is a reason
 */
export function fix(code: string, parse: Parse, transforms: readonly Transform[], options: Options, history?: FileHistory): Result {
  try {
    return fixSafely(code, parse, transforms, options, history);
  } catch (error) {
    const { message, rule } = error as Crash;
    return ourBug(code, rule === undefined ? `crashed: ${message}` : `the rule ${rule} crashed: ${message}`, rule === undefined ? [] : [rule]);
  }
}

function fixSafely(code: string, parse: Parse, transforms: readonly Transform[], options: Options, history?: FileHistory): Result {
  // old Macintosh line endings: Python reads them, the parser does not; the lengths are the same
  if (code.includes('\r') && !code.includes('\n')) {
    const result = fixSafely(code.replaceAll('\r', '\n'), parse, transforms, options, history);
    return { ...result, code: result.code.replaceAll('\n', '\r') };
  }
  const unchanged: Result = { status: 'unchanged', code, diagnostics: [], marks: findMarks(code), counts: NOTHING };
  if (!RELEVANT.test(code)) return unchanged;
  const root = parse(code);
  const refused = unreadable(code, root);
  if (refused) return { status: 'skipped', code, ...refused, bug: false };
  const selected = transforms.filter((transform) => isSelected(transform.meta, options));
  const work = { transforms: selected, options, history };
  const first = run(code, root, parse, work);
  if ('broken' in first) return ourBug(code, first.broken, first.rules);
  if (first.code === code) return { ...unchanged, diagnostics: first.diagnostics, counts: first.counts };
  const again = run(first.code, first.root as Node, parse, work);
  if ('broken' in again || again.code !== first.code) return unstable(code, first, again);
  return { status: 'fixed', code: first.code, diagnostics: first.diagnostics, marks: findMarks(first.code), counts: first.counts };
}
