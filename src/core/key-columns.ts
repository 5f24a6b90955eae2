import { columnNames } from './bind.ts';
import { createdColumns } from './facts.ts';
import { columnAt } from './known.ts';
import type { Context, Operation } from './types.ts';

/** The columns of a primary key that its function adds without a value. Copied together with the key they are NOT NULL; other databases refuse NULLs in one. */
export function emptyInKey(context: Pick<Context, 'file' | 'names' | 'history'>, op: Operation): readonly string[] {
  const { file, names } = context;
  const before = file.operations.filter((other) => other.name === 'add_column' && other.scope === op.scope && other.end <= op.start && other.table?.key === op.table?.key);
  const added = before.flatMap((other) => createdColumns(names, other));
  return (columnNames(names, op.args['columns']) ?? []).filter((name) => {
    const column = added.find((one) => one.name === name);
    if (!column || column.serverDefault || column.generated) return false;
    return (columnAt(context, op, name)?.nullable ?? !column.notNull) === true;
  });
}
