import { argumentsOf, textOf } from './python.ts';
import { parametersOf, bindingScope, valuesOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import { above, field, named } from './tree.ts';
import type { Node } from './types.ts';

const GETS_BIND = /(?:^|\.)get_bind\(\)$|(?:^|\.)get_context\(\)\.(?:connection|bind)$/;
const CONNECTION_NAME = /^_?(?:conn|connection|bind)$/;

/** `with engine.connect() as conn`: a connection of its own, which has to commit. */
const isOwnConnection = (names: Names, node: Node, name: string): boolean => {
  for (let block = above(node, 'with_statement'); block; block = above(block, 'with_statement')) {
    const clause = block.children.find((child) => child.type === 'with_clause');
    if (clause && new RegExp(`\\bas\\s+${name}\\b`).test(textOf(names.code, clause))) return true;
  }
  return false;
};

export type ConnectionKind = 'migration' | 'other' | 'unknown';

/** What the file's own calls pass for a parameter; unknown when nothing calls the function here, or not by position. */
function passed(names: Names, definition: Node, name: string): ConnectionKind {
  const index = parametersOf(names.code, definition).indexOf(name);
  const called = field(definition, 'name');
  const calls = names.calls.filter((node) => !!called && textOf(names.code, field(node, 'function') as Node) === textOf(names.code, called));
  const kinds = calls.map((call) => {
    const argument = argumentsOf(call)[index];
    return argument && argument.type !== 'keyword_argument' ? connectionKind(names, argument) : 'unknown';
  });
  if (!kinds.length || kinds.includes('unknown')) return 'unknown';
  return kinds.every((kind) => kind === 'migration') ? 'migration' : 'other';
}

/**
 * Is this expression the connection that Alembic runs the migration on? By where it comes from, never by its name alone: a
 * Session, or a connection that the migration opened itself, is not.
 */
export function connectionKind(names: Names, node: Node, depth = 0): ConnectionKind {
  if (depth > 8) return 'unknown';
  if (node.type !== 'identifier') return GETS_BIND.test(textOf(names.code, node).replace(/\s+/g, '')) ? 'migration' : 'other';
  const name = textOf(names.code, node);
  if (isOwnConnection(names, node, name)) return 'other';
  const scope = bindingScope(names, node, name);
  if (scope?.type === 'function_definition' && parametersOf(names.code, scope).includes(name)) {
    return CONNECTION_NAME.test(name) ? passed(names, scope, name) : 'other';
  }
  const kinds = valuesOf(names, node, name).map((value) => (value === node ? 'unknown' : connectionKind(names, value, depth + 1)));
  return kinds.length > 0 && kinds.every((kind) => kind === 'migration') ? 'migration' : 'other';
}

/** `conn` of `conn.commit()` when the statement is just that. */
export function committed(names: Names, statement: Node): Node | undefined {
  const call = statement.type === 'expression_statement' && named(statement).length === 1 ? named(statement)[0] : undefined;
  const callee = field(call, 'function');
  const attribute = field(callee, 'attribute');
  // no connection's commit takes anything
  return attribute && call && !argumentsOf(call).length && textOf(names.code, attribute) === 'commit' ? field(callee as Node, 'object') : undefined;
}

