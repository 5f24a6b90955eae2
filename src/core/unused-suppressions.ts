import type { Directive, Named } from './directives.ts';
import { LOOSE, looksForLoose, reportOnly } from './findings.ts';
import type { Work } from './plan.ts';
import { isSelected } from './rules.ts';
import { isUsed, type Scope, type Suppressions, type Usage, useOf } from './suppress.ts';
import { SUPPRESSION_REASON, UNUSED_SUPPRESSION } from './suppression-rules.ts';
import { didYouMean } from './suggest.ts';
import { matched } from './text.ts';
import type { Diagnostic, Edit, Meta, Options, Severity, Span } from './types.ts';

/** What is wrong with the directives of a file, and the edits that take out what has no use. */
export interface Unused {
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly Edit[];
}

const finding = ({ id, fix }: Meta, { start, end }: Span, message: string, severity: Severity, fixed: boolean): Diagnostic =>
  ({ rule: id, start, end, message, fix: fixed ? fix : 'none', fixed, severity });

/**
 * @param usage what a run over the file found suppressed
 * @param known the names of all rules, also of those that take no part
 */
export function findUnused(code: string, suppressions: Suppressions, usage: Usage, work: Work, known: readonly string[]): Unused {
  const { options } = work;
  const reasons = wantsReasons(options) ? suppressions.directives.filter(({ kind, reason }) => kind !== 'on' && reason === undefined) : [];
  const diagnostics = reasons.map((directive) => finding(SUPPRESSION_REASON, directive, 'the suppression does not say why: put "-- reason" behind it', 'note', false));
  if (!isSelected(UNUSED_SUPPRESSION, options)) return { diagnostics, edits: [] };
  for (const { message, certain, ...span } of suppressions.faults) diagnostics.push(finding(UNUSED_SUPPRESSION, span, message, certain ? 'warning' : 'note', false));
  const edits: Edit[] = [];
  for (const directive of suppressions.directives) {
    for (const rule of directive.rules ?? []) {
      if (!known.includes(rule.id)) diagnostics.push(finding(UNUSED_SUPPRESSION, rule, `there is no rule "${rule.id}"${didYouMean(rule.id, known)}`, 'warning', false));
    }
    const useless = uselessIn(directive, suppressions, usage, judge(work, known));
    if (useless === 'all') {
      diagnostics.push(finding(UNUSED_SUPPRESSION, directive, directive.kind === 'on' ? 'nothing is off here' : 'the suppression has nothing to suppress', 'warning', true));
      edits.push(cutWhole(code, directive));
    } else {
      for (const rule of useless) diagnostics.push(finding(UNUSED_SUPPRESSION, rule, `${rule.id} has nothing to suppress`, 'warning', true));
      edits.push(...cutNames(directive.rules ?? [], useless));
    }
  }
  return { diagnostics, edits };
}

const wantsReasons = (options: Options): boolean =>
  !options.ignore?.includes(SUPPRESSION_REASON.id) && (options.select ? options.select.includes(SUPPRESSION_REASON.id) : (options.requireReason ?? options.preset === 'strict'));

/** Can this run tell whether a rule has anything to suppress? What only the chain tells is found elsewhere. */
const judge = ({ transforms, options }: Work, known: readonly string[]) => (rule: string | undefined): boolean => {
  if (rule === undefined) return !options.select && !options.ignore;
  return transforms.some(({ meta }) => meta.id === rule) || (rule === LOOSE.id && known.includes(rule) && looksForLoose(options));
};

/** The rules that a directive names for nothing; or it is of no use at all. */
function uselessIn(directive: Directive, suppressions: Suppressions, usage: Usage, judged: (rule: string | undefined) => boolean): 'all' | readonly Named[] {
  if (directive.kind === 'on') return uselessOn(directive, suppressions.scopes, (scope) => isNeeded(scope, usage, judged));
  if (!directive.rules) return judged(undefined) && !isUsed(usage, directive) ? 'all' : [];
  const useless = directive.rules.filter(({ id }) => judged(id) && !usage.has(useOf(directive, id)));
  return useless.length === directive.rules.length ? 'all' : useless;
}

const isNeeded = ({ directive, rule }: Scope, usage: Usage, judged: (rule: string | undefined) => boolean): boolean =>
  !judged(rule) || (rule === undefined ? isUsed(usage, directive) : usage.has(useOf(directive, rule)));

/** An `on` is of use as long as what it ends is. */
function uselessOn(on: Directive, scopes: readonly Scope[], isNeeded: (scope: Scope) => boolean): 'all' | readonly Named[] {
  const ended = scopes.filter((scope) => scope.closedBy === on && isNeeded(scope));
  if (!ended.length) return 'all';
  return (on.rules ?? []).filter(({ id }) => !ended.some(({ rule }) => rule === id));
}

/** A directive with the blanks before it, and its line where nothing else is on it; of `# noqa: E501, migfix` only our code. */
function cutWhole(code: string, { start, end, code: own, comment }: Directive): Edit {
  if (own) return cutCode(code, own, comment.end);
  const line = code.lastIndexOf('\n', start - 1) + 1;
  const before = matched(/(?<![ \t\f])[ \t\f]*$/, code.slice(line, start)).length;
  const after = matched(/^[ \t]*(?:\r?\n)?/, code.slice(end));
  const endsLine = after.endsWith('\n') || end + after.length === code.length;
  if (!endsLine) return { start, end: end + after.length, text: '' };
  const alone = start - before === line || code.slice(line, start - before) === '\uFEFF';
  return alone ? { start: start - before, end: end + after.length, text: '' } : { start: start - before, end: end + after.replace(/\r?\n$/, '').length, text: '' };
}

function cutCode(code: string, { start, end }: Span, last: number): Edit {
  const before = matched(/(?<![ \t])[ \t]*(?:,[ \t]*)?$/, code.slice(0, start));
  const after = matched(/^[ \t]*,[ \t]*/, code.slice(end, last));
  return before.includes(',') || !after ? { start: start - before.length, end, text: '' } : { start, end: end + after.length, text: '' };
}

/** Names out of a list, each with one comma. */
const cutNames = (all: readonly Named[], useless: readonly Named[]): readonly Edit[] =>
  useless.map((rule) => {
    const at = all.indexOf(rule);
    const lastKept = all.findLastIndex((other) => !useless.includes(other));
    const next = all[at + 1];
    return at < lastKept && next ? { start: rule.start, end: next.start, text: '' } : { start: (all[at - 1] as Named).end, end: rule.end, text: '' };
  });

/** The names of all rules. */
export const allRules = (ids: readonly string[]): readonly string[] => [...ids, ...reportOnly.map(({ id }) => id)];
