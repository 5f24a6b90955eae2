import { constant, textOf } from './python.ts';
import { stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import type { Node, Operation } from './types.ts';

/** The table of an operation as the history names it: `schema.table` where there is a schema; undefined: not known. */
export function tableName(names: Names, op: Operation): string | undefined {
  const { table, schema } = op;
  return table?.name === undefined ? undefined : withSchema(names, table.name, schema?.value);
}

/** A schema that the file does not say goes by its text. */
export const withSchema = (names: Names, table: string, schema: Node | undefined): string =>
  !schema || constant(schema) === null ? table : `${stringThrough(names, schema) ?? textOf(names.code, schema)}.${table}`;

/** Does the file say in which schema an operation's table is? */
export const isSchemaKnown = (names: Names, { schema }: Operation): boolean => !schema || constant(schema.value) === null || stringThrough(names, schema.value) !== undefined;
