import type { Catalog } from '../protocol.ts';

export interface CatalogDifference {
  readonly declared: readonly string[];
  readonly failures: readonly string[];
}

/**
 * Compares two databases as PostgreSQL prints them. Only a default may be new: a placeholder's.
 */
export function compareCatalogs(before: Catalog, after: Catalog): CatalogDifference {
  const declared: string[] = [];
  const failures: string[] = [];
  for (const kind of Object.keys(after)) {
    const [old, now] = [before[kind] ?? {}, after[kind] ?? {}];
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (old[name] === now[name]) continue;
      const text = `${kind} ${name}: ${old[name] ?? 'not there'} → ${now[name] ?? 'not there'}`;
      const placeholder = kind === 'default' && old[name] === undefined;
      (placeholder ? declared : failures).push(text);
    }
  }
  return { declared, failures };
}

/** Rows that only one side has, as PostgreSQL prints them; columns with a new default may differ. */
export function compareRows(before: Readonly<Record<string, readonly string[]>>, after: Readonly<Record<string, readonly string[]>>, filled: ReadonlySet<string>): readonly string[] {
  return Object.keys(before).flatMap((table) => {
    const [old, now] = [before[table]!, after[table]].map((rows) => rows?.map((row) => without(row, table, filled)).sort());
    if (now === undefined || old!.join('\n') === now.join('\n')) return [];
    const gone = old!.find((row) => !now.includes(row));
    return [`rows of ${table}: ${old!.length} before, ${now.length} after${gone === undefined ? '' : `, for example ${gone} is gone or changed`}`];
  });
}

function without(row: string, table: string, filled: ReadonlySet<string>): string {
  const values = JSON.parse(row) as Record<string, unknown>;
  const kept = Object.entries(values).filter(([column]) => !filled.has(`${table}.${column}`));
  return JSON.stringify(Object.fromEntries(kept.map(([column, value]) => [column, isOfTheMoment(value) ? 'of the moment' : value])));
}

const DAY = 86_400_000;
const RANDOM = /^(?!0{8})[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The time of the run, or an identifier made at random: the two sides cannot agree on it. */
function isOfTheMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return RANDOM.test(value) || (/^\d{4}-\d\d-\d\dT/.test(value) && Math.abs(Date.parse(value) - Date.now()) < DAY);
}
