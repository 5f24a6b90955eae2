import type { Change } from './changes.ts';
import type { Schema, TableState } from './schema.ts';

/** As SQLAlchemy lists them: on SQLite it leaves out an index on an expression, so that nobody who asks for it finds it. */
const listed = (table: TableState | undefined): readonly { readonly name: string; readonly certain: boolean }[] | undefined =>
  table?.indexes.map(({ name, certain, loses }) => ({ name, certain: certain && loses !== 'expression' }));

/** Is the thing there that a change makes or takes away? Undefined: nobody knows. */
function isThere(schema: Schema, change: Change): boolean | undefined {
  if (change.do === 'create table') return !!schema.table(change.table);
  const table = 'table' in change && change.table !== undefined ? schema.table(change.table) : undefined;
  const known = (facts: readonly { readonly name: string | undefined; readonly certain: boolean }[] | undefined, name: string | undefined): boolean | undefined => {
    const fact = facts?.find((one) => one.name === name);
    return fact ? fact.certain || undefined : table?.whole ? false : undefined;
  };
  switch (change.do) {
    case 'drop table':
    case 'rename table':
      return table?.certain || undefined;
    case 'add column':
      return known(table?.columns, change.column.name);
    case 'drop column':
    case 'alter column':
      return known(table?.columns, change.column);
    case 'add index':
      return known(listed(table), change.index.name);
    case 'drop index':
      return known(listed(table), change.name);
    case 'add constraint':
      return known(table?.constraints, change.constraint.name);
    case 'drop constraint':
      return known(table?.constraints, change.name);
    default:
      return undefined;
  }
}

/** A condition that asks for the very thing has one answer in the databases that this chain makes. */
export function settled(schema: Schema, change: Change): Change | undefined {
  if (change.when !== 'absent' && change.when !== 'present') return change;
  const there = isThere(schema, change);
  if (there === undefined) return { ...change, when: 'maybe' };
  return there === (change.when === 'present') ? { ...change, when: 'always' } : undefined;
}
