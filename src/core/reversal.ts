import { tableNamed } from './restore.ts';
import type { TableState } from './schema.ts';
import { comment, insertOperation, insertText } from './steps.ts';
import type { Context, InsertStep, NewOperation } from './types.ts';

/** How a change is taken back. */
export interface Reversal {
  readonly steps: readonly InsertStep[];
  /** What is not taken back, in words. */
  readonly missing: readonly string[];
}

/** Taken back by these steps. */
export const done = (...steps: readonly InsertStep[]): Reversal => ({ steps, missing: [] });
/** Not taken back. */
export const missing = (...what: readonly string[]): Reversal => ({ steps: [], missing: what });
/** Several, one after the other. */
export const join = (parts: readonly Reversal[]): Reversal => ({ steps: parts.flatMap(({ steps }) => steps), missing: parts.flatMap((part) => part.missing) });

/** A `# migfix:` mark of this rule. */
export const mark = (text: string): InsertStep => insertText(comment(`migfix: downgrade ${text}`));

/** How operations are called here. */
export const opName = (context: Context): string => context.list.op ?? 'op';

/** An operation on a table without a schema. */
export const operation = (context: Context, table: string, given: Pick<NewOperation, 'name' | 'args' | 'tableAt' | 'columns'> & { readonly object?: string }): InsertStep =>
  insertOperation({ ...given, table: tableNamed(context, table), schema: 'None' });

/** Is a column part of a foreign key, or named like one? No placeholder is right for it. */
export const isKey = (table: TableState, column: string): boolean => table.constraints.some((one) => one.kind === 'foreignkey' && one.columns?.includes(column)) || /(?:^|_)id$/i.test(column);
