/** What a proof comes to. */

import type { Direction } from './protocol.ts';

/**
 * holds: everything that was checked is right. fails: something is wrong after the rewrite that need not be. unproven: it could not be
 * run where it counts, or is wrong on both sides alike. `not checked` is never a kind of holding.
 */
export type Outcome = 'holds' | 'fails' | 'unproven' | 'not checked';

export type ProofName = 'sqlite' | 'foreign keys on' | 'other databases' | 'postgresql' | 'same schema';

/** How a chain is run on SQLite. */
export type Mode = 'empty' | 'rows' | 'rows, foreign keys on' | 'many rows';

export interface Problem {
  readonly proof: ProofName;
  readonly outcome: 'fails' | 'unproven';
  /** The name of the check, as docs/verify.md lists them. */
  readonly check: string;
  /** Where: `SQLite with rows, upgrade`. */
  readonly where: string;
  readonly direction?: Direction;
  readonly line?: number;
  readonly operation?: string;
  /** In plain words. */
  readonly message: string;
  readonly cause?: string;
  readonly advice?: string;
  readonly traceback?: string;
}

/** The statements of one direction. */
export interface SqlSides {
  readonly direction: Direction;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface RevisionReport {
  readonly revision: string;
  /** The file, as the user knows it. */
  readonly name: string;
  readonly path: string;
  readonly changed: boolean;
  readonly outcome: Outcome;
  readonly proofs: Readonly<Record<ProofName, Outcome>>;
  readonly problems: readonly Problem[];
  /** What is worth knowing and no fault: declared differences, rows that the migration never took. */
  readonly notes: readonly string[];
  /** Did each side run on SQLite, from where the rewritten chain has come? */
  readonly before: boolean;
  readonly after: boolean;
  /** Did each side's SQL for PostgreSQL come out the same? */
  readonly samePostgres: boolean | undefined;
  /** What PostgreSQL gets from each side, where both could be had without a server. */
  readonly postgresSql?: readonly SqlSides[];
  /** The slowest upgrade of this revision. */
  readonly seconds: number;
}

/** The first revision that breaks, and the rows without any one of which it would not; none: it breaks on empty tables. */
export interface Fewest {
  readonly revision: string;
  readonly path: string;
  readonly symptom: string;
  readonly rows: readonly { readonly table: string; readonly values: Readonly<Record<string, unknown>> }[];
}

export interface Report {
  readonly environment: Readonly<Record<string, string>>;
  /** What the two sides are: `as on disk`, `git:main`… */
  readonly sides: { readonly before: string; readonly after: string };
  readonly revisions: readonly RevisionReport[];
  /** Why a whole proof, or a part of it, did not take place. */
  readonly notChecked: readonly string[];
  readonly warnings: readonly string[];
  /** With `--bisect`: null when nothing breaks. */
  readonly bisect?: Fewest | null;
  readonly seconds: number;
}
