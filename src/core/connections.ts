import { textOf } from './python.ts';
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

/**
 * Is this expression the connection that Alembic runs the migration on? By where it comes from; a parameter counts by its
 * name, since a migration's helpers are handed that connection. A Session, or a connection that the migration opened, does not.
 */
export function isMigrationConnection(names: Names, node: Node): boolean {
  if (node.type !== 'identifier') return GETS_BIND.test(textOf(names.code, node).replace(/\s+/g, ''));
  const name = textOf(names.code, node);
  if (isOwnConnection(names, node, name)) return false;
  const scope = bindingScope(names, node, name);
  if (scope?.type === 'function_definition' && parametersOf(names.code, scope).includes(name)) return CONNECTION_NAME.test(name);
  const values = valuesOf(names, node, name);
  return values.length > 0 && values.every((value) => value !== node && isMigrationConnection(names, value));
}

/** `conn` of `conn.commit()` when the statement is just that. */
export function committed(names: Names, statement: Node): Node | undefined {
  const call = statement.type === 'expression_statement' && named(statement).length === 1 ? named(statement)[0] : undefined;
  const callee = call?.type === 'call' ? field(call, 'function') : undefined;
  const attribute = callee?.type === 'attribute' ? field(callee, 'attribute') : undefined;
  return attribute && textOf(names.code, attribute) === 'commit' ? field(callee as Node, 'object') : undefined;
}

