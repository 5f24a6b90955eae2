import type { Change, Unplaced } from '../../../src/core/changes.ts';
import type { ColumnState, ConstraintState, IndexState } from '../../../src/core/schema.ts';

/** What the downgrades make again is what the upgrades take away. */
export interface Hints {
  table(name: string): Extract<Change, { do: 'create table' }> | undefined;
  column(table: string, name: string): Unplaced<ColumnState> | undefined;
  constraint(table: string, name: string): Unplaced<ConstraintState> | undefined;
  index(name: string): { readonly table: string; readonly index: Unplaced<IndexState> } | undefined;
}

/** @param changes of all downgrades */
export const hintsIn = (changes: readonly Change[]): Hints => ({
  table: (name) => changes.find((change): change is Extract<Change, { do: 'create table' }> => change.do === 'create table' && change.table === name),
  column: (table, name) => changes.flatMap((change) => (change.do === 'add column' && change.table === table && change.column.name === name ? [change.column] : []))[0],
  constraint: (table, name) =>
    changes.flatMap((change) => (change.do === 'add constraint' && change.table === table && change.constraint.name === name ? [change.constraint] : []))[0],
  index: (name) => changes.flatMap((change) => (change.do === 'add index' && change.index.name === name ? [{ table: change.table, index: change.index }] : []))[0],
});
