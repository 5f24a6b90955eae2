import { argumentsOf, textOf } from './python.ts';
import { type Names, valueThrough } from './scopes.ts';
import { field, named, nodesOf, within } from './tree.ts';
import type { Node } from './types.ts';

/** An SQL text that a call executes. */
export interface ExecutedSql {
  /** Where it is written, or the name that holds it. */
  readonly node: Node;
  /** What the program puts in is `{}` or as it is written: `{table}`, `%s`. */
  readonly text: string;
  /** A statement, not a piece that stands in one. */
  readonly whole: boolean;
}

/** A string as it is written, without its quotes. */
const inner = (code: string, node: Node): string => textOf(code, node).replace(/^\w*(?:'{3}|"{3}|'|")|(?:'{3}|"{3}|'|")$/g, '').replace(/\\(["'])/g, '$1').replace(/\\\r?\n/g, '').replace(/\\n/g, '\n');

/** The text of an expression; undefined when it is not told how it begins. */
function textIn(names: Names, node: Node | undefined): string | undefined {
  if (!node) return undefined;
  const parts = named(node);
  if (node.type === 'string') return inner(names.code, node);
  if (node.type === 'parenthesized_expression') return textIn(names, parts[0]);
  if (node.type === 'concatenated_string') return parts.map((part) => textIn(names, part) ?? '').join('');
  if (node.type === 'identifier') return textIn(names, valueThrough(names, node));
  if (node.type === 'binary_operator') {
    const [left, right] = parts.map((part) => textIn(names, part));
    if (left === undefined) return undefined;
    return node.children.some(({ type }) => type === '+') ? left + (right ?? '{}') : left;
  }
  if (node.type !== 'call') return undefined;
  const callee = field(node, 'function') as Node;
  const isMethod = callee.type === 'attribute' && /^(?:format|strip|replace|bindparams|execution_options)$/.test(textOf(names.code, field(callee, 'attribute') as Node));
  if (isMethod) return textIn(names, field(callee, 'object'));
  return /(?:^|\.)(?:text|DDL|dedent)$/.test(textOf(names.code, callee)) ? textIn(names, argumentsOf(node)[0]) : undefined;
}

const EXECUTES = /(?:^|\.)(?:execute|exec_driver_sql|scalar|scalars)$/;

/** The calls of a statement without those of the statement lists in it. */
export const callsOutside = (statement: Node): readonly Node[] => {
  const lists = nodesOf(statement, 'block');
  return nodesOf(statement, 'call').filter((call) => !lists.some((list) => within(call, list)));
};

/** What the calls of a statement execute. */
export function executedSql(names: Names, statement: Node): readonly ExecutedSql[] {
  return callsOutside(statement).flatMap((call): readonly ExecutedSql[] => {
    const callee = field(call, 'function');
    if (!callee || !EXECUTES.test(textOf(names.code, callee))) return [];
    const [first] = argumentsOf(call);
    const node = first?.type === 'keyword_argument' ? field(first, 'value') : first;
    const text = textIn(names, node);
    if (!node || text !== undefined) return node && text !== undefined ? [{ node, text, whole: true }] : [];
    return nodesOf(node, 'string').map((string) => ({ node: string, text: inner(names.code, string), whole: false }));
  });
}
