import { oncePerNode } from './once.ts';
import { argumentsOf, calledName, constant, keyword, positional, stringValue, textOf } from './python.ts';
import { stringThrough, valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { field } from './tree.ts';
import type { Node } from './types.ts';

/** A `sa.Column(...)` call read as data. */
export interface Column {
  readonly call: Node;
  readonly name: string | undefined;
  /** The name as written: a literal, a loop variable. */
  readonly nameNode: Node | undefined;
  readonly type: Node | undefined;
  readonly notNull: boolean;
  readonly nullable: Node | undefined;
  readonly serverDefault: Node | undefined;
  /** `server_default=None`, written out. */
  readonly noDefault: Node | undefined;
  readonly default: Node | undefined;
  readonly foreignKeys: readonly Node[];
  readonly unique: boolean;
  readonly index: boolean;
  readonly primaryKey: boolean;
  /** `sa.Computed(...)` or `sa.Identity(...)`. */
  readonly generated: Node | undefined;
}

const ELEMENTS: ReadonlySet<string | undefined> = new Set(['ForeignKey', 'CheckConstraint', 'Computed', 'Identity', 'Sequence', 'UniqueConstraint', 'DefaultClause', 'FetchedValue']);

const isElement = (names: Names, node: Node): boolean => ELEMENTS.has(calledName(names, node));

const GENERATED: ReadonlySet<string | undefined> = new Set(['Computed', 'Identity']);
/** Functions of SQLAlchemy that are constant SQL. */
const CONSTANTS: ReadonlySet<string | undefined> = new Set(['true', 'false', 'null', 'True_', 'False_', 'Null']);

/** `Column(Integer)`: a name that came from SQLAlchemy is a type, any other one is a variable that holds the column's name. */
const isTypeName = (names: Names, node: Node): boolean =>
  node.type === 'identifier' && (names.imports.get(textOf(names.code, node))?.includes('.') ?? false);

/**
 * Reads a `Column(...)`, by whatever import it came.
 *
 * @param node the argument of add_column or create_table
 * @returns undefined when it is a variable, a call of something else, or has `*args`
 */
export const readColumn = (names: Names, node: Node | undefined): Column | undefined => node && columnOf(names, node);

const columnOf = oncePerNode((names, node): Column | undefined => {
  if (calledName(names, node) !== 'Column') return undefined;
  if (argumentsOf(node).some((argument) => argument.type.endsWith('_splat'))) return undefined;
  const given = positional(node);
  const literal = !!given[0] && /(?:string|identifier)$/.test(given[0].type) && !isTypeName(names, given[0]);
  // Column(item['name'], item['type'])
  const first = literal || given.filter((part) => !isElement(names, part)).length > 1 ? given[0] : undefined;
  const nameNode = first ?? keyword(names.code, node, 'name');
  const name = stringThrough(names, nameNode);
  const rest = given.slice(first ? 1 : 0);
  const option = (key: string): Node | undefined => keyword(names.code, node, key);
  const serverDefault = option('server_default');
  return {
    call: node,
    name,
    nameNode,
    type: rest.find((part) => !isElement(names, part)) ?? option('type_'),
    nullable: option('nullable'),
    notNull: constant(option('nullable')) === false,
    serverDefault: constant(serverDefault) === null ? undefined : serverDefault,
    noDefault: constant(serverDefault) === null ? serverDefault : undefined,
    default: option('default'),
    foreignKeys: rest.filter((part) => calledName(names, part) === 'ForeignKey'),
    unique: constant(option('unique')) === true,
    index: constant(option('index')) === true,
    primaryKey: constant(option('primary_key')) === true,
    generated: rest.find((part) => GENERATED.has(calledName(names, part))),
  };
});

/** A default that SQLite's ADD COLUMN refuses or that makes batch copy the table: how it is written decides. */
export type DefaultKind = 'none' | 'literal' | 'constant' | 'expression';

/** `'x'` is a literal; `sa.text('0')`, `sa.false()` are constant SQL; everything else is an expression. */
export function defaultKind(names: Names, node: Node | undefined): DefaultKind {
  if (!node || constant(node) === null) return 'none';
  if (stringValue(names.code, node) !== undefined) return 'literal';
  if (CONSTANTS.has(calledName(names, node))) return 'constant';
  const sql = textSql(names, node);
  return sql !== undefined && /^\(?\s*(?:-?\d+(?:\.\d+)?|'(?:[^']|'')*'|true|false|null)\s*\)?$/i.test(sql.trim()) ? 'constant' : 'expression';
}

/** The SQL of `sa.text('…')`, when it is a literal. */
export function textSql(names: Names, node: Node | undefined): string | undefined {
  return node && calledName(names, node) === 'text' ? stringValue(names.code, positional(node)[0]) : undefined;
}

/** A type as it is made, also where a name stands for it. */
export const typeCall = (names: Names, type: Node | undefined): Node | undefined => valueThrough(names, type) ?? type;

/** Does a type make a CHECK of its own: `sa.Boolean(create_constraint=True)`? */
export function createsConstraint(names: Names, type: Node | undefined): boolean {
  const call = typeCall(names, type);
  return call?.type === 'call' && constant(keyword(names.code, call, 'create_constraint')) === true;
}

/** `sa.Computed(..., persisted=True)` */
export const isPersisted = (names: Names, node: Node): boolean => constant(keyword(names.code, node, 'persisted')) === true;

/** The `name=` of a `ForeignKey(...)`; undefined when it is unnamed. */
export const constraintName = (names: Names, node: Node): Node | undefined => {
  const name = keyword(names.code, node, 'name');
  return name && constant(name) !== null ? name : undefined;
};

/** `'parent.id'` → `parent`, `id`. */
export function referent(names: Names, foreignKey: Node): { table: string; column: string } | undefined {
  const target = stringThrough(names, positional(foreignKey)[0]);
  const parts = target?.split('.') ?? [];
  return parts.length >= 2 ? { table: parts.slice(0, -1).join('.'), column: parts.at(-1) as string } : undefined;
}

/** The last name of a type: `sa.String(length=5)` → `String`. */
export function typeName(names: Names, type: Node | undefined): string | undefined {
  let callee = field(type, 'function') ?? type;
  // sa.JSON().with_variant(...): the type that other databases get is the one before the dot
  while (callee?.type === 'attribute' && textOf(names.code, field(callee, 'attribute') as Node) === 'with_variant') {
    const base: Node | undefined = field(callee, 'object');
    callee = field(base, 'function') ?? base;
  }
  if (!callee || (callee.type !== 'identifier' && callee.type !== 'attribute')) return undefined;
  const local = textOf(names.code, callee);
  return callee.type === 'identifier' ? (names.imports.get(local) ?? local).split('.').at(-1) : local.split('.').at(-1);
}
