import { checkKept, declared } from './check.ts';
import { countOperations } from './count.ts';
import { origin, splice } from './edit.ts';
import { looseFindings } from './findings.ts';
import { addImports } from './imports.ts';
import { plan, silenceOf, type Work } from './plan.ts';
import { looseOperations, readFile, readLists } from './read.ts';
import { unreadable } from './readable.ts';
import { mayWrite } from './rules.ts';
import { readSuppressions } from './suppress.ts';
import { type Verdict, verdictsOf } from './verdicts.ts';
import { writeList } from './write.ts';
import type { Counts, Diagnostic, Edit, Node, Parse, Span, Transform } from './types.ts';

export const NOTHING: Counts = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

interface Draft {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly Edit[];
  readonly dropped: readonly Span[];
  readonly counts: Counts;
  readonly verdicts: readonly Verdict[];
  readonly wrote: readonly string[];
}

function draft(code: string, root: Node, work: Work, parse: Parse): Draft {
  // of its own: what transforms remember of a run goes with it
  const file = { ...readFile(code, root, parse) };
  const diagnostics: Diagnostic[] = [];
  const suppressions = work.usage && readSuppressions(code, root);
  const silence = suppressions && work.usage && silenceOf(suppressions, work.usage);
  const plans = readLists(file).map((list) => plan(file, list, work, silence, diagnostics));
  const edits = plans.reduce<readonly Edit[]>((inner, { list, before, after }) => [...inner, ...writeList(file, list, before, after, inner)], []);
  if (!work.early && !work.textOnly) diagnostics.push(...looseFindings(file, looseOperations(file, plans.map(({ before }) => before)), work.options).filter(({ rule, start }) => !silence?.hides(rule, start)));
  const verdicts = work.textOnly ? [] : verdictsOf(file, plans, diagnostics, work.options, work.usage && suppressions && { suppressions, usage: work.usage });
  const all = [...edits, ...addImports(file, plans.flatMap(({ after }) => after))];
  return {
    code: splice(code, 0, code.length, all),
    diagnostics,
    edits: all,
    dropped: declared(plans.flatMap(({ after }) => after)),
    counts: work.textOnly ? NOTHING : countOperations(file, plans, verdicts),
    verdicts,
    wrote: [...new Set(plans.flatMap(({ wrote }) => wrote))],
  };
}

/** An output that must not be written, and the rules that made it. */
export interface Broken {
  readonly broken: string;
  readonly rules: readonly string[];
}

export type Outcome = Omit<Draft, 'edits' | 'dropped'> | Broken;

export const EMPTY = { diagnostics: [], edits: [], dropped: [], counts: NOTHING, verdicts: [], wrote: [] };

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

/** A reading of the text for some transforms. */
interface Stage extends Work {
  /** They had their turn, and have it again now that the others have written: only what they change is said. */
  readonly again?: true;
}

/**
 * Each transform that writes what others must read, on a reading of its own; then the others, on one. What is only written on request reads
 * in turn what the others have written: it is asked once more, else a second run would know more than the first.
 */
function stagesOf(code: string, work: Work): readonly Stage[] {
  const first = work.transforms.filter(({ meta }) => meta.first !== undefined && mayWrite(meta, work.options));
  // a string may go on behind a backslash in the middle of a word
  const text = code.replace(/\\(?:\r\n|\r|\n)/g, '');
  const early = first.filter(({ meta }) => new RegExp(meta.first as string, 'i').test(text));
  const rest = { ...work, transforms: work.transforms.filter((transform) => !first.includes(transform)) };
  const alone = (transform: Transform): Work => ({ ...work, transforms: [transform], early: true });
  const late = early.filter(({ meta }) => meta.onRequest);
  return [...early.map(alone), rest, ...(late.length ? [...late.map(alone), rest] : []).map((one) => ({ ...one, again: true as const }))];
}

/** As they stand in the file. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [...diagnostics].sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1));

/** What is found so far, and by one more stage: a rule that writes in its second turn has changed its mind, the others say what is new. */
function afterStage(before: readonly Diagnostic[], { again, early, transforms }: Stage, found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!again) return [...before, ...found];
  return early ? [...before.filter(({ rule }) => transforms.every(({ meta }) => meta.id !== rule)), ...found] : [...before, ...found.filter(({ fixed }) => fixed)];
}

/** All stages, with what they found at the offsets of the first text. */
export function run(code: string, root: Node, parse: Parse, work: Work): Outcome & { readonly root?: Node } {
  let at: Draft & { root: Node } = { ...EMPTY, code, root };
  let diagnostics: readonly Diagnostic[] = [];
  const wrote: string[] = [];
  const before: (readonly Edit[])[] = [];
  let verdicts: readonly Verdict[] = [];
  let late = false;
  for (const one of stagesOf(code, work)) {
    if (one.again && !one.early && !late) break;
    const next = stage(at.code, at.root, one, parse);
    if ('broken' in next) return next;
    const back = (offset: number): number => before.reduceRight((to, edits) => origin(edits, to), offset);
    const moved = <T extends Span>(spans: readonly T[]): readonly T[] => (before.length ? spans.map((span) => ({ ...span, start: back(span.start), end: back(span.end) })) : spans);
    const changed = next.code !== at.code;
    if (!one.again || changed) diagnostics = afterStage(diagnostics, one, moved(next.diagnostics));
    if (!one.again) verdicts = moved(next.verdicts);
    else late ||= changed;
    if (changed) before.push(next.edits);
    wrote.push(...next.wrote);
    at = one.again ? { ...next, counts: at.counts } : next;
  }
  return { ...at, wrote, verdicts, diagnostics: inOrder(diagnostics) };
}
