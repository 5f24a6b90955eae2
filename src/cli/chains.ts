import { posix } from 'node:path';
import { graphFindings } from '../core/graph-findings.ts';
import { layout } from '../core/graph.ts';
import { chainsIn, orderRevisions, type ReadRevision, readRevision, type Revision, type RevisionOrder } from '../core/revisions.ts';
import { readNames } from '../core/scopes.ts';
import type { Diagnostic, Options, Parse } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import type { Drawing, RevisionState } from './reporters/graph.ts';
import { changed, type FileReport, remaining } from './reporters/report.ts';

/** One project's revisions, in order. */
export interface Chain {
  readonly reports: readonly FileReport[];
  readonly order: RevisionOrder;
}

export interface Chains {
  readonly chains: readonly Chain[];
  /** What is wrong with them, by the file's name. */
  readonly findings: ReadonlyMap<string, readonly Diagnostic[]>;
}

/**
 * Puts the files of a run into chains: each Alembic project has one of its own, or several that have nothing to do with each other.
 *
 * @param reports what became of the files; those that could not be read are in no chain
 */
export function chainsOf(files: readonly FoundFile[], reports: readonly FileReport[], parse: Parse, options: Options): Chains {
  const read = new Map<string, ReadRevision>();
  for (const { name, before, result } of reports) if (result.status !== 'skipped') read.set(name, readRevision(readNames(before, parse(before)), name));
  const revisionOf = ({ name }: FoundFile): readonly Revision[] => read.get(name)?.revision ? [read.get(name)?.revision as Revision] : [];
  const byName = new Map(reports.map((report) => [report.name, report]));
  const groups = projectsOf(files).flatMap((project) => {
    const revisions = project.flatMap(revisionOf);
    return project[0]?.configured ? [revisions] : chainsIn(revisions);
  });
  const chains = groups.filter((revisions) => revisions.length).map((revisions) => ({
    reports: revisions.map(({ file }) => byName.get(file) as FileReport),
    order: orderRevisions(revisions),
  }));
  const unread = new Map([...read].map(([name, { problems }]) => [name, problems]));
  return { chains, findings: graphFindings(chains.flatMap(({ order }) => order.problems), unread, options) };
}

function projectsOf(files: readonly FoundFile[]): readonly (readonly FoundFile[])[] {
  const projects = new Map<string | undefined, FoundFile[]>();
  for (const file of files) (projects.get(file.env) ?? projects.set(file.env, []).get(file.env))?.push(file);
  return [...projects.values()];
}

/** The chain as a drawing: its folder as title, and each revision's state. */
export function drawingOf({ reports, order }: Chain): Drawing {
  const states = new Map(reports.map((report) => [report.name, stateOf(report)]));
  const title = commonFolder(reports.map(({ name }) => name));
  return {
    ...order,
    ...layout(order),
    title,
    stateOf: ({ file }) => states.get(file) ?? 'needs a person',
    fileOf: ({ file }) => posix.relative(title, file),
  };
}

function stateOf(report: FileReport): RevisionState {
  const { result } = report;
  if (result.status === 'skipped' || remaining(report).length || result.marks.length) return 'needs a person';
  return changed(report) ? 'fixable' : 'fine';
}

function commonFolder(names: readonly string[]): string {
  let common = posix.dirname(names[0] ?? '.');
  while (common !== '.' && common !== '/' && !names.every((name) => name.startsWith(`${common}/`))) common = posix.dirname(common);
  return common;
}
