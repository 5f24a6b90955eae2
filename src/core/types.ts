import type { FileHistory } from './file-history.ts';
import type { Names } from './scopes.ts';

/** Every type that more than one file of the core needs. Offsets are UTF-16 code units of the original text, everywhere. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A syntax node, copied out of the parser once, so that the core needs no parser at run time and the parser's memory can be freed. */
export interface Node extends Span {
  readonly type: string;
  readonly named: boolean;
  /** The name of the field of the parent that holds this node, as in tree-sitter-python's grammar. */
  readonly field: string | undefined;
  readonly row: number;
  readonly children: readonly Node[];
  readonly parent: Node | undefined;
  /** All nodes of the tree in the order of the text; this one and those below it are `[from, to)`. */
  readonly all: readonly Node[];
  readonly from: number;
  readonly to: number;
}

/** Text to syntax tree. Made at the edge (`createParser`), synchronous ever after. */
export type Parse = (code: string) => Node;

/** Replace `[start, end)` of the original text. */
export interface Edit extends Span {
  readonly text: string;
  /** What stands there is meant to go: our check for lost strings and numbers lets it. */
  readonly declared?: boolean;
}

/** One argument of an operation, bound to its parameter as Python binds it. */
export interface Arg {
  readonly name: string;
  /** The value alone. */
  readonly value: Node;
  /** The whole argument: `name=value` when given by keyword. */
  readonly node: Node;
  readonly keyword: boolean;
  /** Where the call wrote it: a keyword that today's Alembic no longer takes, or a position that it no longer takes. */
  readonly legacy: boolean;
}

/** The table of an operation, as the author wrote it. */
export interface TableRef {
  readonly text: string;
  /** Two operations are on the same table only when their keys are equal; undefined: nothing is certain (a call, say). */
  readonly key: string | undefined;
  /** The name itself, when it is known from the file. */
  readonly name: string | undefined;
}

/** One `op.x(...)` or `batch_op.x(...)` call read as data. */
export interface Operation extends Span {
  readonly name: string;
  /** The expression before the dot, or the bare function's name: `op`, `alembic.op`, `batch_op`. */
  readonly receiver: string;
  readonly batched: boolean;
  readonly table: TableRef | undefined;
  readonly schema: Arg | undefined;
  readonly args: Readonly<Record<string, Arg>>;
  readonly call: Node;
  /** `*args`, `**kw` or something that does not bind: the arguments are not all known. */
  readonly opaque: boolean;
  /** The function around it: `upgrade`, `downgrade`, a helper; empty at module level. */
  readonly scope: string;
  /** The body of a list comprehension. */
  readonly inLoop?: boolean;
}

/** A `with op.batch_alter_table(...) as batch_op:` block: the author's own (with `node`) or one that we plan. */
export interface Batch {
  readonly table: TableRef;
  readonly schema: string;
  readonly alias: string;
  /** How the block's header calls: `op`. */
  readonly op: string;
  /** Further keyword arguments of the header. */
  readonly options?: readonly string[];
  readonly node?: Node;
  /** The author's own header has no arguments but table and schema: ours may join it. */
  readonly plain: boolean;
}

/** A NOT NULL column that got, or has, a value that nobody meant. */
export interface Placeholder {
  /** The column's name; empty when only the program knows it. */
  readonly column: string;
  /** As a Python expression. */
  readonly columnText: string;
  /** As SQL, quoted where SQL wants quotes. */
  readonly sql: string;
  /** We invented it in this run (a stub must say so), or the author wrote it (`'temp'`). */
  readonly ours: boolean;
  /** Can `WHERE c = placeholder` be asked on every database? */
  readonly comparable: boolean;
  /** Added nullable; a later alter_column makes it NOT NULL. `Column`'s type, as written. */
  readonly nullableFirst?: boolean;
  readonly type?: string;
}

