import type { OpenMark } from './marks.ts';
import { quoted, stringValue } from './python.ts';
import { matched } from './text.ts';
import { nodesOf } from './tree.ts';
import type { Edit, Node, Style } from './types.ts';

/** The value in a statement below a mark, which a person is to replace. */
export interface Stub {
  /** The SQL that stands there: `'temp'`. */
  readonly placeholder: string;
  /** The text of the string with another value, as SQL. */
  readonly withValue: (value: string) => string;
  /** The Python string that it stands in. */
  readonly string: Node;
}

/** `UPDATE t SET c = 'temp' WHERE c = 'temp'`, as `updateRows` writes it. */
const UPDATE = /^UPDATE \S+ SET (\S+) = /;

/**
 * Finds the value that a mark asks for.
 *
 * @returns undefined where the statement is none of ours, or is one no more
 */
export function stubOf(code: string, { kind, statement }: Pick<OpenMark, 'kind' | 'statement'>): Stub | undefined {
  if (kind !== 'backfill' || !statement) return undefined;
  const strings = nodesOf(statement, 'string');
  const update = strings.find((node) => stringValue(code, node)?.startsWith('UPDATE '));
  if (update) return inUpdate(update, stringValue(code, update) as string);
  const last = strings.at(-1);
  const value = stringValue(code, last);
  const isValue = last && value !== undefined && endsInValues(code.slice(statement.start, last.start));
  return isValue ? { placeholder: unescaped(value), withValue: escaped, string: last } : undefined;
}

const endsInValues = (text: string): boolean => text.endsWith('text(') && text.includes('.values({');

/** ` WHERE c IS NULL`, or ` WHERE c = v` behind the same `v`. */
function conditionOf(rest: string, column: string): string {
  const isNull = ` WHERE ${column} IS NULL`;
  if (rest.endsWith(isNull)) return isNull;
  const equals = ` WHERE ${column} = `;
  const length = (rest.length - equals.length) / 2;
  const value = rest.slice(0, Math.max(0, length));
  return rest === value + equals + value ? equals + value : '';
}

function inUpdate(string: Node, sql: string): Stub | undefined {
  const [head = '', column = ''] = UPDATE.exec(sql) ?? [];
  const rest = sql.slice(head.length);
  const condition = conditionOf(rest, column);
  const value = rest.slice(0, rest.length - condition.length);
  return !head || !value ? undefined : { placeholder: unescaped(value), withValue: (given) => head + escaped(given) + condition, string };
}

/**
 * A colon before a word would be a parameter for `sa.text()`, and a backslash before a colon would go.
 *
 * @param sql as the database is to see it
 */
const escaped = (sql: string): string => sql.replace(/(?<![:\w\\]):(?=\w)|\\(?=:[\w$]*(?![:\w$]))/g, '\\$&');

const unescaped = (text: string): string => text.replace(/\\(:[\w$]*)(?![:\w$])/g, '$1');

/**
 * Puts a value in place of the placeholder, and takes the mark away.
 *
 * @param value SQL in one line
 * @returns edits of the code: the mark's line, and the string
 */
export function fillIn(code: string, mark: OpenMark, stub: Stub, value: string, style: Style): readonly Edit[] {
  const line = Math.max(code.lastIndexOf('\n', mark.start - 1), code.lastIndexOf('\r', mark.start - 1)) + 1;
  const next = mark.end + matched(/^(?:\r\n|\r|\n)/, code.slice(mark.end)).length;
  const text = quoted(stub.withValue(value), { ...style, quote: '"' });
  return [{ start: line, end: next, text: '' }, { start: stub.string.start, end: stub.string.end, text }];
}
