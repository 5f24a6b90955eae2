import type { Change } from './changes.ts';
import type { Doubt, Origin, Schema, TableState } from './schema.ts';

const becauseOf = ({ when, do: done }: Change): Doubt['because'] => {
  if (done === 'blur' || done === 'blur names') return 'by something that migfix cannot read';
  if (when === 'elsewhere') return 'on other databases only';
  if (when !== 'always') return 'under a condition';
  return done === 'add constraint' || done === 'add index' ? 'on a column that is not there' : 'made twice';
};

/** The schema, with every fact that becomes unsure saying which change made it so. */
export function doubting(schema: Schema, change: Change, since: Origin): Schema {
  const doubt: Doubt = { ...since, because: becauseOf(change) };
  const mark = <T extends { readonly certain: boolean; readonly doubt?: Doubt | undefined }>(fact: T): T => (fact.certain || fact.doubt ? fact : { ...fact, doubt });
  const all = <T extends { readonly certain: boolean; readonly doubt?: Doubt | undefined }>(facts: readonly T[]): readonly T[] => (facts.some((fact) => !fact.certain && !fact.doubt) ? facts.map(mark) : facts);
  // an operation on a table that nothing has made: a hole in the chain
  const hole = (table: TableState): TableState => (change.do !== 'create table' && /^(?:made twice|on a column)/.test(doubt.because) && !table.certain && !table.doubt ? { ...table, doubt: { ...doubt, because: 'not made in this chain' } } : table);
  const marked = (table: TableState): TableState => ({ ...mark(hole(table)), columns: all(table.columns), constraints: all(table.constraints), indexes: all(table.indexes), triggers: all(table.triggers) });
  return { ...schema, setTable: (name, table) => schema.setTable(name, table && marked(table)), setView: (name, view) => schema.setView(name, view && mark(view)) };
}
