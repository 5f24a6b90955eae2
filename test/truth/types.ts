/** The types of a history as a database writes them: Python is asked, with what the migration imports. */
import type { History } from '../../src/core/history.ts';
import type { ColumnState } from '../../src/core/schema.ts';
import type { Excerpt } from '../../src/core/excerpt.ts';
import type { Lab } from '../alembic/lab.ts';

const written = ({ names }: Excerpt): { readonly code: string; readonly imports: Readonly<Record<string, string>> } => ({ code: names.code, imports: Object.fromEntries(names.imports) });

/** Every type that a column of the history has at any revision. */
function typesOf(history: History): readonly Excerpt[] {
  const found = new Set<Excerpt>();
  for (const database of history.databases) {
    for (const revision of history.order.order) {
      for (const { columns } of history.schema(revision, database).tables()) for (const { type } of columns) if (type) found.add(type);
    }
  }
  return [...found];
}

/** @returns the type of a column as the database writes it; undefined for one that needs the application */
export async function typesIn(lab: Lab, history: History, dialect: 'sqlite' | 'postgresql'): Promise<(column: ColumnState) => string | undefined> {
  const types = typesOf(history);
  const compiled = await lab.types({ types: types.map(written), dialect });
  const byType = new Map(types.map((type, i) => [type, compiled[i] ?? undefined]));
  return ({ type }) => type && byType.get(type);
}
