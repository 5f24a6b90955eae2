/** What SQLite and Alembic say, in plain words: the cause, and what to do. Each was met by running it. */

export interface KnownError {
  readonly pattern: RegExp;
  readonly cause: string;
  readonly advice: string;
  /** SQLite, or this environment, cannot do it at all: no wording of the migration would be right. */
  readonly beyond?: true;
  /** Of Alembic's batch mode: thrown elsewhere, the same words are about something else. */
  readonly inBlock?: true;
}

/** What stands in for a missing module calls itself so. */
const INERT = /\bInert\b|\bgot inert\b/;

export const knownErrors: readonly KnownError[] = [
  {
    pattern: /No support for ALTER of constraints in SQLite dialect/,
    cause: 'SQLite cannot add or drop a constraint of a table that exists.',
    advice: 'Put it into `with op.batch_alter_table(…)`: Alembic then copies the table. `migfix --write` does it.',
  },
  {
    pattern: /near "ALTER": syntax error/,
    cause: 'SQLite has no ALTER COLUMN.',
    advice: 'Put the alter_column into `with op.batch_alter_table(…)`. `migfix --write` does it.',
  },
  {
    pattern: /Constraint must have a name/,
    cause: 'In a batch block a constraint is known by its name only.',
    advice: 'Give it the name that PostgreSQL would choose; or run with --env when env.py computes a naming convention.',
  },
  {
    pattern: /Cannot add a NOT NULL column with default value NULL/,
    cause: 'The table has rows, and SQLite does not know what to put into the new column.',
    advice: 'Give the column a server_default, or add it as NULL, fill it, and make it NOT NULL in a second block.',
  },
  {
    pattern: /Cannot add a column with non-constant default/,
    cause: 'SQLite computes the default of an added column once: it must be a constant.',
    advice: 'Put the add_column into a batch block: the table is then copied, where any default goes.',
  },
  {
    pattern: /No such constraint: /,
    cause: 'SQLite keeps the names of constraints only where the migration gave one; PostgreSQL makes them up.',
    advice: 'Give the constraint its name where it is made, or a naming_convention to this batch block.',
  },
  {
    pattern: /table _alembic_tmp_\S+ already exists/,
    cause: 'An earlier run failed in the middle of a copy and left its temporary table: SQLite does not roll DDL back.',
    advice: 'Drop the table _alembic_tmp_…, and mend what failed first.',
  },
  {
    pattern: /UNIQUE constraint failed/,
    cause: 'Rows that are there have the same values, for example the same placeholder, when the UNIQUE is made.',
    advice: 'Fill the column with different values first, in front of a second block with the constraint.',
  },
  {
    pattern: /NOT NULL constraint failed/,
    cause: 'Rows that are there have a NULL in the column when it becomes NOT NULL.',
    advice: 'UPDATE … WHERE … IS NULL must come before the block that says nullable=False.',
  },
  {
    pattern: /CHECK constraint failed/,
    cause: 'Rows that are there do not satisfy the new CHECK.',
    advice: 'Mend those rows first, in front of the block with the constraint.',
  },
  {
    pattern: /FOREIGN KEY constraint failed/,
    cause: 'With PRAGMA foreign_keys=ON a table that others refer to cannot be dropped, which a copy does.',
    advice: 'Switch the pragma off on the connection of the migrations, in env.py; or rewrite with --foreign-keys.',
  },
  {
    pattern: /has no attribute 'commit'/,
    cause: 'A connection of SQLAlchemy 1.4 has no commit(), nor has one in offline mode.',
    advice: 'Take the commit out: Alembic commits.',
  },
  {
    pattern: /Not an executable object: /,
    cause: 'SQLAlchemy 2 runs no plain strings.',
    advice: 'Wrap it in sa.text("…"). `migfix --write` does it.',
  },
  {
    pattern: /alembic_version is .* and should be /,
    cause: 'The migration ended Alembic’s transaction (conn.commit() or rollback()): what was done stays, the stamp is lost.',
    advice: 'Take the commit out: Alembic commits. Otherwise the next upgrade runs the revision again.',
  },
  {
    pattern: /_alembic_tmp_\S+ is left behind/,
    cause: 'index=True on a column that is added where the table is copied makes a second index, named after the copy.',
    advice: 'Take index=True out and write batch_op.create_index(…) behind the column.',
  },
  {
    pattern: /(?:error in index|after drop column|no such column)/,
    cause: 'An index, a constraint or a statement still names a column that is gone or not yet there.',
    advice: 'Drop the index before its column; use a new column only in a later block.',
  },
  {
    pattern: /error in (?:view|trigger)/,
    cause: 'A view or trigger names the table, which is away for a moment while it is copied.',
    advice: 'Drop the view or trigger before the block and create it again behind it.',
  },
  {
    pattern: /can't render element of type|does not support|Compiler .* can't render/,
    cause: 'SQLite has no such type or construct.',
    advice: 'Use a generic type, or with_variant(…, "sqlite"); or keep SQLite out with a test of the dialect.',
    beyond: true,
  },
  {
    pattern: /near "(?:EXISTS|CONSTRAINT|USING|::|TYPE|EXTENSION|CONCURRENTLY|COMMENT|DEFERRABLE|RETURNING|FROM|MODIFY|CHANGE|\?|\(|:)": syntax error|unrecognized token: ":"|unknown function|no such function/,
    cause: 'This SQL is another database’s: SQLite does not understand it.',
    advice: 'Keep it for that database with a test of the dialect, or write it so that both understand it.',
    beyond: true,
  },
  {
    pattern: /unknown database|no such table: (?!main\.)\w+\.\w+/,
    cause: 'SQLite has no schemas.',
    advice: 'Leave schema= out on SQLite, or ATTACH a database of that name in env.py.',
    beyond: true,
  },
  {
    pattern: /KeyError: '/,
    cause: 'Inside one batch block a column is known by the name that it had before the block.',
    advice: 'Put the rename into a block of its own.',
    inBlock: true,
  },
  {
    pattern: /KeyError: '/,
    cause: 'The migration looks up what is not there: a table that nothing has made, or what env.py hands over (`context.configure(…)`, `-x`).',
    advice: 'Run with --env where it is env.py that knows.',
    beyond: true,
  },
  {
    pattern: /CircularDependencyError/,
    cause: 'A column is renamed and its old name used again in the same block.',
    advice: 'Put the rename into a block of its own.',
  },
  {
    pattern: /cannot INSERT into generated column/,
    cause: 'Alembic cannot copy a table that has a generated column.',
    advice: 'Change that table without a batch block on SQLite, or without the generated column.',
    beyond: true,
  },
  {
    pattern: /cannot be computed by SQLite/,
    cause: 'The default is another database’s function: every INSERT that relies on it will fail.',
    advice: 'Use sa.func.now() or a constant.',
  },
  {
    pattern: /no value of that type/,
    cause: 'SQLite stores what it is given; SQLAlchemy fails when it reads it back, or reads something else.',
    advice: 'Use a placeholder of the column’s type: \'0\', \'1970-01-01 00:00:00\', \'{}\'…',
  },
  {
    pattern: /had \d+ rows and has \d+/,
    cause: 'Where foreign keys are enforced, the copy of a parent table deletes its children (ON DELETE CASCADE).',
    advice: 'Switch PRAGMA foreign_keys off on the connection of the migrations, in env.py; or rewrite with --foreign-keys.',
  },
  {
    pattern: / was .* and is .*\d/,
    cause: 'The copy of a table CASTs a column whose type changes, and SQLite’s CAST keeps the leading number of a text only.',
    advice: 'Give the block reflect_kwargs with a column_reflect listener that sets the new type, so that nothing is cast.',
  },
  {
    pattern: /(?:is gone|is no longer)/,
    cause: 'The copy of a table keeps only what SQLAlchemy can read back from SQLite.',
    advice: 'Make it again behind the block, or do without the copy there.',
  },
  {
    pattern: /was created and is not there|was to become|was to be/,
    cause: 'A batch block passes over what it does not know, for example a constraint on a column renamed in the same block.',
    advice: 'Put it into a block of its own, behind the one that makes or renames the column.',
  },
  {
    pattern: /NoSuchTableError|no such table: (?!_alembic)/,
    cause: 'No migration that ran has made this table: the application makes it itself (create_all), another package does, or an earlier revision could not run.',
    advice: 'Begin the chain with a revision that creates the tables, name the other package’s folder as well, or mend the earlier one first.',
    beyond: true,
  },
  {
    pattern: /ModuleNotFoundError|ImportError|cannot import name/,
    cause: 'The migration imports something that this Python does not have.',
    advice: 'Run migfix with the project’s own environment (--python), or with --stub-imports.',
    beyond: true,
  },
  {
    pattern: /AttributeError: module '\S+' has no attribute/,
    cause: 'The migration uses a module that it does not import: env.py does, or what env.py imports.',
    advice: 'Import it in the migration; or run with --env.',
    beyond: true,
  },
  {
    pattern: INERT,
    cause: 'A module that is missing was replaced by an inert one (--stub-imports), which cannot do this.',
    advice: 'Run migfix with the project’s own environment (--python).',
    beyond: true,
  },
  {
    pattern: /opens a network connection|opens a database of its own/,
    cause: 'A proof touches nothing but its own scratch database.',
    advice: 'Use op.get_bind() in the migration.',
    beyond: true,
  },
];

/** An error begins with what is wrong; the statement and the values behind it may be megabytes. */
const BEGINNING = 2000;

/** Is an error that of a module which is not there? Nobody knows what the real one would have done. */
export const isOfStub = (error: string): boolean => INERT.test(error.slice(0, BEGINNING));

/**
 * @param error as it was thrown or found
 * @param traceback where it was thrown, if that is known
 */
export function explain(error: string, traceback?: string): KnownError | undefined {
  const beginning = error.slice(0, BEGINNING);
  const isElsewhere = traceback !== undefined && !/alembic.operations.batch\.py/.test(traceback);
  return knownErrors.find(({ pattern, inBlock }) => pattern.test(beginning) && !(inBlock && isElsewhere));
}
