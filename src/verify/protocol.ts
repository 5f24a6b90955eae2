/** What goes between Node and the Python worker: one JSON object a line. Its other half is `python/migfix_verify/jobs.py`. */

export type Side = 'before' | 'after' | 'mended';
export type Direction = 'upgrade' | 'downgrade';

export interface SourceFile {
  readonly path: string;
  readonly code: string;
}

/** The first message to a worker. */
export interface Opening {
  readonly before: readonly SourceFile[];
  readonly after: readonly SourceFile[];
  /** The original with what today's Alembic and SQLAlchemy refuse put right, where that changes it. */
  readonly mended: readonly SourceFile[];
  /** Where the worker may write; removed by whoever made it. */
  readonly temporary: string;
  /** Put in front of `sys.path`: the project's own modules. */
  readonly paths: readonly string[];
  readonly stub_imports: boolean;
  /** `--env`: the user's env.py and the ini that it reads. */
  readonly env?: string | undefined;
  readonly ini?: string | undefined;
  readonly convention?: Readonly<Record<string, string>> | undefined;
}

export interface Versions {
  readonly python: string;
  readonly alembic: string;
  readonly sqlalchemy: string;
  readonly sqlite: string;
}

/** An error of a migration, or the end of its process. */
export interface Fault {
  /** `bug`: ours. */
  readonly kind: 'error' | 'import' | 'exit' | 'time' | 'ended' | 'bug';
  readonly text: string;
  readonly line?: number | null;
  readonly operation?: string | null;
  readonly statement?: string | null;
  readonly integrity?: boolean;
  /** The module that could not be imported. */
  readonly missing?: string | null;
  readonly traceback: string;
}

/** What a check found after a step that ran. */
export interface Finding {
  readonly check: string;
  readonly message: string;
  readonly line: number | null;
}

export type Choices = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

export interface SeedRequest {
  readonly choices: Choices;
  /** Left out: all kinds. */
  readonly kinds?: readonly string[];
  /** `--rows`: that many rows in every new table. */
  readonly bulk?: number;
}

export interface StepRequest {
  readonly do: 'step';
  readonly side: Side;
  readonly revision: string;
  readonly direction: Direction;
  readonly engine?: string | undefined;
  readonly url: string;
  /** A SQLite file that is copied to the database's place first. */
  readonly from?: string;
  readonly foreignKeys: boolean;
  readonly heads: readonly string[];
  /** As they are in front of the step, where no earlier one has left others. */
  readonly headsBefore: readonly string[];
  readonly seed?: SeedRequest;
  readonly lenient?: boolean;
  /** Rows are too many to be compared one by one. */
  readonly countsOnly?: boolean;
  /** Tell the schema in words that other databases share. */
  readonly shape?: boolean;
  readonly limit: number;
}

export interface TableShape {
  readonly columns: Readonly<Record<string, { readonly null: boolean; readonly type: string | null }>>;
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly string[];
  readonly checks: readonly string[];
  readonly indexes: readonly string[];
}

export type Shape = Readonly<Record<string, TableShape>>;

/** kind → name → how PostgreSQL prints it. */
export type Catalog = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface PostgresAnswer {
  readonly fault: Fault | null;
  readonly seconds: number;
  readonly catalog: Catalog;
  readonly shape: Shape;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly version: readonly string[];
}

export interface StepAnswer {
  readonly fault: Fault | null;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly leftover: readonly string[];
  readonly operations: number;
  readonly passedOver: readonly string[];
  readonly stubbed: readonly string[];
  readonly rows: number;
  readonly choices: Choices;
  readonly seeded?: { readonly rows: Readonly<Record<string, number>>; readonly refused: Readonly<Record<string, string>> };
  readonly shape?: Shape;
  /** What a failed step violates, as rows that can be taken out. */
  readonly violation?: Violation | null;
}

/** Rows that a new constraint does not take. */
export interface Violation {
  readonly kind: 'unique' | 'not null' | 'check' | 'foreign key';
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL that is true for the rows to take out. */
  readonly where: string;
  /** A column that the revision itself adds: no row could have been right. */
  readonly fresh: boolean;
  readonly rows: number;
}

export interface GraphRevision {
  readonly revision: string;
  readonly path: string;
  readonly identifiersChanged: boolean;
  readonly headsAfter: readonly string[];
  readonly headsBelow: readonly string[];
  /** It has a downgrade that does anything. */
  readonly takesBack: boolean;
  readonly down: readonly string[];
}

export interface Graph {
  readonly problem: string | null;
  /** In Alembic's order, base first. */
  readonly revisions: readonly GraphRevision[];
  readonly engines: readonly string[];
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

export interface Emitted {
  readonly sql: readonly string[];
  readonly error: string | null;
  readonly fault: Fault | null;
}

export type OfflineAnswer = Readonly<Record<Side, Readonly<Record<Direction, Readonly<Record<string, Emitted>>>>>>;
