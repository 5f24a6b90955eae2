import { sameBesidesComments } from './check.ts';
import { origin, splice } from './edit.ts';
import { unreadable } from './readable.ts';
import { textOf } from './python.ts';
import { EMPTY, inOrder, type Outcome, run } from './stages.ts';
import type { Work } from './plan.ts';
import { readSuppressions, type Suppressions, type Usage } from './suppress.ts';
import { UNUSED_SUPPRESSION } from './suppression-rules.ts';
import { findUnused } from './unused-suppressions.ts';
import type { Edit, Node, Parse, Span } from './types.ts';

/** What a run came to; `silenced` where the file has suppressions. */
export type Tidied = Outcome & { readonly root?: Node; readonly silenced?: true; /** It says that it is to be skipped. */ readonly skips?: boolean };

/**
 * All stages; in a file with suppressions, those that suppress nothing are found, and taken out before anything else is done.
 *
 * @param known the names of all rules
 */
export function runTidy(code: string, root: Node, parse: Parse, work: Work, known: readonly string[]): Tidied {
  const suppressions = readSuppressions(code, root);
  if (!suppressions) return run(code, root, parse, work);
  const usage: Usage = new Set();
  const skips = saysSkip(suppressions);
  const first = attempt(skips, code, root, () => run(code, root, parse, { ...work, usage }));
  if ('broken' in first) return first;
  const { diagnostics, edits } = first.gaveUp ? { diagnostics: [], edits: [] } : findUnused(code, suppressions, usage, work, known);
  if (!edits.length) return { ...first, silenced: true, skips, diagnostics: inOrder([...first.diagnostics, ...diagnostics]) };
  const text = splice(code, 0, code.length, edits);
  const next = parse(text);
  const lost = lostBesides(code, root, edits, text, next);
  if (lost !== undefined) return { broken: lost, rules: [UNUSED_SUPPRESSION.id] };
  const again = run(text, next, parse, { ...work, usage: new Set() });
  if ('broken' in again) return again;
  const moved = <T extends Span>(spans: readonly T[]): readonly T[] => spans.map((span) => ({ ...span, start: origin(edits, span.start), end: origin(edits, span.end) }));
  return { ...again, silenced: true, verdicts: moved(again.verdicts), diagnostics: inOrder([...moved(again.diagnostics), ...diagnostics]), wrote: [UNUSED_SUPPRESSION.id, ...again.wrote] };
}

/** What goes wrong with us in a file that we are told to skip is nobody's concern, and the reason to skip it, perhaps. */
function attempt(skips: boolean, code: string, root: Node, run: () => Outcome & { readonly root?: Node }): (Outcome & { readonly root?: Node }) & { readonly gaveUp?: true } {
  if (!skips) return run();
  try {
    const outcome = run();
    if (!('broken' in outcome)) return outcome;
  } catch {
    // as if it had been broken
  }
  return { ...EMPTY, code, root, gaveUp: true };
}

/** Is anything gone but what the edits take out of comments? */
function lostBesides(code: string, root: Node, edits: readonly Edit[], text: string, next: Node): string | undefined {
  if (unreadable(text, next)) return 'the output would not parse';
  if (!sameBesidesComments(code, root, text, next)) return 'it would lose more than a comment';
  const comments = root.all.filter(({ type }) => type === 'comment').map(({ start, end }) => splice(code, start, end, clipped(edits, start, end)).trimEnd());
  const left = next.all.filter(({ type }) => type === 'comment').map((node) => textOf(text, node).trimEnd());
  return comments.filter((comment) => comment !== '').join('\n') === left.join('\n') ? undefined : 'it would lose the text of another comment';
}

/** The edits as far as they are within a stretch. */
const clipped = (edits: readonly Edit[], start: number, end: number): readonly Edit[] =>
  edits.filter((edit) => edit.start < end && start < edit.end).map((edit) => ({ ...edit, start: Math.max(start, edit.start), end: Math.min(end, edit.end) }));

/** Does a file that cannot be read say that it is to be skipped? */
export const saysSkip = (suppressions: Suppressions | undefined): boolean => !!suppressions?.directives.some(({ kind }) => kind === 'skip-file');
