/** What became of the operations of a file, from its text before and its text after. */
import { SCHEMA_OPERATIONS } from '../../src/core/operations.ts';
import { readFile } from '../../src/core/read.ts';
import { runsBare } from '../../src/core/recreate.ts';
import { textOf } from '../../src/core/python.ts';
import type { Diagnostic, FileFacts, Operation, Options, OpStep, Parse } from '../../src/core/types.ts';

export interface Fate {
  /** Unsafe on SQLite as written, outside a block, reachable by SQLite. */
  readonly unsafe: number;
  readonly unsafeKnown: number;
  /** Of those, still unsafe in the text after. */
  readonly left: number;
  readonly leftKnown: number;
  /** Left, and no finding names them. */
  readonly silent: readonly string[];
  /** Fenced operations whose text is not the same any more. */
  readonly fencedTouched: readonly string[];
}

const stepOf = (op: Operation): OpStep => ({ kind: 'op', op, node: op.call, edits: [] });

/** Operations that SQLite refuses, or may refuse, as written: outside a block, and reached by it. */
export const unsafeOf = (file: FileFacts, options: Options): readonly Operation[] =>
  file.operations.filter(
    (op) => SCHEMA_OPERATIONS.has(op.name) && !op.batched && !file.isFenced(op.call) && runsBare(file.names, stepOf(op), options) !== 'yes',
  );

const texts = (file: FileFacts, ops: readonly Operation[]): readonly string[] => ops.map((op) => textOf(file.names.code, op.call));

/** The entries of `all` that are not in `among`, counting repetitions. */
export function without(all: readonly string[], among: readonly string[]): readonly string[] {
  const left = [...among];
  return all.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Compares a file's operations before and after; `diagnostics` are those of the text before. */
export function fateOf(parse: Parse, before: string, after: string, diagnostics: readonly Diagnostic[], options: Options): Fate {
  const [old, now] = [readFile(before, parse(before)), readFile(after, parse(after))];
  const [unsafe, left] = [unsafeOf(old, options), unsafeOf(now, options)];
  const named = unsafe.filter((op) => diagnostics.some((finding) => !finding.fixed && finding.severity !== 'note' && finding.start < op.end && op.start < finding.end));
  const fenced = old.operations.filter((op) => SCHEMA_OPERATIONS.has(op.name) && old.isFenced(op.call));
  const fencedAfter = now.operations.filter((op) => SCHEMA_OPERATIONS.has(op.name) && now.isFenced(op.call));
  const isKnown = (op: Operation): boolean => op.table?.key !== undefined;
  return {
    unsafe: unsafe.length,
    unsafeKnown: unsafe.filter(isKnown).length,
    left: left.length,
    leftKnown: left.filter(isKnown).length,
    silent: without(texts(now, left), texts(old, named)),
    fencedTouched: without(texts(old, fenced), texts(now, fencedAfter)),
  };
}
