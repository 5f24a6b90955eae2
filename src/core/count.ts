import { SCHEMA_OPERATIONS } from './operations.ts';
import { recreates } from './recreate.ts';
import type { Batch, Counts, FileFacts, Mark, Step, Verdict } from './types.ts';

/** The blanks belong to what is not to follow: of several, some could be given back, and then anything would. */
const MARK = /#[ \t]*migfix:(?![ \t]*(?:ignore|skip-file|off|on)\b)[^\r\n]*/g;

/** The `# migfix:` marks of a file: what a person is asked to fill in. */
export function findMarks(code: string): readonly Mark[] {
  let line = 1;
  let counted = 0;
  return [...code.matchAll(MARK)].map((match) => {
    line += code.slice(counted, match.index).split(/\r\n|\r|\n/).length - 1;
    counted = match.index;
    return { text: match[0].trimEnd(), start: match.index, end: match.index + match[0].length, line };
  });
}

/** The sums of what became of the operations of one file. */
export function countOperations(file: FileFacts, plans: readonly { readonly after: readonly Step[] }[], verdicts: readonly Verdict[]): Counts {
  const blocks = new Map<Batch, number>();
  for (const step of plans.flatMap(({ after }) => after)) {
    if (step.kind !== 'op' || !step.batch || step.op.batched || !SCHEMA_OPERATIONS.has(step.op.name)) continue;
    blocks.set(step.batch, (blocks.get(step.batch) ?? 0) + (recreates(file.names, step) ? 1 : 0));
  }
  const became = (what: Verdict['became']): number => verdicts.filter((verdict) => verdict.became === what).length;
  const suppressed = became('suppressed');
  return {
    operations: verdicts.length,
    rewritten: became('rewritten'),
    bare: became('bare'),
    batched: became('batched'),
    fenced: became('fenced'),
    reported: became('reported'),
    ...(suppressed ? { suppressed } : {}),
    blocks: [...blocks.keys()].filter((batch) => !batch.node).length,
    copiesSaved: [...blocks.values()].reduce((sum, copies) => sum + Math.max(0, copies - 1), 0),
  };
}
