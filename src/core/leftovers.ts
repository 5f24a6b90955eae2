import type { Change } from './changes.ts';
import { applyChange } from './replay.ts';
import { columnIn } from './schema.ts';
import type { Origin, Schema } from './schema.ts';
import type { FileFacts, Node } from './types.ts';
import { emptySchema } from './schemas.ts';
import { changesOfFunction, readFunction } from './unread.ts';

const UP: Origin = { revision: 'upgrade', file: '', line: 0 };
const DOWN: Origin = { revision: 'downgrade', file: '', line: 0 };

const isSure = (changes: readonly Change[]): boolean => changes.every((change) => change.when === 'always' && !change.do.startsWith('blur'));

/** Does a function do nothing but these changes? Those of rows do not count. */
const isAllRead = (file: FileFacts, definition: Node): boolean => readFunction(file, definition).every(({ unread }) => unread.every(({ reaches }) => reaches === 'rows'));

/** A unique constraint is an index on MySQL, and may be dropped as one; a drop whose name is not known may be of anything. */
const mayDrop = (changes: readonly Change[], name: string): boolean =>
  changes.some((change) => (change.do === 'drop constraint' || change.do === 'drop index') && (change.name === undefined || change.name === name));

const dropsColumns = (changes: readonly Change[], table: string): boolean => changes.some((change) => change.do === 'drop column' && change.table === table);

/** Is what an upgrade's change adds certainly still there? Named as people speak of it. */
function stays(schema: Schema, change: Change, down: readonly Change[]): string | undefined {
  const at = (fact: { readonly since: Origin; readonly certain: boolean } | undefined): boolean => !!fact?.certain && fact.since.revision === UP.revision && fact.since.line === change.line;
  switch (change.do) {
    case 'create table': {
      const table = schema.table(change.table);
      return table && at(table) ? `the table ${change.table}` : undefined;
    }
    case 'add column':
      return at(columnIn(schema.table(change.table), change.column.name)) ? `the column ${change.table}.${change.column.name}` : undefined;
    case 'add constraint': {
      const { name, kind, columns } = change.constraint;
      const there = name !== undefined && schema.table(change.table)?.constraints.some((one) => one.name === name && at(one));
      // a dropped column takes what is on it along
      return there && !mayDrop(down, name) && (columns || kind !== 'check' || !dropsColumns(down, change.table)) ? `the constraint ${name}` : undefined;
    }
    case 'add index': {
      const { name, columns } = change.index;
      const there = schema.table(change.table)?.indexes.some((one) => one.name === name && at(one));
      return there && !mayDrop(down, name) && (columns || !dropsColumns(down, change.table)) ? `the index ${name}` : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * What an upgrade makes and its downgrade certainly does not take back.
 *
 * @returns nothing when either of them does something that is not read with certainty
 */
export function leftovers(file: FileFacts, upgrade: Node, downgrade: Node): readonly string[] {
  const made = changesOfFunction(file, upgrade);
  const taken = changesOfFunction(file, downgrade);
  if (!isSure(made) || !isSure(taken)) return [];
  const schema = emptySchema();
  for (const change of made) applyChange(schema, change, { ...UP, line: change.line });
  for (const change of taken) applyChange(schema, change, DOWN);
  const tables = new Set<string | undefined>(made.flatMap((change) => (change.do === 'create table' ? [change.table] : [])));
  const left = made.filter((change) => change.do === 'create table' || !('table' in change) || !tables.has(change.table)).flatMap((change) => stays(schema, change, taken) ?? []);
  // most downgrades leave nothing, and to read the rest of both takes longer
  return left.length && isAllRead(file, upgrade) && isAllRead(file, downgrade) ? left : [];
}