/** A statement that is an operation. */
export interface OpStep {
  readonly kind: 'op';
  readonly op: Operation;
  /** The statement, or the call within a tuple statement. */
  readonly node: Node;
  readonly batch?: Batch;
  readonly edits: readonly Edit[];
  readonly placeholder?: Placeholder;
  /** Parts of the column that became operations of their own. */
  readonly hoisted?: readonly ('index' | 'unique')[];
  /** An edit gives its unnamed constraint a name. */
  readonly named?: boolean;
}

/** A statement that stays, but for edits in it. */
export interface KeepStep {
  readonly kind: 'keep';
  readonly node: Node;
  readonly batch?: Batch;
  readonly edits: readonly Edit[];
}

/** An operation that we add: printed bare or in a block, as grouping decides. */
export interface NewOperation {
  readonly name: string;
  readonly table: TableRef;
  /** The schema as written, `None` when there is none. */
  readonly schema: string;
  /** The arguments without table and schema. */
  readonly args: readonly string[];
  /** Where the table goes among the arguments when it is written bare. */
  readonly tableAt: number;
  readonly columns: readonly string[];
  /** The name of the index or constraint, as a value. */
  readonly object?: string;
}

/** A statement that we add. */
export interface InsertStep {
  readonly kind: 'insert';
  /** Lines without indentation, joined by `\n`. */
  readonly text: string;
  readonly batch?: Batch;
  readonly operation?: NewOperation;
  /** The statement that it takes the place of: its comments stay. */
  readonly instead?: Node;
}

/** One statement of a block: an operation, a statement that we keep, or one that we insert. */
export type Step = OpStep | KeepStep | InsertStep;

/**
 * - `safe`: every other database gets the same SQL.
 * - `review`: a person must look at it or finish it.
 * - `none`: reported only.
 */
export type Applicability = 'safe' | 'review' | 'none';

/** How bad a finding is. */
export type Severity = 'error' | 'warning' | 'note';

/** Which rules take part: as little as SQLite needs, all that our house style wants, more checks. */
export type Preset = 'minimal' | 'house' | 'strict';

/** A finding, at offsets of the original text. */
export interface Diagnostic extends Span {
  readonly rule: string;
  readonly message: string;
  readonly help?: string;
  readonly fix: Applicability;
  /** Done in this run; otherwise it remains for a person. */
  readonly fixed: boolean;
  /** `error`: will fail or lose data. `warning`: may. `note`: worth knowing, never makes a run fail. */
  readonly severity: Severity;
}

/** What is said of a rule. */
export interface Meta {
  readonly id: string;
  /** One line, as the README's table shows it. */
  readonly summary: string;
  /** Why: mostly why SQLite. Markdown; becomes the rule's page. */
  readonly why: string;
  readonly fix: Applicability;
  readonly presets: readonly Preset[];
  /** Links to the sources of the facts in `why`. */
  readonly links?: readonly string[];
  /** It writes Python that the others must read: where the text has this pattern, it runs on its own first, elsewhere it does not write. */
  readonly first?: string;
  /** It reports with the others, and writes only when `select` names it. */
  readonly onRequest?: boolean;
}

/** A rule that rewrites: a pure function from the steps of a statement list to its steps. */
export interface Transform {
  readonly meta: Meta;
  /** The same array means: nothing to do. */
  run(steps: readonly Step[], context: Context): readonly Step[];
}

/** What a run is asked for. */
export interface Options {
  readonly preset: Preset;
  /** Leave out every change of level `review`; they are reported instead. */
  readonly safe: boolean;
  /** Databases have this revision behind them: as `safe`, since what else changes would be on fresh ones only. */
  readonly applied?: boolean;
  /** Only these transforms. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** What becomes of a placeholder default: it stays, a last block drops it, or the column is added nullable first. */
  readonly placeholder: 'keep' | 'drop' | 'nullable-first';
  /** The oldest SQLite to support: `3.26`. */
  readonly sqlite: string;
  /** Placeholders of the project's own types by dotted name: `{ "myapp.Money": "0" }`. */
  readonly types: Readonly<Record<string, string>>;
  /** env.py's `target_metadata` has a naming convention: `None` is a good name. */
  readonly namingConvention: boolean;
  /** Connections run `PRAGMA foreign_keys=ON`; undefined: nothing says so. */
  readonly foreignKeys?: boolean | undefined;
  /** Is a suppression to say why? Undefined: as the preset has it. */
  readonly requireReason?: boolean | undefined;
  /** The result tells of each operation what became of it. */
  readonly inspect?: boolean;
}

