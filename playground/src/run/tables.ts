import type { Change } from '../../../src/core/changes.ts';
import { readFile } from '../../../src/core/read.ts';
import type { FileFacts, Parse } from '../../../src/core/types.ts';
import { readChanges } from '../../../src/core/walk-function.ts';
import type { Rewritten } from '../rewrite.ts';
import { type Hints, hintsIn } from './hints.ts';
import { asMigration, needTables, type Tables } from './needed.ts';

/**
 * Derives the tables that a migration finds when it runs, from what its operations speak of: what its own chain makes is not among them.
 *
 * @param files in the order in which Alembic runs them
 * @returns a migration that makes them; empty when there is nothing to make
 */
export function startingTables(files: readonly Rewritten[], shown: string, parse: Parse): string {
  const target = files.find(({ name }) => name === shown) ?? files[0];
  if (!target) return '';
  const facts = [...target.behind, target.name].flatMap((name) => {
    const file = files.find((one) => one.name === name);
    return file ? [readFile(file.code, parse(file.code), parse)] : [];
  });
  const hints = hintsIn(facts.flatMap((file) => changesOf(file, 'downgrade')));
  const tables = needTables(hints);
  for (const change of facts.flatMap((file) => changesOf(file, 'upgrade'))) if (change.when !== 'elsewhere') meet(change, tables, hints);
  return asMigration(tables);
}

const changesOf = (file: FileFacts, direction: 'upgrade' | 'downgrade'): readonly Change[] => {
  const definition = file.names.functions.get(direction);
  return definition ? readChanges(file, definition) : [];
};

/** What must be there before a change can be done. */
function meet(change: Change, tables: Tables, hints: Hints): void {
  switch (change.do) {
    case 'create table':
      tables.made(change.table);
      for (const constraint of change.constraints) tables.needConstraintTarget(constraint);
      break;
    case 'rename table':
      tables.need(change.table);
      tables.made(change.to);
      break;
    case 'drop table':
      tables.need(change.table);
      for (const column of hints.table(change.table)?.columns ?? []) tables.needColumn(change.table, column.name, column);
      break;
    case 'add column':
      tables.need(change.table);
      tables.added(change.table, change.column.name);
      for (const constraint of change.constraints) tables.needConstraintTarget(constraint);
      break;
    case 'drop column':
      tables.needColumn(change.table, change.column, hints.column(change.table, change.column));
      break;
    case 'alter column':
      tables.needColumn(change.table, change.column, change.existing);
      if (change.to !== undefined) tables.added(change.table, change.to);
      break;
    case 'add constraint':
      for (const column of change.constraint.columns ?? []) tables.needColumn(change.table, column);
      tables.need(change.table);
      tables.needConstraintTarget(change.constraint);
      tables.addedConstraint(change.table, change.constraint.name);
      break;
    case 'drop constraint':
      tables.needConstraint(change.table, change.name, change.kind);
      break;
    case 'add index':
      for (const column of change.index.columns ?? []) tables.needColumn(change.table, column);
      tables.need(change.table);
      tables.addedConstraint(change.table, change.index.name);
      break;
    case 'drop index':
      tables.needIndex(change.table, change.name);
      break;
    default:
  }
}
