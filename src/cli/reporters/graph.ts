import type { Layout } from '../../core/graph.ts';
import type { Revision, RevisionOrder } from '../../core/revisions.ts';

/** Nothing to do; migfix changes it and leaves nothing to a person; findings or marks are left. */
export type RevisionState = 'fine' | 'fixable' | 'needs a person';

export const STATES: readonly RevisionState[] = ['fine', 'fixable', 'needs a person'];

/** One chain, ready to be drawn. */
export interface Drawing extends Layout, RevisionOrder {
  /** Where its files are, for people. */
  readonly title: string;
  readonly stateOf: (revision: Revision) => RevisionState;
  /** The file's name below the title. */
  readonly fileOf: (revision: Revision) => string;
}

/** What is worth saying beside a revision: that it is a head, and its branch labels. */
export const tagsOf = ({ heads }: RevisionOrder, revision: Revision): readonly string[] => [...(heads.includes(revision) ? ['head'] : []), ...revision.labels];

/** The same with `depends_on`, for drawings that have no line for it. */
export const allTagsOf = (chain: RevisionOrder, revision: Revision): readonly string[] => [
  ...tagsOf(chain, revision),
  ...(revision.dependsOn.length ? [`needs ${revision.dependsOn.join(', ')}`] : []),
];

/** Ends a text that is too long with an ellipsis. */
export const shortened = (text: string, width: number): string => (text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text);
