import type { Problem } from './model.ts';
import type { Graph, Shape, TableShape } from './protocol.ts';

export interface SchemaVerdict {
  readonly revision: string;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * Compares the end schema of SQLite and PostgreSQL, modulo dialect, and puts every difference down to the revision where it comes up.
 *
 * @param textOf a revision's rewritten text: where it tests the dialect, a difference is its author's will
 */
export function compareSchemas(graph: Graph, sqlite: ReadonlyMap<string, Shape>, postgres: ReadonlyMap<string, Shape>, textOf: (revision: string) => string, changed: (revision: string) => boolean): readonly SchemaVerdict[] {
  const head = graph.revisions.at(-1)!.revision;
  const both = (revision: string) => (sqlite.has(revision) && postgres.has(revision) ? differences(sqlite.get(revision)!, postgres.get(revision)!) : undefined);
  const left = both(head);
  if (!left) return [];
  return graph.revisions.flatMap(({ revision }, index): readonly SchemaVerdict[] => {
    const earlier = index ? both(graph.revisions[index - 1]!.revision) : [];
    const now = both(revision);
    if (!now || !earlier) return [];
    const mine = now.filter((text) => left.includes(text) && !earlier.includes(text));
    if (!mine.length) return [];
    if (/\bdialect\b/.test(textOf(revision))) return [{ revision, problems: [], notes: mine.map((text) => `${text} (the migration tests the dialect)`) }];
    return [{ revision, notes: [], problems: mine.map((message) => problem(message, changed(revision))) }];
  });
}

const problem = (message: string, changed: boolean): Problem => ({
  proof: 'same schema',
  outcome: changed ? 'fails' : 'unproven',
  check: 'same schema',
  where: 'SQLite and PostgreSQL at the end',
  direction: 'upgrade',
  message: changed ? message : `cannot be proven, because the original makes two schemas: ${message}`,
  advice: 'Look for what one of the two does not do, or does without a word.',
});

/** In words; names of constraints count only where both have them. */
export function differences(sqlite: Shape, postgres: Shape): readonly string[] {
  const tables = new Set([...Object.keys(sqlite), ...Object.keys(postgres)]);
  return [...tables].sort().flatMap((name) => {
    const [lite, post] = [sqlite[name], postgres[name]];
    if (!lite || !post) return [`the table ${name} is only on ${lite ? 'SQLite' : 'PostgreSQL'}`];
    return [...columns(name, lite, post), ...keys(name, lite, post)];
  });
}

function columns(table: string, lite: TableShape, post: TableShape): readonly string[] {
  const names = new Set([...Object.keys(lite.columns), ...Object.keys(post.columns)]);
  return [...names].sort().flatMap((name) => {
    const [a, b] = [lite.columns[name], post.columns[name]];
    if (!a || !b) return [`the column ${table}.${name} is only on ${a ? 'SQLite' : 'PostgreSQL'}`];
    const found: string[] = [];
    if (a.null !== b.null) found.push(`${table}.${name} is NOT NULL only on ${a.null ? 'PostgreSQL' : 'SQLite'}`);
    if (a.type !== null && b.type !== null && a.type !== b.type && !alike(a.type, b.type)) found.push(`${table}.${name} holds ${a.type} on SQLite and ${b.type} on PostgreSQL`);
    return found;
  });
}

/** UUIDs, intervals and the like are kept as text or time there. */
const alike = (lite: string, post: string): boolean => [lite, post].sort().join() === 'clock,time' || (lite === 'time' && post === 'time');

function keys(table: string, lite: TableShape, post: TableShape): readonly string[] {
  const found = lite.primaryKey.join() === post.primaryKey.join() ? [] : [`the primary key of ${table} is (${lite.primaryKey.join(', ')}) on SQLite and (${post.primaryKey.join(', ')}) on PostgreSQL`];
  const only = (what: string, a: readonly string[], b: readonly string[]) => [
    ...a.filter((each) => !b.includes(each)).map((each) => `${what} ${each} of ${table} is only on SQLite`),
    ...b.filter((each) => !a.includes(each)).map((each) => `${what} ${each} of ${table} is only on PostgreSQL`),
  ];
  const unique = (shape: TableShape) => [...new Set(shape.uniques.map((columns) => `(${[...columns].sort().join(', ')})`))];
  return [
    ...found,
    ...only('UNIQUE', unique(lite), unique(post)),
    ...only('the foreign key', lite.foreignKeys, post.foreignKeys),
    ...only('the CHECK', lite.checks, post.checks.filter((name) => lite.checks.includes(name) || !/_check\d*$/.test(name))),
    ...only('the index', lite.indexes, post.indexes),
  ];
}
