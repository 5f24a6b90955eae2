import type { FileHistory } from './file-history.ts';
import { readSteps } from './read.ts';
import { mayWrite } from './rules.ts';
import { mapSteps } from './steps.ts';
import { runAround } from './suppressed-run.ts';
import { scopesAt, type Suppressions, type Usage, useOf } from './suppress.ts';
import type { Context, Diagnostic, FileFacts, Meta, Options, ReportOptions, Span, StatementList, Step, Transform } from './types.ts';

/** What is to be done with one text. */
export interface Work {
  readonly transforms: readonly Transform[];
  readonly options: Options;
  readonly history: FileHistory | undefined;
  /** Others come after these transforms. */
  readonly early?: boolean;
  /** Nobody asks what is found, only whether something changes. */
  readonly textOnly?: boolean;
  /** The file has directives: which of them had something to suppress. */
  readonly usage?: Usage;
}

export interface Plan {
  readonly list: StatementList;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** The rules that changed something. */
  readonly wrote: readonly string[];
}

/** A rule that threw: the file is left alone, and whoever reports it must know which. */
export interface Crash extends Error {
  readonly rule?: string;
}

/** What is suppressed in a text, and who hears of its use. */
export interface Silence {
  readonly suppressions: Suppressions;
  /** @returns whether this rule is suppressed at this place; then that counts as a use */
  readonly hides: (rule: string, offset: number) => boolean;
}

export const silenceOf = (suppressions: Suppressions, usage: Usage): Silence => ({
  suppressions,
  hides: (rule, offset) => {
    const scopes = scopesAt(suppressions, rule, offset);
    for (const { directive } of scopes) usage.add(useOf(directive, rule));
    return scopes.length > 0;
  },
});

const runNamed = (transform: Transform, steps: readonly Step[], context: Context): readonly Step[] => {
  try {
    const next: unknown = transform.run(steps, context);
    // whatever a promise comes to comes too late: it is no list, and is not waited for
    if (next instanceof Promise) next.catch(() => undefined);
    if (!Array.isArray(next)) throw new TypeError('it returned no list of steps');
    return next;
  } catch (error) {
    throw Object.assign(new Error(error instanceof Error ? error.message : String(error), { cause: error }), { rule: transform.meta.id });
  }
};

const UNSAFE = 'Run without --safe to have it changed, then review it.';
const APPLIED = 'Databases are past this revision (--applied-through): a change would reach fresh ones only.';
const BESIDE = 'It is left because a suppressed statement would have to change with it.';

/** Runs the transforms over one list; those that may not write only report. */
export function plan(file: FileFacts, list: StatementList, work: Work, silence: Silence | undefined, diagnostics: Diagnostic[]): Plan {
  const { transforms, options } = work;
  const before = readSteps(file, list);
  const wrote: string[] = [];
  let after = before;
  for (const transform of transforms) {
    const writes = mayWrite(transform.meta, options);
    if (work.textOnly && !writes) continue;
    const next = runOne(transform, after, { file, list, work, silence, diagnostics, withheld: writes ? undefined : options.applied ? APPLIED : UNSAFE });
    if (!writes || next === after) continue;
    wrote.push(transform.meta.id);
    after = next;
  }
  return { list, before, after: bindOnce(after), wrote };
}

interface Turn {
  readonly file: FileFacts;
  readonly list: StatementList;
  readonly work: Work;
  readonly silence: Silence | undefined;
  readonly diagnostics: Diagnostic[];
  readonly withheld: string | undefined;
}

/** One transform's turn at one list. */
function runOne(transform: Transform, steps: readonly Step[], { file, list, work, silence, diagnostics, withheld }: Turn): readonly Step[] {
  const { options, history } = work;
  const { meta } = transform;
  const first = diagnostics.length;
  const report = (span: Span, message: string, more: ReportOptions = {}): boolean => {
    if (silence?.hides(meta.id, span.start)) return false;
    diagnostics.push(diagnose(meta, span, message, more, withheld));
    return true;
  };
  const context: Context = { options, file, names: file.names, code: file.names.code, list, report, ...(history ? { history } : {}) };
  const run: Transform['run'] = (given, other) => runNamed(transform, given, other);
  // what only reports changes nothing, and may say once of a file what it is suppressed for there
  if (!silence || meta.fix === 'none') return run(steps, context);
  const { steps: next, refused } = runAround(run, meta.id, steps, context, silence.suppressions, ({ start }) => void silence.hides(meta.id, start));
  if (!refused || withheld !== undefined) return next;
  diagnostics.push(...diagnostics.splice(first).map((found) => (found.fixed ? { ...found, fixed: false, help: BESIDE } : found)));
  return steps;
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
