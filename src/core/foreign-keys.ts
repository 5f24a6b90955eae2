import { childrenOf } from './history.ts';
import { ENTRY } from './migration.ts';
import { oncePer } from './once.ts';
import { textOf } from './python.ts';
import { functionOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import type { Schema } from './schema.ts';
import { matched } from './text.ts';
import { field, walk } from './tree.ts';
import type { Node } from './types.ts';

/** What dropping a table does to the rows of others, on a connection that enforces foreign keys. */
export interface Dependents {
  /** ON DELETE CASCADE: the rows are deleted. */
  readonly deleted: readonly string[];
  /** ON DELETE SET NULL, SET DEFAULT: `table.column` loses its value. */
  readonly emptied: readonly string[];
  /** Everything else: the drop fails while a row refers to the table. */
  readonly refusing: readonly string[];
  /** A key of which the history is certain is among them; otherwise they may be there. */
  readonly certain: boolean;
  /** Nothing else can refer to it: the history knows every table as a whole. */
  readonly complete: boolean;
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/**
 * Which tables refer to a table, by what their foreign keys do when its rows go. Keys that are not certain count too: what is
 * done against them asks the connection first, and harms nothing where they are not.
 *
 * @see https://www.sqlite.org/foreignkeys.html#fk_schemacommands DROP TABLE deletes all rows first
 */
export function dependentsOf(schema: Schema, table: string): Dependents {
  const all = childrenOf(schema, table);
  const sure = all.filter(({ key }) => key.certain);
  const keys = sure.length ? sure : all;
  const by = (rule: 'CASCADE' | 'SET' | ''): typeof keys => keys.filter(({ key }) => matched(/^(?:CASCADE|SET)\b/i, key.ondelete ?? '').toUpperCase() === rule);
  const tables = (rule: 'CASCADE' | ''): readonly string[] => unique(by(rule).map(({ table: { name } }) => name));
  return {
    deleted: tables('CASCADE'),
    emptied: unique(by('SET').map(({ table: { name }, key }) => `${name}.${key.columns?.join(', ') ?? '?'}`)),
    refusing: tables(''),
    certain: sure.length > 0,
    complete: schema.gaps() === 0 && schema.table(table) !== undefined,
  };
}

/** Of two tables. */
export const together = (one: Dependents, other: Dependents): Dependents => ({
  deleted: unique([...one.deleted, ...other.deleted]),
  emptied: unique([...one.emptied, ...other.emptied]),
  refusing: unique([...one.refusing, ...other.refusing]),
  certain: one.certain || other.certain,
  complete: one.complete && other.complete,
});

const SWITCH = /\bPRAGMA\s+(?:\w+\.)?foreign_keys\s*(?:=|\()\s*['"]?(?:(on|1|true|yes)|off|0|false|no)\b/gi;
/** `with disable_sqlite_fkeys(op):` */
const CALLED = /\b\w+\b(?=\s*\()/g;
const OFF = /disabl|without|suspend|ignor|(?:^|_)(?:off|no)_/i;
const KEYS_OFF = /(?:fks?|fkeys?|foreign_?keys?)_?(?:off|disabled)/i;
const KEYS = /fks?$|fkeys?|foreign_?keys?/i;
const isHelper = (name: string): boolean => KEYS_OFF.test(name) || (OFF.test(name) && KEYS.test(name.slice(name.search(OFF))));

const helperCalls = oncePer(({ code }: Names): readonly number[] => [...code.matchAll(CALLED)].flatMap((match) => (isHelper(match[0]) ? [match.index] : [])));

/** Has a function switched foreign keys off before a place, in whatever words? In a helper, its callers may have. */
export function isGuarded(names: Names, at: Node): boolean {
  const definition = functionOf(at);
  const name = field(definition, 'name');
  const isEntry = name !== undefined && ENTRY.test(textOf(names.code, name));
  const [start, end] = isEntry ? [definition.start, at.start] : [0, names.code.length];
  const last = [...names.code.slice(start, end).matchAll(SWITCH)].at(-1);
  return helperCalls(names).some((call) => call >= start && call < end) || (last !== undefined && (last[1] === undefined || !isEntry));
}

/** The guard around what copies a table: two statements before it, one after it. */
export interface Guard {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Switches foreign keys off and, where they were on, on again. By the driver's own commit: `autocommit_block()` fails inside a
 * transaction that env.py began, and does nothing where a listener begins every transaction with BEGIN (SQLAlchemy's recipe
 * for SQLite); both were run.
 *
 * @param op how operations are called
 * @param scope the function, for a name that it does not use
 */
export function guardFor(names: Names, op: string, scope: Node, indent: string): Guard {
  const used = new Set(walk(scope).flatMap((node) => (node.type === 'identifier' ? [textOf(names.code, node)] : [])));
  const free = (name: string): string => (used.has(name) ? free(`${name}_`) : name);
  const [sqlite, enforced] = [free('on_sqlite'), free('foreign_keys')];
  const turn = (to: 'ON' | 'OFF'): readonly string[] => [`if ${enforced}:`, `${indent}${op}.get_bind().connection.commit()`, `${indent}${op}.execute('PRAGMA foreign_keys=${to}')`];
  return {
    before: [
      '# A batch block drops the old table: SQLite would delete or refuse the rows that refer to it.',
      `${sqlite} = ${op}.get_context().dialect.name == 'sqlite'`,
      `${enforced} = ${sqlite} and ${op}.get_bind().exec_driver_sql('PRAGMA foreign_keys').scalar()`,
      ...turn('OFF'),
    ],
    after: ['# The connection may be used further.', ...turn('ON')],
  };
}
