import { stringArg } from './bind.ts';
import type { Blurred, Effect } from './changes.ts';
import { readColumn } from './column.ts';
import { dictionary } from './dictionary.ts';
import { takeExcerpt } from './excerpt.ts';
import { CREATES } from './facts.ts';
import { isRename } from './recreate.ts';
import { UNKNOWN } from './read-ddl.ts';
import { constant, textOf } from './python.ts';
import { stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { isStopgap } from './stopgap.ts';
import { readColumnContents, readConstraint, readIndex, readTableContents } from './table-contents.ts';
import { tableName, withSchema } from './table-name.ts';
import { field, named } from './tree.ts';
import type { Node, Operation } from './types.ts';

/** `schema.name`, or the name alone; undefined when the name is not known. */
/** alter_column's keyword as a state: absent, known or unclear. */
function altered(names: Names, op: Operation, table: string, column: string): Extract<Effect, { do: 'alter column' }> {
  const { args } = op;
  const nullable = constant(args['nullable']?.value);
  const existing = constant(args['existing_nullable']?.value);
  const serverDefault = args['server_default']?.value;
  const type = args['type_']?.value;
  const oldType = args['existing_type']?.value;
  const to = args['new_column_name'] && constant(args['new_column_name'].value) !== null ? stringArg(names, args['new_column_name']) : undefined;
  return {
    do: 'alter column',
    table,
    column,
    to,
    type: type && constant(type) !== null ? takeExcerpt(names, type) : undefined,
    nullable: typeof nullable === 'boolean' ? nullable : undefined,
    default: !serverDefault || constant(serverDefault) === false ? undefined : constant(serverDefault) === null ? null : takeExcerpt(names, serverDefault),
    existing: { type: oldType && constant(oldType) !== null ? takeExcerpt(names, oldType) : undefined, nullable: typeof existing === 'boolean' ? existing : undefined },
    unclear: op.opaque || (!!args['nullable'] && typeof nullable !== 'boolean' && nullable !== null),
  };
}

function onColumn(names: Names, op: Operation, table: string): Effect {
  const name = stringArg(names, op.args['column_name']);
  if (name === undefined) return { do: 'blur', table, what: 'columns' };
  if (op.name === 'drop_column') return { do: 'drop column', table, column: name };
  const change = altered(names, op, table, name);
  // renamed to a name that only the program knows
  return isRename(op) && change.to === undefined ? { do: 'blur', table, what: 'everything' } : change;
}

function addColumn(names: Names, op: Operation, table: string): Effect {
  const column = readColumn(names, op.args['column']?.value);
  const contents = column && readColumnContents(names, column, op);
  const [state] = contents?.columns ?? [];
  if (!contents || !state) return { do: 'blur', table, what: 'additions' };
  const place = { before: stringArg(names, op.args['insert_before']), after: stringArg(names, op.args['insert_after']) };
  const added = isStopgap(names, op, column) ? { ...state, stopgap: true as const } : state;
  return { do: 'add column', table, column: added, constraints: contents.constraints.map((one) => ({ ...one, made: 'added column' as const })), indexes: contents.indexes, ...place };
}

const TABLE_OPERATIONS = dictionary<(names: Names, op: Operation, table: string) => Effect>({
  create_table: (names, op, table) => ({ do: 'create table', table, ...readTableContents(names, op) }),
  drop_table: (_, __, table) => ({ do: 'drop table', table }),
  rename_table: (names, op, table) => {
    const to = stringArg(names, op.args['new_table_name']);
    return to === undefined ? { do: 'blur', table, what: 'everything' } : { do: 'rename table', table, to: withSchema(names, to, op.schema?.value) };
  },
  add_column: addColumn,
  alter_column: onColumn,
  drop_column: onColumn,
  create_index: (names, op, table) => {
    const index = readIndex(names, op);
    return index ? { do: 'add index', table, index } : { do: 'blur', table, what: 'additions' };
  },
  drop_constraint: (names, op, table) => {
    const given = op.args['constraint_name'];
    const name = stringArg(names, given);
    // a name that only the program knows may be any constraint's; `None` means one without a name
    if (name === undefined && given && constant(given.value) !== null) return { do: 'blur', table, what: 'constraints' };
    return { do: 'drop constraint', table, name, kind: stringArg(names, op.args['type_']) };
  },
});

/** What an operation on a table that we do not know may change of any table. */
const TOUCHES = dictionary<Blurred>({
  create_table: 'additions', add_column: 'additions', create_index: 'additions', alter_column: 'columns', drop_column: 'columns', drop_constraint: 'constraints',
  ...Object.fromEntries(Object.keys(CREATES).map((name) => [name, 'additions' as const])),
});

/** Of a block's header only this outlives the block. */
function headerEffect(names: Names, op: Operation, table: string | undefined): Effect | undefined {
  const options = op.args['table_kwargs']?.value;
  const entry = options?.type === 'dictionary' ? named(options).find((one) => one.type === 'pair' && stringThrough(names, field(one, 'key')) === 'sqlite_autoincrement') : undefined;
  const on = constant(entry && field(entry, 'value'));
  return table === undefined || typeof on !== 'boolean' ? undefined : { do: 'autoincrement', table, on };
}

/** What one operation does to the schema; undefined when it does nothing to it. */
export function readEffect(names: Names, op: Operation): Effect | undefined {
  const table = tableName(names, op);
  if (op.name === 'batch_alter_table') return headerEffect(names, op, table);
  if (op.name === 'drop_index') {
    const name = stringArg(names, op.args['index_name']);
    // a name that only the program knows may be any index's
    return name === undefined ? { do: 'blur', table, what: 'indexes' } : { do: 'drop index', table, name };
  }
  const read = TABLE_OPERATIONS[op.name];
  const kind = CREATES[op.name];
  if (!read && !kind) return undefined;
  // of whichever table: only a constraint of that name is dropped
  const dropped = op.name === 'drop_constraint' ? stringArg(names, op.args['constraint_name']) : undefined;
  if (table === undefined && dropped !== undefined) return { do: 'blur names', names: [dropped] };
  if (table === undefined) return { do: 'blur', table: undefined, what: TOUCHES[op.name] ?? 'everything', column: stringArg(names, op.args['column_name']) };
  if (read) return read(names, op, table);
  return kind && { do: 'add constraint', table, constraint: readConstraint(names, op, kind) };
}

/** What the program puts into a text: `{name}`, `{}`, `%s`, `%(name)s`. */
const FILLED_IN = /\{[^{}]*\}|%(?:\(\w+\))?s/g;

/** The SQL that a call runs, when it is written out: `op.execute('…')`, `conn.execute(sa.text('…'))`. */
export function sqlIn(names: Names, call: Node): readonly string[] {
  const callee = call.children[0];
  if (!callee || !/(?:^|\.)(?:execute|exec_driver_sql|executescript)$/.test(textOf(names.code, callee))) return [];
  const texts: string[] = [];
  for (const node of call.all.slice(call.from, call.to)) {
    // a part of a string that is read as a whole
    if (!/(?:string|identifier)$/.test(node.type) || node.parent?.type === 'concatenated_string') continue;
    const text = stringThrough(names, node) ?? (node.type === 'identifier' ? undefined : textOf(names.code, node).replace(FILLED_IN, UNKNOWN));
    if (text !== undefined) texts.push(text.replace(FILLED_IN, UNKNOWN));
  }
  return texts;
}
