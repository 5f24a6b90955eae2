import { dictionary } from './dictionary.ts';
import { argumentsOf, calledName, constant, dotted, keyword, positional, stringValue, textOf } from './python.ts';
import { typeName } from './column.ts';
import { valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { field } from './tree.ts';
import type { Node, Options } from './types.ts';

/** A value that a NOT NULL column can start with on every database. */
export interface TypedPlaceholder {
  /** The server default's text, between the quotes. */
  readonly value: string;
  /** Can `WHERE c = 'value'` be asked on every database? PostgreSQL has no `=` for json. */
  readonly comparable: boolean;
  /** MySQL takes no literal DEFAULT on TEXT, BLOB and JSON (error 1101); PostgreSQL, SQLite and MariaDB do. */
  readonly mysql: boolean;
}

type Family = 'string' | 'short' | 'number' | 'boolean' | 'datetime' | 'timestamp' | 'date' | 'time' | 'json' | 'enum' | 'uuid' | 'none';

/** SQLAlchemy's type names, generic and upper case, to what they store. The values were added and read back on three databases. */
const FAMILIES = dictionary<Family>({
  String: 'string', Unicode: 'string', VARCHAR: 'string', NVARCHAR: 'string', CHAR: 'string', NCHAR: 'string', Text: 'string',
  UnicodeText: 'string', TEXT: 'string', AutoString: 'string', CLOB: 'string', MEDIUMTEXT: 'string', LONGTEXT: 'string', TINYTEXT: 'string',
  CITEXT: 'string',
  Integer: 'number', BigInteger: 'number', SmallInteger: 'number', INTEGER: 'number', BIGINT: 'number', SMALLINT: 'number', INT: 'number',
  TINYINT: 'number', MEDIUMINT: 'number', Float: 'number', FLOAT: 'number', Double: 'number', DOUBLE: 'number', DOUBLE_PRECISION: 'number',
  REAL: 'number', Numeric: 'number', NUMERIC: 'number', DECIMAL: 'number', Decimal: 'number',
  Boolean: 'boolean', BOOLEAN: 'boolean', BOOL: 'boolean',
  DateTime: 'datetime', DATETIME: 'datetime', TIMESTAMP: 'timestamp', Date: 'date', DATE: 'date', Time: 'time', TIME: 'time',
  JSON: 'json', JSONB: 'json', Enum: 'enum', ENUM: 'enum', Uuid: 'uuid', UUID: 'uuid',
  LargeBinary: 'none', BLOB: 'none', BYTEA: 'none', Interval: 'none', INTERVAL: 'none', PickleType: 'none', ARRAY: 'none', HSTORE: 'none', INET: 'none',
});

const VALUES: Readonly<Partial<Record<Family, string>>> = {
  string: 'temp', short: '', number: '0', boolean: '0', datetime: '1970-01-01 00:00:00',
  // MariaDB refuses the first second of 1970 for a TIMESTAMP
  timestamp: '1970-01-02 00:00:00',
  date: '1970-01-01', time: '00:00:00', json: '{}',
  // 32 digits: with dashes it is too long for the CHAR(32) that MariaDB has
  uuid: '00000000000000000000000000000000',
};

const lengthOf = (names: Names, type: Node): number | undefined => {
  if (type.type !== 'call') return undefined;
  const node = keyword(names.code, type, 'length') ?? positional(type)[0];
  return node?.type === 'integer' ? Number(textOf(names.code, node)) : undefined;
};

/** SQLAlchemy stores the *name* of an enum's member; with `values_callable` usually its value. */
function firstMember(names: Names, type: Node): string | undefined {
  const first = argumentsOf(type)[0];
  const literal = stringValue(names.code, first);
  if (literal !== undefined || !first) return literal;
  if (first.type === 'list_splat') return undefined;
  const definition = first.type === 'identifier' ? enumClass(names, textOf(names.code, first)) : undefined;
  return definition && firstAssigned(names, definition, keyword(names.code, type, 'values_callable') ? 'value' : 'name');
}

const enumClass = (names: Names, name: string): Node | undefined =>
  names.root.children.find(
    (node) => node.type === 'class_definition' && textOf(names.code, field(node, 'name') as Node) === name,
  );

const firstAssigned = (names: Names, definition: Node, wanted: 'name' | 'value'): string | undefined => {
  for (const statement of field(definition, 'body')?.children ?? []) {
    const assignment = statement.children[0];
    const left = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
    if (left?.type === 'identifier') return wanted === 'name' ? textOf(names.code, left) : stringValue(names.code, field(assignment as Node, 'right'));
  }
  return undefined;
};

/** What a type stores; undefined for a type that SQLAlchemy does not have. */
export function familyOf(names: Names, type: Node | undefined): Family | undefined {
  const name = typeName(names, type);
  const family = name === undefined ? undefined : FAMILIES[name];
  const length = type && family === 'string' ? lengthOf(names, type) : undefined;
  return length !== undefined && length < 4 ? 'short' : family;
}

/** The type behind a name that is bound once to one: `status = sa.Enum('a', name='s')`. */
const typeNode = (names: Names, type: Node | undefined): Node | undefined => {
  const value = valueThrough(names, type);
  return value?.type === 'call' ? value : type;
};

/**
 * A placeholder that a column of this type takes on SQLite, PostgreSQL and MySQL, and that reads back.
 *
 * @param type the type as written in the migration
 * @param own placeholders of the project's own types, by dotted name
 * @returns undefined when no value is right everywhere
 */
export function placeholderFor(names: Names, type: Node | undefined, own: Options['types']): TypedPlaceholder | undefined {
  const node = typeNode(names, type);
  if (!node) return undefined;
  const callee = field(node, 'function') ?? node;
  const path = dotted(names.code, callee, names.imports);
  const given = dictionary(own);
  const mine = path === undefined ? undefined : (given[path] ?? given[textOf(names.code, callee as Node)]);
  if (mine !== undefined) return { value: mine, comparable: true, mysql: true };
  const family = familyOf(names, node);
  const value = family === 'enum' ? firstMember(names, node) : family && VALUES[family];
  const mysql = family !== 'json' && !/^(?:\w*text|clob|json)$/i.test(typeName(names, node) ?? '');
  return value === undefined ? undefined : { value, comparable: family !== 'json', mysql };
}

/** A literal Python `default=` as a server default; undefined when it is computed. */
export function literalDefault(names: Names, node: Node | undefined, type: Node | undefined): string | undefined {
  if (!node) return undefined;
  const family = familyOf(names, typeNode(names, type));
  const called = calledName(names, node);
  const truth = called === 'true' || (called === 'false' ? false : constant(node));
  if (typeof truth === 'boolean') return family === 'boolean' || family === 'number' ? (truth ? '1' : '0') : undefined;
  const text = stringValue(names.code, node);
  if (text !== undefined) return family === 'string' || family === 'short' || family === 'enum' ? text : undefined;
  const number = textOf(names.code, node);
  return /^-?\d+(?:\.\d+)?$/.test(number) && (family === 'number' || (family === 'boolean' && /^[01]$/.test(number))) ? number : undefined;
}
