/** The index of `index=True`: SQLAlchemy names it, by the form `ix_%(column_0_label)s`. */

import type { Names } from './scopes.ts';
import { isSchemaKnown, tableName } from './table-name.ts';
import type { Operation, Options } from './types.ts';

export interface OwnIndex {
  readonly name: string;
  /** Nameless: where the schema is not known, the name is not, since it is a part of it. */
  readonly own: 'named' | 'nameless';
}

/** SQLAlchemy cuts the names that it makes, and refuses ours when they are longer. */
const MOST = 63;

/** The index that an operation makes with a column; undefined: its table is not known. */
export function ownIndex(names: Names, op: Operation, column: string): OwnIndex | undefined {
  const table = tableName(names, op);
  return table === undefined ? undefined : { name: `ix_${table.replaceAll('.', '_')}_${column}`, own: isSchemaKnown(names, op) ? 'named' : 'nameless' };
}

/**
 * Has an index its name on every database? That of `index=True` has not where a naming convention makes another one. A long one is cut: on
 * PostgreSQL elsewhere than on MySQL, on SQLite not at all.
 */
export const isNamed = ({ name, own }: { readonly name: string; readonly own?: OwnIndex['own'] | undefined }, { namingConvention }: Pick<Options, 'namingConvention'>): boolean =>
  own === undefined || (own === 'named' && !namingConvention && name.length <= MOST);
