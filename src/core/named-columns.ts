/** SQL's own words in conditions and in the expressions of indexes, with the types that a CAST names. */
const WORDS = new Set(
  `all and any array as asc between bigint binary boolean case cast char collate current_date current_time current_timestamp date decimal
  desc distinct else end escape exists false first from glob ilike in int integer interval is isnull last like match nocase not notnull null
  nulls numeric or real regexp rtrim similar smallint some text then time timestamp to true unknown uuid varchar when where`.split(/\s+/),
);

/** Strings and numbers are passed by; what follows a name tells a function, or a table. */
const TOKENS = /'(?:[^']|'')*'|\d[\w.]*|(?:"(?<double>(?:[^"]|"")*)"|`(?<back>[^`]*)`|(?<plain>[\p{L}_][\p{L}\p{N}_$]*))(?<after>\s*[(.])?/gu;

/** The names in SQL whose table is not known, as PostgreSQL folds them: all words that are not SQL's own. */
export const namesIn = (sql: string): readonly string[] => {
  const words = [...sql.matchAll(TOKENS)].flatMap(({ groups }) => (groups?.['after'] ? [] : (groups?.['double'] ?? groups?.['back'] ?? groups?.['plain']?.toLowerCase() ?? [])));
  return [...new Set(words)].filter((word) => !WORDS.has(word.toLowerCase()));
};

/** The column that a word means; `null`: none; undefined: it may be one or not. */
function columnOf(word: string, isQuoted: boolean, columns: readonly string[]): string | null | undefined {
  if (isQuoted) return columns.find((one) => one === word);
  const column = columns.find((one) => one === word) ?? columns.find((one) => one === word.toLowerCase());
  return WORDS.has(word.toLowerCase()) ? (column === undefined ? null : undefined) : column;
}

/**
 * The columns that SQL of a table speaks of: a condition, the expressions of an index.
 *
 * @param columns of the table, as they are called when the SQL is written
 * @returns undefined where a word is neither one of them nor SQL's own, or could be either
 */
export function columnsNamed(sql: string, columns: readonly string[]): readonly string[] | undefined {
  const found = new Set<string>();
  for (const { groups } of sql.matchAll(TOKENS)) {
    const quoted = groups?.['double'] ?? groups?.['back'];
    const word = quoted ?? groups?.['plain'];
    if (word === undefined || groups?.['after']) continue;
    const column = columnOf(word, quoted !== undefined, columns);
    if (column === undefined) return undefined;
    if (column !== null) found.add(column);
  }
  return columns.filter((column) => found.has(column));
}
