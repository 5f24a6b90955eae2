/** What the page of `--output-format html` shows: the reporter writes it, the page reads it. Text from files is visible already. */

/** Nothing to do; changed, and nothing is left; something is left for a person; changed or not, and its proof holds; it went wrong. */
export type State = 'fine' | 'fixed' | 'person' | 'proven' | 'failed';

export interface Data {
  /** Of migfix, and of what the proof ran with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly project: string;
  /** Of all files, below the folder of the run. */
  readonly folder: string;
  readonly preset: string;
  readonly mode: 'dry-run' | 'write' | 'check';
  readonly totals: Totals;
  /** Left out: none ran. */
  readonly proof?: ProofTotals;
  readonly rules: readonly Rule[];
  readonly tables: readonly string[];
  /** In the order of their chains, then those that are in none. */
  readonly files: readonly Entry[];
}

export interface Totals {
  readonly changed: number;
  readonly blocks: number;
  readonly copiesSaved: number;
  readonly marks: number;
  /** Findings that the rewrite takes away, by the level of their rule. */
  readonly safe: number;
  readonly review: number;
  /** Findings that stay. */
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export interface ProofTotals {
  readonly before: number;
  readonly after: number;
  readonly revisions: number;
  readonly holds: number;
  readonly fails: number;
  readonly unproven: number;
  readonly notChecked: readonly string[];
  readonly warnings: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly level: string;
  readonly page?: string | undefined;
  readonly fixed: number;
  readonly left: number;
  readonly notes: number;
}

/** What must be known of each file before it is looked at. */
export interface Entry {
  readonly path: string;
  /** Where its content is: the number of the report, of which so many share a packet. */
  readonly at: number;
  /** Changes when the file, or what is done to it, does. */
  readonly key: string;
  readonly state: State;
  readonly changed: boolean;
  readonly revision?: { readonly id: string; readonly down: readonly string[]; readonly needs: readonly string[]; readonly labels: readonly string[]; readonly doc: string; readonly chain: number; readonly head: boolean };
  /** Indexes of `Data.rules` and `Data.tables`. */
  readonly rules: readonly number[];
  readonly tables: readonly number[];
  readonly safe: number;
  readonly review: number;
  readonly left: number;
  readonly marks: number;
  /** Of the proof. */
  readonly seconds?: number;
}

/** So many files share a packet, which is unpacked when one of them is looked at. */
export const PACKET = 40;

/** All that is shown of one file. */
export interface Content {
  readonly text: Sides;
  readonly findings: readonly Finding[];
  readonly marks: readonly { readonly id: string; readonly line: number; readonly text: string }[];
  readonly proof?: Proof;
}

/** A text, and what turns it into the other. */
export interface Sides {
  readonly lines: readonly string[];
  readonly hunks: readonly Hunk[];
}

/** Lines from `start` up to `end`, counted from 0, with what takes their place. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly level: 'safe' | 'review' | 'none';
  readonly fixed: boolean;
  readonly message: string;
  readonly help?: string | undefined;
  /** Of the text before, from 1; left out where the file as a whole is meant. */
  readonly line?: number | undefined;
}

export interface Proof {
  readonly outcome: string;
  readonly proofs: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly outcome: string; readonly where: string; readonly line?: number | undefined; readonly message: string; readonly cause?: string | undefined; readonly advice?: string | undefined }[];
  readonly notes: readonly string[];
  /** What PostgreSQL gets. */
  readonly sql: readonly (Sides & { readonly direction: string })[];
}
