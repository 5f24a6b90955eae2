import { columnNames } from './bind.ts';
import { calls, dotted, positional, stringValue } from './python.ts';
import type { Names } from './scopes.ts';
import type { IndexState } from './schema.ts';
import { field, named } from './tree.ts';
import type { Arg, Node } from './types.ts';

/** A column of an index, as SQL: its name and what may follow it. Everything else is an expression. */
const ELEMENT = /^\s*(?:"[^"]+"|`[^`]+`|\[[^\]]+\]|[A-Za-z_]\w*)(?<collate>\s+COLLATE\s+["\w]+)?(?:\s+ASC)?(?<desc>\s+DESC)?(?:\s+NULLS\s+(?:FIRST|LAST))?\s*$/i;

/** Splits at commas outside parentheses. */
function elementsOf(sql: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const char of sql) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/**
 * What a copy of the table on SQLite does not carry over of an index: with an expression among its elements it is gone, a
 * COLLATE or DESC of a column is left out.
 *
 * @param sql the elements, separated by commas
 */
export function lossOfElements(sql: string): IndexState['loses'] {
  const groups = elementsOf(sql).map((element) => ELEMENT.exec(element)?.groups);
  if (groups.includes(undefined)) return 'expression';
  return groups.some((group) => group?.['collate']) ? 'COLLATE' : groups.some((group) => group?.['desc']) ? 'DESC' : undefined;
}

/** An element of create_index's list as SQL; undefined for what only SQLAlchemy can write. */
function asSql(names: Names, node: Node): string | undefined {
  const literal = stringValue(names.code, node);
  if (literal !== undefined) return `"${literal}"`;
  const callee = field(node, 'function');
  const called = callee && dotted(names.code, callee, names.imports)?.split('.').at(-1);
  const first = positional(node)[0];
  if (called === 'text' || called === 'literal_column') return stringValue(names.code, first);
  if (called === 'column') return stringValue(names.code, first) && `"${stringValue(names.code, first)}"`;
  const inner = called === 'desc' || called === 'asc' ? first : undefined;
  if (inner) return withOrder(asSql(names, inner), called as string);
  // sa.text('x').desc()
  const attribute = field(callee, 'attribute');
  const method = attribute && names.code.slice(attribute.start, attribute.end);
  const object = callee && field(callee, 'object');
  return object && (method === 'desc' || method === 'asc') && calls(names.code, object, names.imports) ? withOrder(asSql(names, object), method) : undefined;
}

const withOrder = (sql: string | undefined, order: string): string | undefined => sql && `${sql} ${order.toUpperCase()}`;

/** The same of create_index's argument. */
export function lossOfColumns(names: Names, columns: Arg | undefined): IndexState['loses'] {
  if (!columns || columnNames(names, columns)) return undefined;
  const { value } = columns;
  const elements = value.type === 'list' || value.type === 'tuple' ? named(value).map((node) => asSql(names, node)) : [undefined];
  return elements.includes(undefined) ? 'expression' : lossOfElements(elements.join(','));
}
