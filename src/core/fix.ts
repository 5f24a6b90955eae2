import { findMarks } from './count.ts';
import type { FileHistory } from './file-history.ts';
import { RELEVANT } from './operations.ts';
import type { Crash } from './plan.ts';
import { unreadable } from './readable.ts';
import { isSelected } from './rules.ts';
import { type Broken, inOrder, NOTHING, type Outcome } from './stages.ts';
import { readSuppressions } from './suppress.ts';
import { UNUSED_SUPPRESSION } from './suppression-rules.ts';
import { runTidy, saysSkip, type Tidied } from './tidy.ts';
import { allRules } from './unused-suppressions.ts';
import type { Diagnostic, Node, Options, Parse, Result, Transform, Verdict } from './types.ts';

export { defaultOptions } from './options.ts';

/** Alembic cannot load a folder in which one revision does not parse, whatever is in it. */
const REVISION = /^down_revision\b/m;

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
    const { message, rule } = (error instanceof Error ? error : new Error(String(error))) as Crash;
    return ourBug(code, rule === undefined ? `crashed: ${message}` : `the rule ${rule} crashed: ${message}`, rule === undefined ? [] : [rule]);
  }
}

function fixSafely(code: string, parse: Parse, transforms: readonly Transform[], options: Options, history?: FileHistory): Result {
  // old Macintosh line endings: Python reads them, the parser does not; the lengths are the same
  if (code.includes('\r') && !code.includes('\n')) {
    const result = fixSafely(code.replaceAll('\r', '\n'), parse, transforms, options, history);
    return { ...result, code: result.code.replaceAll('\n', '\r') };
  }
  const told = (verdicts: readonly Verdict[]): { readonly verdicts?: readonly Verdict[] } => (options.inspect ? { verdicts } : {});
  const unchanged: Result = { status: 'unchanged', code, diagnostics: [], marks: findMarks(code), counts: NOTHING, ...told([]) };
  if (!RELEVANT.test(code) && !REVISION.test(code)) return unchanged;
  const root = parse(code);
  const refused = unreadable(code, root);
  if (refused) return saysSkip(readSuppressions(code, root)) ? { ...unchanged, marks: [] } : { status: 'skipped', code, ...refused, bug: false };
  const selected = transforms.filter((transform) => isSelected(transform.meta, options));
  const work = { transforms: selected, options, history };
  const known = allRules(transforms.map(({ meta }) => meta.id));
  const first = runTidy(code, root, parse, work, known);
  if ('broken' in first) return ourBug(code, first.broken, first.rules);
  const { diagnostics, counts } = first;
  if (first.code === code) return { ...unchanged, diagnostics, counts, ...told(first.verdicts), ...(first.skips ? { marks: [] } : {}) };
  // where suppressions moved, what is found must be compared as well
  const done = settle(code, first, (text, tree) => runTidy(text, tree, parse, { ...work, textOnly: !first.silenced }, known));
  if ('status' in done) return done;
  return { status: 'fixed', code: done.code, diagnostics: done.diagnostics, marks: findMarks(done.code), counts, ...told(first.verdicts) };
}

type Done = Exclude<Tidied, Broken>;

/** A second run must change nothing; but for suppressions that are of no use any more, now that the first has mended what was below them. */
function settle(code: string, first: Done, run: (code: string, root: Node) => Tidied): Result | { readonly code: string; readonly diagnostics: readonly Diagnostic[] } {
  const again = run(first.code, first.root as Node);
  const only = first.silenced && !('broken' in again) && again.code !== first.code && again.wrote.every((rule) => rule === UNUSED_SUPPRESSION.id) ? again : undefined;
  const done = only?.code ?? first.code;
  const last = only ? run(only.code, only.root as Node) : again;
  const unsteady = 'broken' in last || last.code !== done;
  if (first.silenced && ('broken' in last || last.code !== done || uncovers(first.diagnostics, last.diagnostics))) return { status: 'skipped', code, reason: MOVED, bug: false };
  if (unsteady) return unstable(code, first, last);
  const more = only ? only.diagnostics.filter(({ rule, fixed }) => fixed && rule === UNUSED_SUPPRESSION.id).map((found) => inText(code, first.code, found)) : [];
  return { code: done, diagnostics: more.length ? inOrder([...first.diagnostics, ...more]) : first.diagnostics };
}

/** Where a comment of the output stands in the original. */
function inText(code: string, after: string, found: Diagnostic): Diagnostic {
  const text = after.slice(found.start, found.end);
  const start = Math.max(0, code.indexOf(text));
  return { ...found, start, end: start + text.length, message: `${found.message} after this change` };
}

const MOVED = 'a suppression would no longer cover what it covers now: put "# migfix: ignore[rule]" above each statement that it is meant for';

/** Does a second run find what the first did not, since it was suppressed? */
function uncovers(first: readonly Diagnostic[], again: readonly Diagnostic[]): boolean {
  const left = (all: readonly Diagnostic[]): readonly string[] => all.filter(({ fixed, severity }) => !fixed && severity !== 'note').map(({ rule, message }) => `${rule} ${message}`);
  const known = [...left(first)];
  return left(again).some((one) => {
    const at = known.indexOf(one);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}
