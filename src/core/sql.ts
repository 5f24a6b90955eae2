/** Words that SQLite, PostgreSQL or MySQL take as a name only in quotes. */
const RESERVED = new Set(
  `abort accessible add all alter analyse analyze and any array as asc asensitive asymmetric authorization autoincrement before between
  bigint binary blob both by call cascade case cast change char character check collate collation column commit concurrently condition
  constraint continue convert create cross cube cume_dist current_catalog current_date current_role current_schema current_time
  current_timestamp current_user cursor database databases dec decimal declare default deferrable delayed delete dense_rank desc describe
  deterministic distinct distinctrow div do double drop dual each else elseif empty enclosed end escape escaped except exists exit explain
  false fetch first_value float for force foreign freeze from full fulltext function generated get grant group grouping groups having
  high_priority if ignore ilike in index infile initially inner inout insensitive insert int integer intersect interval into is isnull
  iterate join json_table key keys kill lag last_value lateral lead leading leave left like limit linear lines load localtime
  localtimestamp lock long longblob longtext loop low_priority match maxvalue mediumblob mediumint mediumtext middleint mod modifies natural
  not notnull nth_value ntile null numeric of offset on only optimize option optionally or order out outer outfile over overlaps partition
  percent_rank placing precision primary procedure purge range rank read reads real recursive references regexp release rename repeat
  replace require resignal restrict return returning revoke right rlike row row_number rows schema schemas select sensitive separator
  session_user set show signal similar smallint some spatial specific sql sqlexception sqlstate sqlwarning ssl starting stored
  straight_join symmetric system system_user table tablesample terminated then tinyblob tinyint tinytext to trailing transaction trigger
  true undo union unique unlock unsigned update usage use user using utc_date utc_time utc_timestamp values varbinary varchar variadic
  varying verbose virtual when where while window with write xor zerofill`
    .split(/\s+/)
    .filter(Boolean),
);

/** Can this name stand in SQL without quotes and mean the same on every database? PostgreSQL folds to lower case. */
export const isPlainIdentifier = (name: string): boolean => /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name);

/** A value as an SQL string literal. */
export const sqlString = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Would `sa.text()` read a part of this SQL as a bind parameter? */
export const hasBind = (sql: string): boolean => /(?<![:\w\\]):\w+(?!:)/.test(sql);

/** A text of several lines on one. The blanks at a line's end are looked at once, not again from each of them. */
export const oneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ');

/** What a string literal writes with a backslash, and a raw one without. */
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\{1,2}', "'": "\\\\?'", '"': '\\\\?"', '\n': '(?:\\n|\\\\n)', '\r': '(?:\\r|\\\\r)' };

/** No database takes a name that is longer; an expression that is much longer is none that JavaScript takes. */
const LONGEST_NAME = 1000;

/** A name as a part of a regular expression, where it means itself, also as source text has it. */
export const literally = (name: string): string => name.slice(0, LONGEST_NAME).replace(/[^\w]/g, (char) => ESCAPED[char] ?? `\\${char}`);

const word = (name: string): string => `(?<![\\w])["'\`\\[]?${literally(name)}["'\`\\]]?(?![\\w])`;

/** Of letters beyond these, case is another matter. */
const isPlain = (name: string): boolean => /^[\w.$ -]*$/.test(name);

/** Does this source text mention a name as a word of its own? */
export const mentions = (text: string, name: string): boolean =>
  name !== '' && (!isPlain(name) || text.toLowerCase().includes(name.toLowerCase())) && new RegExp(word(name), 'i').test(text);
