import type { NotLiteral, Revision } from './revision.ts';
import type { RevisionProblem } from './revisions.ts';
import type { Diagnostic, Meta, Severity, Span } from './types.ts';

export const REVISION_GRAPH: Meta = {
  id: 'revision-graph',
  summary: 'the chain of revisions is not whole: several heads, cycles, identifiers that are missing or there twice',
  why: `Alembic loads all revisions of a folder before it runs one. With a cycle or a \`down_revision\` that is not there it runs none; of two files with one identifier it runs only the last; with several heads, \`alembic upgrade head\` refuses to choose, and people who migrate SQLite files in the field have no one to ask.

Heads that lie on branches with \`branch_labels\` of their own are meant, and are not reported.

Where the place of a revision is computed (\`down_revision = before()\`), migfix does not run it to find out, and says so.`,
  fix: 'none',
  presets: ['minimal', 'house', 'strict'],
  links: ['https://alembic.sqlalchemy.org/en/latest/branches.html'],
};

const SEVERITY: Readonly<Record<RevisionProblem['kind'], Severity>> = {
  'multiple-heads': 'warning',
  cycle: 'error',
  'duplicate-id': 'error',
  'duplicate-label': 'error',
  'missing-parent': 'error',
};

/**
 * What is wrong with the chains of a run, as findings.
 *
 * @param problems of all chains, as `orderRevisions` found them
 * @param unread what `readRevision` could not read, by file
 * @returns file → its findings, with offsets of that file; only files that have some
 */
export function graphFindings(
  problems: readonly RevisionProblem[],
  unread: ReadonlyMap<string, readonly NotLiteral[]>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const add = (file: string, { start, end }: Span, severity: Severity, message: string, help?: string): void => {
    const diagnostic: Diagnostic = { rule: REVISION_GRAPH.id, start, end, message, ...(help === undefined ? {} : { help }), fix: 'none', fixed: false, severity };
    found.set(file, [...(found.get(file) ?? []), diagnostic]);
  };
  for (const { kind, revisions, message, help } of problems) {
    const [first] = revisions as readonly [Revision];
    add(first.file, first, SEVERITY[kind], message, help);
  }
  for (const [file, all] of unread) for (const problem of all) add(file, problem, 'warning', problem.message);
  return found;
}
