import { namesOn } from './meant-constraints.ts';
import type { Schema, TableState, ViewState } from './schema.ts';
import { Count, Timeline } from './timeline.ts';

/** The tables and views of a chain at every place of its order, with what is asked of all tables at once. */
export interface Timelines {
  readonly tables: Timeline<TableState>;
  readonly views: Timeline<ViewState>;
  /** By table: the names of those that ever referred to it. A chain has thousands of tables, and few refer to one. */
  readonly referrers: Map<string, Set<string>>;
  /** By name: the tables that ever had an index, a constraint or a trigger of that name. */
  readonly owners: Map<string, string[]>;
  /** Which tables are not known as a whole by now, and how many they were at each place. */
  readonly unwhole: Set<string>;
  readonly gaps: Count;
}

/** @param most how many states are kept of each table */
export const newTimelines = (most = Infinity): Timelines => ({ tables: new Timeline(most), views: new Timeline(most), referrers: new Map(), owners: new Map(), unwhole: new Set(), gaps: new Count(most) });

function setTable({ tables, referrers, owners, unwhole, gaps }: Timelines, name: string, at: number, state: TableState | undefined): void {
  const before = tables.get(name, at);
  tables.set(name, at, state);
  if (state && !sameThingsOn(state, before)) for (const one of namesOn(state)) own(owners, one, name);
  for (const { referent } of state?.constraints ?? []) {
    if (referent) (referrers.get(referent.table) ?? referrers.set(referent.table, new Set()).get(referent.table))?.add(name);
  }
  if (state && !state.whole) unwhole.add(name);
  else unwhole.delete(name);
  gaps.set(at, unwhole.size);
}

const sameThingsOn = (one: TableState, other: TableState | undefined): boolean =>
  one.indexes === other?.indexes && one.constraints === other.constraints && one.triggers === other.triggers;

function own(owners: Map<string, string[]>, name: string, table: string): void {
  const known = owners.get(name);
  if (!known) owners.set(name, [table]);
  else if (!known.includes(table)) known.push(table);
}

const refersTo = (table: string) => (other: TableState): boolean => other.constraints.some(({ referent }) => referent?.table === table);

/** The schema after the revision at a place in the order; what is set goes there, and nothing comes before what was set last. */
export const schemaAt = (timelines: Timelines, at: number): Schema => ({
  table: (name) => timelines.tables.get(name, at),
  tables: () => timelines.tables.all(at),
  referring: (table) => timelines.tables.some(timelines.referrers.get(table) ?? [], at).filter(refersTo(table)),
  having: (name) => timelines.tables.some(timelines.owners.get(name) ?? [], at).filter((table) => namesOn(table).includes(name)),
  gaps: () => timelines.gaps.get(at),
  setTable: (name, state) => setTable(timelines, name, at, state),
  views: () => timelines.views.all(at),
  setView: (name, state) => timelines.views.set(name, at, state),
});

/** What has changed over a schema that does not. */
interface Changed<T> {
  has(name: string): boolean;
  readonly now: readonly T[];
}

/** What changed stands where it stood: messages name things in this order, whichever layer knows them. */
function over<T extends { readonly name: string }>(below: readonly T[], { has, now }: Changed<T>): readonly T[] {
  const left = new Map(now.map((one) => [one.name, one]));
  const all: T[] = [];
  for (const one of below) {
    const changed = left.get(one.name);
    left.delete(one.name);
    if (changed) all.push(changed);
    else if (!has(one.name)) all.push(one);
  }
  return [...all, ...left.values()];
}

/** A schema that can be changed without changing the one below: each place has what was set up to there. */
export function layered(below: Schema, own: Timelines, at: number): Schema {
  const upper = schemaAt(own, at);
  const changed = <T>(timeline: Timeline<T>): Changed<T> & { readonly names: ReadonlySet<string> } => {
    const names = timeline.names(at);
    return { names, has: (name) => names.has(name), now: timeline.all(at) };
  };
  const one = <T>(timeline: Timeline<T>, name: string, under: (name: string) => T | undefined): T | undefined => {
    const version = timeline.version(name, at);
    return version ? version.state : under(name);
  };
  return {
    ...upper,
    table: (name) => one(own.tables, name, below.table),
    tables: () => over(below.tables(), changed(own.tables)),
    referring: (table) => over(below.referring(table), { ...changed(own.tables), now: upper.referring(table) }),
    having: (name) => over(below.having(name), { ...changed(own.tables), now: upper.having(name) }),
    gaps: () => below.gaps() - [...changed(own.tables).names].filter((name) => below.table(name)?.whole === false).length + upper.gaps(),
    views: () => over(below.views(), changed(own.views)),
  };
}

/** A schema of which nothing is known. */
export const EMPTY: Schema = { table: () => undefined, tables: () => [], referring: () => [], having: () => [], gaps: () => 0, setTable: () => undefined, views: () => [], setView: () => undefined };

/** A schema that can be changed without changing the one below. */
export const overlay = (below: Schema): Schema => layered(below, newTimelines(), 0);

/** A schema of which nothing is known yet. */
export const emptySchema = (): Schema => overlay(EMPTY);
