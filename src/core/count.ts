import { SCHEMA_OPERATIONS } from './operations.ts';
import { recreates } from './recreate.ts';
import type { Batch, Counts, Diagnostic, FileFacts, Mark, StatementList, Step } from './types.ts';

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

/** What became of the operations of one file. */
export function countOperations(
  file: FileFacts,
  plans: readonly { readonly list: StatementList; readonly before: readonly Step[]; readonly after: readonly Step[] }[],
  diagnostics: readonly Diagnostic[],
): Counts {
  const operations = file.operations.filter((op) => SCHEMA_OPERATIONS.has(op.name));
  const steps = plans.flatMap(({ after }) => after);
  const ours = steps.filter((step) => step.kind === 'op' && step.batch && !step.op.batched && SCHEMA_OPERATIONS.has(step.op.name));
  const calls = new Set(ours.flatMap((step) => (step.kind === 'op' ? [step.op.call] : [])));
  const left = operations.filter((op) => !op.batched && !calls.has(op.call) && !file.isFenced(op.call));
  const remaining = diagnostics.filter((diagnostic) => !diagnostic.fixed && diagnostic.severity !== 'note');
  const reported = left.filter((op) => remaining.some((diagnostic) => diagnostic.start < op.end && op.start < diagnostic.end));
  const blocks = new Map<Batch, number>();
  for (const step of ours) {
    const batch = step.kind === 'op' ? step.batch : undefined;
    if (batch) blocks.set(batch, (blocks.get(batch) ?? 0) + (recreates(file.names, step) ? 1 : 0));
  }
  return {
    operations: operations.length,
    rewritten: ours.length,
    bare: left.length - reported.length,
    batched: operations.filter((op) => op.batched).length,
    fenced: operations.filter((op) => file.isFenced(op.call)).length,
    reported: reported.length,
    blocks: [...blocks.keys()].filter((batch) => !batch.node).length,
    copiesSaved: [...blocks.values()].reduce((sum, copies) => sum + Math.max(0, copies - 1), 0),
  };
}
