/** Words that one of SQLite, PostgreSQL, MySQL, SQL Server or Oracle takes only in its own quotes. */
const RESERVED = new Set(
  `access add all alter analyse analyze and any array as asc asymmetric audit authorization backup before begin between bigint binary
  blob both break browse bulk by call cascade case cast change char character check checkpoint close cluster clustered coalesce collate
  column columns comment commit compress compute condition connect constraint contains continue convert create cross cube current
  current_date current_role current_time current_timestamp current_user cursor database databases date day dec decimal declare default
  deferrable delayed delete desc describe deterministic disk distinct div do double drop dual each else elseif empty enclosed end errlvl
  escape escaped except exclusive exec execute exists exit explain external false fetch file float for force foreign freeze from full
  fulltext function general generated get grant group grouping groups having high_priority hour identified identity if ignore ilike
  immediate in increment index infile initial initially inner insert int integer intersect interval into is isnull iterate join json_table
  key keys kill lag last_value lateral lead leading leave left level like limit linear lines load localtime localtimestamp lock long loop
  match maxextents merge minus minute mod mode modify month national natural no noaudit nocheck not notnull nowait null nullif number
  numeric of off offline offset on online only open optimize option or order out outer outfile over overlaps partition password percent
  pivot placing plan position precision primary prior privileges procedure public purge range rank raw read reads real recursive references
  regexp release rename repeat replace require resource restrict return returning revert revoke right rlike rollback row row_number rowid
  rownum rows save schema schemas second select separator sequence session session_user set share show similar size smallint some spatial
  sql start statistics successful symmetric synonym sysdate system system_user table tables tablesample terminated text then time timestamp
  tinyint to top trailing transaction trigger true truncate type uid undo union unique unlock unsigned update usage use user using validate
  value values varbinary varchar varchar2 variadic varying verbose view virtual when whenever where while window with write xor year zerofill`
    .split(/\s+/)
    .filter(Boolean),
);

/** Can this name stand in SQL without quotes and mean the same on every database? PostgreSQL folds to lower case. */
export const isPlainIdentifier = (name: string): boolean => /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name);

/** A value as an SQL string literal. */
export const sqlString = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Would `sa.text()` read a part of this SQL as a bind parameter? */
export const hasBind = (sql: string): boolean => /(?<![:\w\\]):\w+(?!:)/.test(sql);

const word = (name: string): string => `(?<![\\w])["'\`\\[]?${name.replace(/[^\w]/g, '\\$&')}["'\`\\]]?(?![\\w])`;

/** Does this source text mention a name as a word of its own? */
export const mentions = (text: string, name: string): boolean => name !== '' && new RegExp(word(name), 'i').test(text);
