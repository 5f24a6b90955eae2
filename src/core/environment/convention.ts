import { stringValue, textOf } from '../python.ts';
import { field, named } from '../tree.ts';
import type { Node } from '../types.ts';
import type { Module } from './modules.ts';
import { assignedValues } from './values.ts';

/** Whether the metadata names constraints itself, and where that is said. */
export interface Convention {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** What of it is known: the `MetaData(…)`, the assignment, or what could not be followed. */
  readonly module: Module;
  readonly node: Node;
  /** The keys, where they are written out: `uq`, `fk`, … */
  readonly keys?: readonly string[];
  /** All of it, where it is written out in strings. */
  readonly written?: Readonly<Record<string, string>> | undefined;
}

/** It can't be followed beyond this place. */
export const unknown = (module: Module, node: Node): Convention => ({ answer: 'unknown', module, node });

/** All say the same, or it is not known. */
export function agree(found: readonly Convention[]): Convention | undefined {
  const [first] = found;
  if (!first || found.length === 1) return first;
  if (found.every(({ answer }) => answer === first.answer)) return sameWritten(found) ? first : { ...first, written: undefined };
  return { ...(found.find(({ answer }) => answer !== 'yes') ?? first), answer: 'unknown' };
}

const sameWritten = (found: readonly Convention[]): boolean => new Set(found.map(({ written }) => JSON.stringify(written))).size === 1;

/** `metadata.naming_convention = …`, for this very expression. */
export function assignedTo(module: Module, text: string): Convention | undefined {
  const { names } = module;
  const node = names.root.all.find((candidate) => {
    const left = candidate.type === 'assignment' ? field(candidate, 'left') : undefined;
    return left?.type === 'attribute' && textOf(names.code, left) === `${text}.naming_convention`;
  });
  const value = node && field(node, 'right');
  return value && { ...ofConvention(module, value), node };
}

/** A naming convention names what SQLite's batch mode needs a name for: it must know UNIQUE and FOREIGN KEY. */
export function ofConvention(module: Module, value: Node): Convention {
  const { names } = module;
  if (value.type === 'none') return { answer: 'no', module, node: value };
  const [literal, second] = value.type === 'identifier' ? assignedValues(names, value, textOf(names.code, value)) : [value];
  if (second || literal?.type !== 'dictionary') return { answer: 'yes', module, node: value };
  const keys = named(literal).map((pair) => stringValue(names.code, field(pair, 'key')));
  if (keys.includes(undefined)) return { answer: 'yes', module, node: value };
  const known = keys as readonly string[];
  const values = named(literal).map((pair) => stringValue(names.code, field(pair, 'value')));
  const written = values.includes(undefined) ? {} : { written: Object.fromEntries(known.map((key, at) => [key, values[at] as string])) };
  return { answer: known.includes('uq') && known.includes('fk') ? 'yes' : 'no', module, node: value, keys: known, ...written };
}
