import type { Schema, TableState, ViewState } from './schema.ts';

interface Version<T> {
  /** After the revision at this place in the order; -1: from the beginning. */
  readonly at: number;
  readonly state: T | undefined;
}

/** Every state that a thing of a name has had. Two revisions share what did not change between them. */
export class Timeline<T> {
  private readonly versions = new Map<string, Version<T>[]>();

  set(name: string, at: number, state: T | undefined): void {
    const own = this.versions.get(name) ?? [];
    if (own.at(-1)?.at === at) own.pop();
    own.push({ at, state });
    this.versions.set(name, own);
  }

  get(name: string, at: number): T | undefined {
    return this.version(name, at)?.state;
  }

  /** Undefined: nothing was set up to there; its state is undefined where the thing was taken away. */
  version(name: string, at: number): Version<T> | undefined {
    const own = this.versions.get(name) ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[middle] as Version<T>).at <= at) low = middle + 1;
      else high = middle;
    }
    return own[low - 1];
  }

  /** The names that were set up to there. */
  names(at: number): ReadonlySet<string> {
    return new Set([...this.versions.keys()].filter((name) => this.version(name, at)));
  }

  all(at: number): readonly T[] {
    return [...this.versions.keys()].flatMap((name) => this.get(name, at) ?? []);
  }
}

export interface Timelines {
  readonly tables: Timeline<TableState>;
  readonly views: Timeline<ViewState>;
}

/** The schema after the revision at a place in the order; what is set goes there. */
export const schemaAt = ({ tables, views }: Timelines, at: number): Schema => ({
  table: (name) => tables.get(name, at),
  tables: () => tables.all(at),
  setTable: (name, state) => tables.set(name, at, state),
  views: () => views.all(at),
  setView: (name, state) => views.set(name, at, state),
});

/** What changed over what was there. */
function overlaid<T extends { readonly name: string }>(below: readonly T[], changed: ReadonlyMap<string, T | undefined>): readonly T[] {
  return [...below.filter(({ name }) => !changed.has(name)), ...[...changed.values()].flatMap((state) => state ?? [])];
}

/** A schema that can be changed without changing the one below. */
export function overlay(below: Schema): Schema {
  const tables = new Map<string, TableState | undefined>();
  const views = new Map<string, ViewState | undefined>();
  return {
    table: (name) => (tables.has(name) ? tables.get(name) : below.table(name)),
    tables: () => overlaid(below.tables(), tables),
    setTable: (name, state) => void tables.set(name, state),
    views: () => overlaid(below.views(), views),
    setView: (name, state) => void views.set(name, state),
  };
}

/** What is set at a place, over a schema that does not change. */
export function layered(below: Schema, { tables, views }: Timelines, at: number): Schema {
  const one = <T>(own: Timeline<T>, name: string, under: (name: string) => T | undefined): T | undefined => {
    const version = own.version(name, at);
    return version ? version.state : under(name);
  };
  const every = <T extends { readonly name: string }>(own: Timeline<T>, under: readonly T[]): readonly T[] => {
    const changed = own.names(at);
    return [...under.filter(({ name }) => !changed.has(name)), ...own.all(at)];
  };
  return {
    table: (name) => one(tables, name, below.table),
    tables: () => every(tables, below.tables()),
    setTable: (name, state) => tables.set(name, at, state),
    views: () => every(views, below.views()),
    setView: (name, state) => views.set(name, at, state),
  };
}

/** A schema of which nothing is known. */
export const EMPTY: Schema = { table: () => undefined, tables: () => [], setTable: () => undefined, views: () => [], setView: () => undefined };

/** A schema of which nothing is known. */
export const emptySchema = (): Schema => overlay(EMPTY);
