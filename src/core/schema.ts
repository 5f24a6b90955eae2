import type { Excerpt } from './excerpt.ts';
import type { ConstraintKind } from './facts.ts';
import type { OwnIndex } from './own-index.ts';

/** The revision that made something so. */
export interface Origin {
  readonly revision: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

interface Fact {
  readonly since: Origin;
  /** False: a condition, another dialect's branch or SQL that we can't read stands between; then it is shown, never used. */
  readonly certain: boolean;
  /** What made it unsure. */
  readonly doubt?: Doubt | undefined;
}

export interface Doubt extends Origin {
  readonly because: 'under a condition' | 'on other databases only' | 'by something that migfix cannot read' | 'made twice' | 'not made in this chain' | 'on a column that is not there';
}

export interface ColumnState extends Fact {
  readonly name: string;
  readonly type: Excerpt | undefined;
  /** Undefined: not known. */
  readonly nullable: boolean | undefined;
  /** `null`: surely none; undefined: not known. */
  readonly default: Excerpt | null | undefined;
  /** The default is for the rows that were there when the column was added: nobody misses it. */
  readonly stopgap?: true | undefined;
  readonly generated: boolean;
  /** The `Column(...)` that made it, while nothing has altered it. */
  readonly source: Excerpt | undefined;
}

export interface ConstraintState extends Fact {
  readonly kind: ConstraintKind;
  readonly name: string | undefined;
  /** The name that PostgreSQL gave it when it was made, where its table or column has another name by now. */
  readonly given?: string | undefined;
  /** Those that a CHECK speaks of. Undefined: not known. */
  readonly columns: readonly string[] | undefined;
  /** The condition of a CHECK, where it is written out as SQL. */
  readonly sql?: string | undefined;
  readonly referent?: { readonly table: string; readonly columns: readonly string[] | undefined } | undefined;
  readonly ondelete?: string | undefined;
  /** In `create_table`, in a `Column` there, in a `Column` of `add_column`, or by an operation of its own: the last two can be given a name. */
  readonly made: 'table' | 'column' | 'added column' | 'operation';
  /** The call that made it; undefined for `unique=True`, a type's own CHECK and raw SQL. */
  readonly source: Excerpt | undefined;
}

export interface IndexState extends Fact {
  readonly name: string;
  /** Of `index=True`: it is SQLAlchemy that names it. */
  readonly own?: OwnIndex['own'];
  /** Undefined: on expressions, or not known. */
  readonly columns: readonly string[] | undefined;
  readonly unique: boolean;
  /** What a copy of the table on SQLite does not carry over. */
  readonly loses: 'expression' | 'DESC' | 'COLLATE' | undefined;
  /** The `create_index(...)` call; undefined for `index=True` and raw SQL. */
  readonly source: Excerpt | undefined;
  /** The `CREATE INDEX` that was written as SQL. */
  readonly sql?: string;
}

export interface TriggerState extends Fact {
  readonly name: string;
}

export interface TableState extends Fact {
  readonly name: string;
  /** Everything that it has is known: it was created in this history, with nothing unclear in between. */
  readonly whole: boolean;
  readonly columns: readonly ColumnState[];
  readonly constraints: readonly ConstraintState[];
  readonly indexes: readonly IndexState[];
  readonly triggers: readonly TriggerState[];
  readonly autoincrement: boolean;
  /** The `create_table(...)` that made it, for the options that are not read. */
  readonly source?: Excerpt | undefined;
}

export interface ViewState extends Fact {
  readonly name: string;
  readonly sql: string;
}

/** Tables by name (`schema.name` where there is a schema), and views. */
export interface Schema {
  table(name: string): TableState | undefined;
  tables(): readonly TableState[];
  /** The tables with a foreign key to a table. */
  referring(table: string): readonly TableState[];
  /** The tables with an index, a constraint (by its own name or PostgreSQL's) or a trigger of a name. */
  having(name: string): readonly TableState[];
  /** How many tables are not known as a whole. */
  gaps(): number;
  setTable(name: string, table: TableState | undefined): void;
  views(): readonly ViewState[];
  setView(name: string, view: ViewState | undefined): void;
}

/** A table that the history meets before it is created: a hole in the chain. */
export const unknownTable = (name: string, since: Origin): TableState => ({
  name, since, certain: false, whole: false, columns: [], constraints: [], indexes: [], triggers: [], autoincrement: false,
});

export const columnIn = (table: TableState | undefined, name: string): ColumnState | undefined => table?.columns.find((column) => column.name === name);
