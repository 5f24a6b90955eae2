import { expectsErrors } from './attempts.ts';
import { stringArg } from './bind.ts';
import { headerOf } from './copies.ts';
import { tableAt } from './known.ts';
import { textOf } from './python.ts';
import type { ConstraintState } from './schema.ts';
import { isOnColumn } from './stands-on.ts';
import type { Context, Operation, OpStep } from './types.ts';

/** A CHECK on a column that is dropped: a copy of the table on SQLite takes it along, and fails. */
export interface LeftCheck {
  readonly check: ConstraintState;
  /** It is there, and on the column. */
  readonly sure: boolean;
  /** Why it cannot be dropped first, and what to do; undefined: it can. */
  readonly help: string | undefined;
}

/** In one block the order of the two does not matter. */
const isDroppedBeside = ({ file, names }: Context, op: Operation, name: string): boolean =>
  file.operations.some((other) => other.name === 'drop_constraint' && other.scope === op.scope && stringArg(names, other.args['constraint_name']) === name);

/** Why a CHECK cannot be dropped by name on every database. */
function hindrance({ name, source, sql, columns }: ConstraintState, sure: boolean): string | undefined {
  if (name === undefined) return 'Name it in the revision that makes it, and drop it first.';
  // a type's own: PostgreSQL has a boolean type and enums, and no CHECK
  if (!source && columns) return `Give the drop existing_type=, with create_constraint=True and name=${JSON.stringify(name)} as it was made: Alembic then leaves the CHECK out.`;
  if (!sure) return 'Drop it first, in the same block, if it is there and speaks of the column.';
  // SQLAlchemy 1.4 does not read it, and would not find it
  return sql?.includes('\n') ? 'Drop it first, in the same block; with SQLAlchemy 1.4, which does not read a condition of several lines, leave that out.' : undefined;
}

/** The CHECKs that are on a column when an operation drops it, and that nothing in its function drops. */
export function checksLeft(context: Context, step: OpStep, column: string): readonly LeftCheck[] {
  const { op, batch } = step;
  // what the author says of the table holds, and of its type
  if ((batch && /\bcopy_from\b/.test(headerOf(context, batch))) || /\bcreate_constraint\b/.test(textOf(context.code, op.call))) return [];
  const checks = (tableAt(context, op)?.constraints ?? []).filter((one) => one.kind === 'check' && isOnColumn(one, column) !== false);
  return checks.flatMap((check) => {
    // a copy loses an unnamed one, but for those that migfix has to name; what is made in SQL is not made on SQLite
    if (check.name === undefined ? check.made !== 'operation' || !check.source : !check.source && check.made === 'operation') return [];
    if (check.name !== undefined && isDroppedBeside(context, op, check.name)) return [];
    const sure = check.certain && isOnColumn(check, column) === true;
    // what stays bare must not be led by a copy of the table
    return [{ check, sure, help: expectsErrors(context, step) ? 'Drop it first, in a batch block.' : hindrance(check, sure) }];
  });
}
