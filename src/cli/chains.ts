import { posix } from 'node:path';
import { graphFindings, REVISION_GRAPH } from '../core/graph-findings.ts';
import { layout } from '../core/graph.ts';
import type { OrderedChains } from '../core/chains.ts';
import type { RevisionOrder, RevisionProblem } from '../core/revisions.ts';
import { isSelected } from '../core/rules.ts';
import type { Diagnostic } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import { settingsFor } from './file-settings.ts';
import { commonFolder } from './reporters/common-folder.ts';
import type { Drawing, RevisionState } from './reporters/graph.ts';
import { changed, type FileReport, remaining } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/** One project's revisions, in order, with what became of them. */
export interface Chain {
  readonly reports: readonly FileReport[];
  readonly order: RevisionOrder;
}

/** The chains of a run with the reports of their files; a folder without a single revision is none. */
export function withReports(chains: OrderedChains, reports: readonly FileReport[]): readonly Chain[] {
  const byName = new Map(reports.map((report) => [report.name, report]));
  const chained = chains.chains.filter(({ order }) => order.order.length);
  return chained.map(({ order }) => ({ order, reports: order.order.flatMap(({ file }) => byName.get(file) ?? []) }));
}

/**
 * What is wrong with the chains, by the file's name, in the files that the rule looks at. Of a chain that was read in part, nobody knows whether a parent is missing, or
 * a head is one.
 */
export function chainFindings({ chains, unread }: OrderedChains, files: readonly FoundFile[], settings: Settings): ReadonlyMap<string, readonly Diagnostic[]> {
  const partial = new Set(files.flatMap(({ name, partial }) => (partial ? [name] : [])));
  const certain = ({ order, problems }: RevisionOrder): readonly RevisionProblem[] => {
    const whole = !order.some(({ file }) => partial.has(file));
    return problems.filter(({ kind }) => whole || (kind !== 'missing-parent' && kind !== 'multiple-heads'));
  };
  const looked = new Set(files.filter(({ path }) => isSelected(REVISION_GRAPH, settingsFor(settings, path).options)).map(({ name }) => name));
  return new Map([...graphFindings(chains.flatMap(({ order }) => certain(order)), unread)].filter(([name]) => looked.has(name)));
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
