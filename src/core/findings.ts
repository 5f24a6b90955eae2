import { SCHEMA_OPERATIONS } from './operations.ts';
import type { Diagnostic, FileFacts, Meta, Operation, Options } from './types.ts';

const LOOSE: Meta = {
  id: 'not-a-statement',
  summary: 'an operation in a lambda, a condition or an argument',
  why: 'migfix puts a `with` statement around operations, and a `with` statement cannot stand inside an expression. Write the operation as a statement of its own; then migfix can wrap it.',
  fix: 'none',
  presets: ['minimal', 'house', 'strict'],
};

/** Rules that only report and belong to no transform. */
export const reportOnly: readonly Meta[] = [LOOSE];

/** Reports operations that are no statements of their own. */
export function reportLoose(_file: FileFacts, operations: readonly Operation[], options: Options, diagnostics: Diagnostic[]): void {
  if (options.ignore?.includes(LOOSE.id) || (options.select && !options.select.includes(LOOSE.id) && !options.select.includes('batch'))) return;
  for (const op of operations) {
    if (!SCHEMA_OPERATIONS.has(op.name) || op.batched) continue;
    diagnostics.push({
      rule: LOOSE.id,
      start: op.start,
      end: op.end,
      message: `${op.name} is part of an expression, where no batch block can stand`,
      help: 'Write it as a statement of its own.',
      fix: 'none',
      fixed: false,
      severity: 'warning',
    });
  }
}
