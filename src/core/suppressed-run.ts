import { type Suppressions, scopesAt } from './suppress.ts';
import { within } from './tree.ts';
import type { Context, KeepStep, Node, Span, Step, Transform } from './types.ts';

/** What a run of one rule over one list came to where some of it is suppressed. */
export interface SuppressedRun {
  readonly steps: readonly Step[];
  /** The rule would have changed a suppressed statement from outside of it: what it did in this list is not taken. */
  readonly refused: boolean;
}

const nodeOf = (step: Step): Node | undefined => (step.kind === 'insert' ? step.instead : step.node);

/**
 * Runs a rule over a list without letting it touch what is suppressed: it is handed suppressed statements as statements that we keep.
 * It sees what they say, takes them into no block and moves nothing across them; afterwards they are put back as they were.
 *
 * @param run the rule
 * @param context whose `report` returns false for what is suppressed
 * @param use hears of what the rule would have changed or reported
 */
export function runAround(run: Transform['run'], rule: string, steps: readonly Step[], context: Context, suppressions: Suppressions, use: (span: Span) => void): SuppressedRun {
  const covered = steps.filter((step) => isCovered(step, rule, suppressions));
  if (covered.length) for (const step of wouldChange(run, steps, covered, context, use)) use(nodeOf(step) as Node);
  const guarded = new Map(steps.map((step) => [step, covered.includes(step) ? kept(step, nodeOf(step) as Node) : step]));
  const hidden: Span[] = [];
  const report: Context['report'] = (span, message, more) => context.report(span, message, more) || (!more?.unfixable && hidden.push(span), false);
  const next = run(covered.length ? [...guarded.values()] : steps, { ...context, report });
  const back = putBack(next, steps, guarded);
  // a change that was said to be made, of something suppressed, and that is not in what was put back: it is somewhere else
  const escaped = back && back.steps !== steps && hidden.some((span) => !back.undone.some((node) => within(span, node)));
  return back && !escaped ? { steps: back.steps, refused: false } : { steps, refused: true };
}

const isCovered = (step: Step, rule: string, suppressions: Suppressions): boolean => {
  const node = nodeOf(step);
  return !!node && scopesAt(suppressions, rule, node.start).length > 0;
};

const kept = (step: Step, node: Node): KeepStep => ({ kind: 'keep', node, edits: [], ...(step.batch ? { batch: step.batch } : {}) });

/** The suppressed steps that the rule would not leave as they are. What it remembers of the file is not for the real run. */
function wouldChange(run: Transform['run'], steps: readonly Step[], covered: readonly Step[], context: Context, use: (span: Span) => void): readonly Step[] {
  const next = run(steps, { ...context, file: { ...context.file }, report: (span) => (use(span), true) });
  if (next === steps) return [];
  const same = (a: Step, b: Step): boolean => a === b || (a.kind !== 'insert' && b.kind === a.kind && a.node === b.node && a.batch === b.batch && a.edits.length === b.edits.length);
  return covered.filter((step) => !next.some((other) => same(step, other)));
}

/** The rule's steps with the suppressed ones as they were, and those that it had changed; undefined when it took one of them out. */
function putBack(next: readonly Step[], steps: readonly Step[], guarded: ReadonlyMap<Step, Step>): { readonly steps: readonly Step[]; readonly undone: readonly Node[] } | undefined {
  if (next === steps) return { steps, undone: [] };
  const stands = [...guarded].filter(([step, stand]) => step !== stand);
  const byNode = new Map(stands.map(([step, stand]) => [nodeOf(stand) as Node, step]));
  const back = next.map((step) => (step.kind === 'keep' ? (byNode.get(step.node) ?? step) : step));
  if (stands.some(([step]) => !back.includes(step))) return undefined;
  const undone = stands.filter(([, stand]) => !next.includes(stand)).map(([, stand]) => nodeOf(stand) as Node);
  return { steps: back.length === steps.length && back.every((step, i) => step === steps[i]) ? steps : back, undone };
}
