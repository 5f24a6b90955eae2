import type { Change, Effect } from './changes.ts';
import { stringThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { textOf } from './python.ts';
import { named, walk } from './tree.ts';
import type { Node } from './types.ts';

/** A condition that asks whether something of these names is there. */
export interface Guard {
  readonly sense: 'absent' | 'present';
  readonly names: readonly string[];
}

export const otherwise = (guard: Guard | undefined): Guard | undefined => guard && { ...guard, sense: guard.sense === 'absent' ? 'present' : 'absent' };

const ASKS = /(?:^|[._])(?:has|exists?|is_?in|in)(?:_|$)|_exists?$/i;

/** `'t' in tables`, `'t' not in inspector.get_table_names()`, `not has_column('t', 'c')`; undefined for every other condition. */
export function readGuard(names: Names, condition: Node): Guard | undefined {
  if (condition.type === 'parenthesized_expression') return readGuard(names, named(condition)[0] as Node);
  if (condition.type === 'not_operator') return otherwise(readGuard(names, named(condition)[0] as Node));
  if (condition.type === 'comparison_operator') {
    const [left, right, ...more] = named(condition);
    const operator = condition.children.find((child) => /^(?:in|not in)$/.test(child.type))?.type;
    const name = stringThrough(names, left);
    return operator && right && !more.length && name !== undefined ? { sense: operator === 'in' ? 'present' : 'absent', names: [name] } : undefined;
  }
  if (condition.type !== 'call' || !ASKS.test(textOf(names.code, condition.children[0] as Node))) return undefined;
  const texts = walk(condition).flatMap((node) => (/^(?:string|identifier)$/.test(node.type) ? (stringThrough(names, node) ?? []) : []));
  return texts.length ? { sense: 'present', names: texts } : undefined;
}

/** What a change makes or takes away, by its own name. */
function subjectOf(change: Effect): string | undefined {
  const one = change as Change;
  switch (one.do) {
    case 'create table':
    case 'drop table':
    case 'rename table':
      return one.table;
    case 'add column':
      return one.column.name;
    case 'drop column':
    case 'alter column':
      return one.column;
    case 'add index':
      return one.index.name;
    case 'add constraint':
      return one.constraint.name;
    case 'drop constraint':
    case 'drop index':
      return one.name;
    default:
      return undefined;
  }
}

/** When a change under a guard is done. */
export const whenGuarded = (guard: Guard, change: Effect): 'absent' | 'present' | 'maybe' => {
  const name = subjectOf(change);
  return name !== undefined && guard.names.includes(name) ? guard.sense : 'maybe';
};
