import type { Blurred, Change } from './changes.ts';
import { defaultName } from './meant-constraints.ts';
import type { ConstraintState, IndexState, Schema, TableState } from './schema.ts';

/** Facts of which some are not certain any more. */
export const unsure = <T extends { readonly certain: boolean }>(facts: readonly T[], which: (fact: T) => boolean = () => true): readonly T[] =>
  facts.map((fact) => (which(fact) && fact.certain ? { ...fact, certain: false } : fact));

/** A table of which nothing is certain. */
export const blurred = (table: TableState): TableState => ({
  ...table, certain: false, whole: false, columns: unsure(table.columns), constraints: unsure(table.constraints), indexes: unsure(table.indexes), triggers: unsure(table.triggers),
});

function blurTable(table: TableState, what: Blurred, column: string | undefined): TableState {
  switch (what) {
    case 'everything':
      return blurred(table);
    case 'columns':
      return { ...table, columns: unsure(table.columns, ({ name }) => column === undefined || name === column) };
    case 'constraints':
    case 'indexes':
      return { ...table, [what]: unsure<ConstraintState | IndexState>(table[what]) };
    case 'additions':
      return table.whole ? { ...table, whole: false } : table;
  }
}

/** Does what a `blur` says. */
export function blur(schema: Schema, { table, what, column }: Extract<Change, { do: 'blur' }>): void {
  const named = table === undefined ? undefined : schema.table(table);
  for (const one of table === undefined ? schema.tables() : named ? [named] : []) schema.setTable(one.name, blurTable(one, what, column));
}

/** Makes unsure what has one of these names (`tmp_*`: what begins so). */
export function blurNames(schema: Schema, given: readonly string[]): void {
  const names = new Set(given);
  const prefixes = given.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const isMeant = ({ name }: { readonly name: string | undefined }): boolean => name !== undefined && (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix)));
  const tables = prefixes.length ? schema.tables() : new Set([...names].flatMap((name) => [schema.table(name) ?? [], schema.having(name)].flat()));
  for (const table of tables) {
    const isConstraint = (one: ConstraintState): boolean => isMeant({ name: one.name ?? defaultName(table.name, one) });
    if (isMeant(table)) schema.setTable(table.name, blurred(table));
    else if (table.indexes.some(isMeant) || table.constraints.some(isConstraint) || table.triggers.some(isMeant)) {
      schema.setTable(table.name, { ...table, indexes: unsure(table.indexes, isMeant), constraints: unsure(table.constraints, isConstraint), triggers: unsure(table.triggers, isMeant) });
    }
  }
}
