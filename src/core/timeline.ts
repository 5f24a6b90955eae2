interface Version<T> {
  /** After the revision at this place in the order; -1: from the beginning. */
  readonly at: number;
  readonly state: T | undefined;
}

interface Versions<T> {
  /** Things are listed in the order in which they were first met. */
  readonly rank: number;
  readonly list: Version<T>[];
}

/** The last version up to a place. */
function versionAt<T>(versions: readonly Version<T>[], at: number): Version<T> | undefined {
  let low = 0;
  let high = versions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((versions[middle] as Version<T>).at <= at) low = middle + 1;
    else high = middle;
  }
  return versions[low - 1];
}

function put<T>(versions: Version<T>[], at: number, state: T | undefined, most: number): void {
  if (versions.at(-1)?.at === at) versions.pop();
  versions.push({ at, state });
  if (versions.length > most) versions.shift();
}

/** The states that a thing of a name has had. Two revisions share what did not change between them. */
export class Timeline<T> {
  private readonly things = new Map<string, Versions<T>>();

  /** @param most how many states of a thing are kept: with two, the schema after the last revision is known, and the one before it */
  constructor(private readonly most: number) {}

  set(name: string, at: number, state: T | undefined): void {
    const own = this.things.get(name) ?? { rank: this.things.size, list: [] };
    put(own.list, at, state, this.most);
    this.things.set(name, own);
  }

  get(name: string, at: number): T | undefined {
    return this.version(name, at)?.state;
  }

  /** Undefined: nothing was set up to there; its state is undefined where the thing was taken away. */
  version(name: string, at: number): Version<T> | undefined {
    const own = this.things.get(name);
    return own && versionAt(own.list, at);
  }

  /** The names that were set up to there. */
  names(at: number): ReadonlySet<string> {
    return new Set([...this.things.keys()].filter((name) => this.version(name, at)));
  }

  all(at: number): readonly T[] {
    return [...this.things.values()].flatMap(({ list }) => versionAt(list, at)?.state ?? []);
  }

  /** Those of some names, in the order in which `all` has them. */
  some(names: Iterable<string>, at: number): readonly T[] {
    const things = [...names].flatMap((name) => this.things.get(name) ?? []).sort((a, b) => a.rank - b.rank);
    return things.flatMap(({ list }) => versionAt(list, at)?.state ?? []);
  }
}

/** A number that changes from place to place. */
export class Count {
  private readonly list: Version<number>[] = [];

  constructor(private readonly most: number) {}

  set(at: number, count: number): void {
    if (this.list.at(-1)?.state !== count) put(this.list, at, count, this.most);
  }

  get(at: number): number {
    return versionAt(this.list, at)?.state ?? 0;
  }
}
