/** What the chain told that one file alone could not: the same folder read with its history and without. */
import type { Diagnostic, Result } from '../../src/core/types.ts';

/** What was resolved, in the words of the page. */
export const TOLD = {
  existing: '`existing_type`, `existing_nullable`, `existing_server_default`',
  type: '`type_` of a constraint',
  name: 'the name of a constraint',
  index: 'indexes dropped or restored',
  filled: 'NULLs filled, the type being known',
  spared: 'needless backfills left out',
} as const;

export type Told = { -readonly [Key in keyof typeof TOLD]: number };

export const nothingTold = (): Told => ({ existing: 0, type: 0, name: 0, index: 0, filled: 0, spared: 0 });

const fixedBy = (findings: readonly Diagnostic[], rule: string): number => findings.filter((finding) => finding.fixed && finding.rule === rule).length;

const leftBy = (findings: readonly Diagnostic[], rule: string): number => findings.filter((finding) => !finding.fixed && finding.rule === rule && finding.severity !== 'note').length;

const conventions = (code: string): number => code.split(/naming_convention=\{/).length - 1;

/** Arguments that a text has more of than another. */
const argumentsAdded = (alone: string, chain: string): number => {
  const number = (code: string): number => (code.match(/\bexisting_(?:type|nullable|server_default)=/g) ?? []).length;
  return Math.max(0, number(chain) - number(alone));
};

/** Adds what a file's chain told to the sum. */
export function addTold(told: Told, alone: Result, chain: Result): void {
  if (alone.status === 'skipped' || chain.status === 'skipped') return;
  const more = (rule: string): number => fixedBy(chain.diagnostics, rule) - fixedBy(alone.diagnostics, rule);
  told.existing += argumentsAdded(alone.code, chain.code);
  told.type += Math.max(0, more('constraint-type'));
  told.name += Math.max(0, more('constraint-name')) + Math.abs(conventions(chain.code) - conventions(alone.code));
  told.index += Math.max(0, more('drop-index-first'));
  const filled = Math.max(0, more('null-backfill'));
  told.filled += filled;
  told.spared += Math.max(0, fixedBy(alone.diagnostics, 'null-backfill') + leftBy(alone.diagnostics, 'null-backfill') - fixedBy(chain.diagnostics, 'null-backfill') - leftBy(chain.diagnostics, 'null-backfill'));
}
