import type { Excerpt } from './excerpt.ts';
import type { ColumnState, ConstraintState, IndexState } from './schema.ts';

/** A fact without the revision that made it: that is added when it is replayed. */
export type Unplaced<T> = Omit<T, 'since' | 'certain' | 'doubt'>;

type Kind =
  | {
      readonly do: 'create table';
      readonly table: string;
      readonly columns: readonly Unplaced<ColumnState>[];
      readonly constraints: readonly Unplaced<ConstraintState>[];
      readonly indexes: readonly Unplaced<IndexState>[];
      readonly whole: boolean;
      readonly autoincrement: boolean;
      readonly source?: Excerpt | undefined;
    }
  | { readonly do: 'drop table'; readonly table: string }
  | { readonly do: 'rename table'; readonly table: string; readonly to: string }
  | {
      readonly do: 'add column';
      readonly table: string;
      readonly column: Unplaced<ColumnState>;
      readonly constraints: readonly Unplaced<ConstraintState>[];
      readonly indexes: readonly Unplaced<IndexState>[];
      readonly before?: string | undefined;
      readonly after?: string | undefined;
    }
  | { readonly do: 'drop column'; readonly table: string; readonly column: string }
  | {
      readonly do: 'alter column';
      readonly table: string;
      readonly column: string;
      readonly to?: string | undefined;
      readonly type?: Excerpt | undefined;
      readonly nullable?: boolean | undefined;
      readonly default?: Excerpt | null | undefined;
      /** What the operation says that the column was before. */
      readonly existing: { readonly type?: Excerpt | undefined; readonly nullable?: boolean | undefined };
      /** Something about it that we can't read. */
      readonly unclear: boolean;
    }
  | { readonly do: 'add constraint'; readonly table: string; readonly constraint: Unplaced<ConstraintState> }
  | { readonly do: 'drop constraint'; readonly table: string; readonly name: string | undefined; readonly kind: string | undefined }
  | { readonly do: 'add index'; readonly table: string; readonly index: Unplaced<IndexState> }
  | { readonly do: 'drop index'; readonly table: string | undefined; readonly name: string | undefined }
  /** A block's `table_kwargs={'sqlite_autoincrement': …}`. */
  | { readonly do: 'autoincrement'; readonly table: string; readonly on: boolean }
  | { readonly do: 'add trigger'; readonly table: string; readonly name: string }
  | { readonly do: 'drop trigger'; readonly name: string }
  | { readonly do: 'add view'; readonly name: string; readonly sql: string }
  | { readonly do: 'drop view'; readonly name: string }
  /** Something that we can't read: of this table or, undefined, of any. */
  | { readonly do: 'blur'; readonly table: string | undefined; readonly what: Blurred; readonly column?: string | undefined }
  /** A statement that we can't read speaks of these names (`tmp_*`: all that begin so): tables, indexes, constraints or triggers. */
  | { readonly do: 'blur names'; readonly names: readonly string[] };

/** What may be other than we know: only that there is more, the columns (or the one that is named), the constraints, the indexes, or all. */
export type Blurred = 'additions' | 'columns' | 'constraints' | 'indexes' | 'everything';

/** One thing that a migration does to the schema, as plain data. */
export type Change = Kind & {
  readonly line: number;
  /** The offset in the file. */
  readonly at: number;
  readonly when: When;
};

/** What an operation or a statement does, before it is known when it runs. */
export type Effect = Change extends infer C ? (C extends Change ? Omit<C, 'line' | 'at' | 'when'> : never) : never;

/**
 * - `maybe`: under a condition.
 * - `absent`, `present`: under a condition that asks for the very thing, so that it runs when the thing is not there, or is.
 * - `elsewhere`: on other databases, never on SQLite.
 */
export type When = 'always' | 'maybe' | 'absent' | 'present' | 'elsewhere';