/** A `# migfix:` mark: something that a person is asked to fill in. */
export interface Mark extends Span {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** What became of one operation, and why. */
export interface Verdict extends Span {
  /** As it is called: `op.alter_column`. */
  readonly operation: string;
  /** `users.email`, as far as it is known. */
  readonly subject?: string;
  readonly became: 'rewritten' | 'bare' | 'batched' | 'fenced' | 'reported' | 'suppressed';
  readonly because: string;
  /** The rules that changed it. */
  readonly changed: readonly string[];
}

/** What became of the operations of one file: each is one of `rewritten` … `suppressed`. */
export interface Counts {
  readonly operations: number;
  readonly rewritten: number;
  /** Bare, and better so on SQLite. */
  readonly bare: number;
  /** The author's own batch operations. */
  readonly batched: number;
  readonly fenced: number;
  readonly reported: number;
  /** Left because the author says so; absent where nothing is. */
  readonly suppressed?: number;
  readonly blocks: number;
  /** Copies of a table that one block per operation would have made and ours do not. */
  readonly copiesSaved: number;
}

/** What became of one text: `code` is the new one, or the old one. */
export type Result =
  | {
      readonly status: 'fixed' | 'unchanged';
      readonly code: string;
      readonly diagnostics: readonly Diagnostic[];
      /** Marks in `code`, with offsets and lines of `code`. */
      readonly marks: readonly Mark[];
      readonly counts: Counts;
      /** With the option `inspect`: each operation, at offsets of the original text. */
      readonly verdicts?: readonly Verdict[];
    }
  | {
      readonly status: 'skipped';
      readonly code: string;
      readonly reason: string;
      /** Offset in `code`. */
      readonly at?: number;
      /** Our fault, not the file's: a rule threw, or the output would not have parsed, would have lost something, or would change again. */
      readonly bug: boolean;
      /** The rules at fault, where it is ours. */
      readonly rules?: readonly string[];
      /** The fault of these extra transforms: without them, all is well. */
      readonly extra?: readonly string[];
    };

/** What a transform may know beyond its steps. */
export interface Context {
  readonly options: Options;
  readonly file: FileFacts;
  readonly names: Names;
  readonly code: string;
  /** The statement list that the steps were read from. */
  readonly list: StatementList;
  /** What the file's chain knows; undefined: the file stands alone. */
  readonly history?: FileHistory;
  /** @returns whether it is taken: not where the author suppresses the rule */
  readonly report: (span: Span, message: string, more?: ReportOptions) => boolean;
}

/** What else is said of a finding. */
export interface ReportOptions {
  readonly help?: string;
  readonly severity?: Severity;
  /** Reported only, whatever the transform can do elsewhere. */
  readonly unfixable?: boolean;
}

/** A statement list: a function's body, a branch, a loop's body, the module. */
export interface StatementList {
  /** The `block` or `module`. */
  readonly node: Node;
  readonly statements: readonly Node[];
  /** The name of the function around, empty for the module. */
  readonly scope: string;
  /** How operations are called here: `op`, `alembic.op`, a parameter; undefined where the file has only single functions. */
  readonly op: string | undefined;
  /** Inside the author's own batch block, in a branch or a loop: changed in place only. */
  readonly inBlock: boolean;
}

/** What the file tells as a whole. */
export interface FileFacts {
  readonly names: Names;
  readonly operations: readonly Operation[];
  /** By the node of the call: an operation is read once, and the same object everywhere. */
  readonly operationAt: ReadonlyMap<Node, Operation>;
  readonly isFenced: (node: Node) => boolean;
  readonly style: Style;
}

/** How the file is written: what we add is written so, too. */
export interface Style {
  readonly indent: string;
  readonly quote: '"' | "'";
  readonly eol: string;
}
