import { columnNames } from './bind.ts';
import { createsConstraint, defaultKind, isPersisted } from './column.ts';
import { constant } from './python.ts';
import type { Names } from './scopes.ts';
import { addedColumn } from './steps.ts';
import type { Operation, Options, OpStep, Step } from './types.ts';

/** Is an older release to be supported than this one? `older('3.26', 35)` */
export const older = (options: Options, minor: number): boolean => {
  const [major = 3, own = 0] = options.sqlite.split('.').map(Number);
  return major < 3 || (major === 3 && own < minor);
};

/**
 * Does batch mode copy the whole table for this step?
 *
 * @see https://github.com/sqlalchemy/alembic/blob/main/alembic/ddl/sqlite.py `requires_recreate_in_batch`
 */
export function recreates(names: Names, step: Step): boolean {
  if (step.kind === 'insert') return !!step.operation && !/^(?:create|drop)_index$/.test(step.operation.name);
  if (step.kind === 'keep') return false;
  if (/^(?:create|drop)_index$/.test(step.op.name) || step.op.name === 'execute') return false;
  if (step.op.name !== 'add_column') return true;
  const column = addedColumn(names, step);
  if (!column) return true;
  const kind = defaultKind(names, column.serverDefault);
  return (
    column.foreignKeys.length > 0 ||
    (column.unique && !column.index) ||
    createsConstraint(names, column.type) ||
    kind === 'constant' ||
    kind === 'expression' ||
    (!!column.generated && isPersisted(names, column.generated))
  );
}

/** What an alter_column changes: its arguments without table, column and what is. */
export const changesOf = (op: Operation): readonly string[] =>
  Object.values(op.args)
    .filter((arg) => !/^(?:table_name|column_name|schema|existing_\w+|insert_\w+)$/.test(arg.name))
    .filter((arg) => !(constant(arg.value) === null && /^(?:nullable|type_|new_column_name)$/.test(arg.name)))
    .filter((arg) => !(constant(arg.value) === false && /^(?:server_default|comment)$/.test(arg.name)))
    .map((arg) => arg.name);

/** An alter_column that renames a column and does nothing else. */
export const isRename = (op: Operation): boolean => op.name === 'alter_column' && !op.opaque && changesOf(op).join() === 'new_column_name';

/** Does an alter_column rename, whatever else it does? */
export const renames = ({ name, args: { new_column_name: to } }: Operation): boolean => name === 'alter_column' && !!to && constant(to.value) !== null;

const addColumnRuns = (names: Names, step: OpStep): Bare => {
  const column = addedColumn(names, step);
  if (step.op.args['if_not_exists'] || step.op.args['inline_references']) return 'no';
  if (!column) return 'maybe';
  if (column.foreignKeys.length || (column.unique && !column.index) || createsConstraint(names, column.type)) return 'no';
  if (column.generated && isPersisted(names, column.generated)) return 'no';
  return defaultKind(names, column.serverDefault) === 'expression' ? 'no' : 'yes';
};

export type Bare = 'yes' | 'no' | 'maybe';

/** Does SQLite take this operation outside a batch block? `maybe`: it depends on the table (an index on a dropped column). */
export function runsBare(names: Names, step: OpStep, options: Options): Bare {
  const { op } = step;
  switch (op.name) {
    case 'create_index':
    case 'drop_index':
      return 'yes';
    case 'add_column':
      return addColumnRuns(names, step);
    case 'drop_column':
      return older(options, 35) ? 'no' : 'maybe';
    case 'alter_column': {
      const changes = changesOf(op);
      if (op.opaque) return 'no';
      if (isRename(op)) return older(options, 25) ? 'no' : 'yes';
      return changes.every((name) => name === 'autoincrement') ? 'yes' : 'no';
    }
    default:
      return 'no';
  }
}

/** Did the bare operation run on a SQLite of today, whatever the oldest one to support is? A block takes that away. */
export const ranBare = (names: Names, step: OpStep, options: Options): boolean => !step.op.batched && runsBare(names, step, { ...options, sqlite: '3.45' }) !== 'no';

/** An index on anything but plain columns: a copy of the table flattens it or fails on it. */
export const isExpressionIndex = (names: Names, op: Operation): boolean =>
  op.name === 'create_index' && columnNames(names, op.args['columns']) === undefined;
