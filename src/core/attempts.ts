import { groupedBy } from './grouped-by.ts';
import { oncePer } from './once.ts';
import { textOf } from './python.ts';
import { functionOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import { matched } from './text.ts';
import { above, field, within } from './tree.ts';
import type { Context, Node, OpStep } from './types.ts';

const BROAD = /\b(?:Exception|BaseException)\b/;

/** The calls of a file by what they call, as written. */
const usesOf = oncePer(({ code, calls }: Names): ReadonlyMap<string, readonly Node[]> => groupedBy(calls, (call) => textOf(code, field(call, 'function') as Node)));

/** The exception types that are caught around a node: by `try … except` and `with suppress(…)`, and where its function is called. */
function caughtAround(names: Names, node: Node, depth = 0): readonly string[] {
  const { code } = names;
  const caught: string[] = [];
  for (let block = above(node, 'try_statement', 'with_statement'); block; block = above(block, 'try_statement', 'with_statement')) {
    const body = field(block, 'body');
    if (!body || !within(node, body)) continue;
    for (const child of block.children) {
      if (child.type === 'except_clause' || child.type === 'except_group_clause') caught.push(matched(/^[^:]*/, textOf(code, child).replace(/^except\s*\*?/, '')).trim() || 'Exception');
      if (child.type === 'with_clause') caught.push(...(/\bsuppress\(([^()]*)\)/.exec(textOf(code, child))?.slice(1) ?? []));
    }
  }
  const name = field(functionOf(node), 'name');
  if (!name || depth > 2) return caught;
  const uses = usesOf(names).get(textOf(names.code, name)) ?? [];
  return [...caught, ...uses.flatMap((call) => caughtAround(names, call, depth + 1))];
}

/** May this operation fail without ending the migration? */
export const isAttempted = ({ names }: Context, node: Node): boolean => caughtAround(names, node).length > 0;

/** Is just what the bare operation raises on SQLite caught around it? A batch block raises other errors (ValueError, KeyError). */
export function expectsErrors({ names }: Context, step: OpStep): boolean {
  const caught = caughtAround(names, step.op.call);
  if (caught.some((types) => BROAD.test(types))) return false;
  const raised = /constraint|foreign_key|primary_key/.test(step.op.name) ? /\bNotImplementedError\b/ : /\b(?:OperationalError|DatabaseError|DBAPIError|StatementError|SQLAlchemyError)\b/;
  return caught.some((types) => raised.test(types));
}
