import { stringArg } from './bind.ts';
import { type Knows, tableAt } from './known.ts';
import { constant, textOf } from './python.ts';
import { functionOf, valuesOf } from './scopes.ts';
import { field, within } from './tree.ts';
import type { Node, Operation } from './types.ts';

/** What an inspector is asked for names of constraints. */
const ASKS = /\.get_(?:multi_)?(?:pk_constraint|foreign_keys|unique_constraints|check_constraints)$/;

/** `key['name']`, `key.get("name")` */
const isItsName = (code: string, node: Node): boolean => /['"]name['"]/.test(textOf(code, node));

/** `for key in table.foreign_keys: … key.name`: a table that was read from the database. */
function isOfTable(code: string, value: Node, at: Node): boolean {
  const [owner] = /^(\w+)(?:\.constraint)?\.name$/.exec(textOf(code, value))?.slice(1) ?? [];
  if (owner === undefined) return false;
  for (let node: Node | undefined = at; node; node = node.parent) {
    const [left, right] = node.type === 'for_statement' ? [field(node, 'left'), field(node, 'right')] : [];
    if (left && right && textOf(code, left) === owner) return /\.(?:foreign_keys|foreign_key_constraints|constraints)\b/.test(textOf(code, right));
  }
  return false;
}

/** Does an `if` above look at the name? Then it may leave out what has none. */
function looksAtName(code: string, at: Node): boolean {
  for (let node: Node | undefined = at; node; node = node.parent) {
    const condition = node.type === 'if_statement' ? field(node, 'condition') : undefined;
    if (condition && /name/i.test(textOf(code, condition))) return true;
  }
  return false;
}

/**
 * Is the name of a dropped constraint asked of the database, where SQLite may have none? An inspector gives None there for what was
 * made without a name, and so does a table that is read from it; PostgreSQL and MySQL name everything.
 *
 * @see https://docs.sqlalchemy.org/en/20/core/reflection.html#sqlalchemy.engine.reflection.Inspector.get_pk_constraint
 */
export function isAskedInVain(context: Knows, op: Operation): boolean {
  const { names } = context;
  const name = op.args['constraint_name'];
  const definition = functionOf(op.call);
  if (!name || !definition || constant(name.value) === null || stringArg(names, name) !== undefined) return false;
  const values = name.value.type === 'identifier' ? valuesOf(names, name.value, textOf(names.code, name.value)) : [name.value];
  const isInspected = values.some((value) => isItsName(names.code, value)) && names.calls.some((call) => within(call, definition) && ASKS.test(textOf(names.code, field(call, 'function') as Node)));
  const isRead = isInspected || values.some((value) => isOfTable(names.code, value, op.call));
  if (!isRead || looksAtName(names.code, op.call)) return false;
  const kind = stringArg(names, op.args['type_']);
  const table = tableAt(context, op);
  return !table?.whole || table.constraints.some((one) => one.name === undefined && (kind === undefined || one.kind === kind));
}
