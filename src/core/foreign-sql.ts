/** What SQLite cannot run: what it is called, and the words. */
export interface ForeignSql {
  readonly what: string;
  readonly words: string;
}

/** A name, or what the program puts in its place: `{table}`, `%s`. The whole of it: the rest of a pattern is not tried anew behind each of its letters. */
const NAME = '(?:\\{[^{}]*\\}|%\\(\\w+\\)s|"[^"]*"|`[^`]*`|\\[[^[\\]]*\\]|[\\w.$%:])+(?![\\w.$%:"`{[])';

/** `NAME` is a name, a blank is any white space. */
const form = (source: string): RegExp => new RegExp(`^(?:${source.replace(/\bNAME\b/g, () => NAME).replaceAll(' ', '\\s+')})`, 'i');

type Table = readonly (readonly [RegExp, string])[];

/** Wherever they stand. Each was run on SQLite 3.40, as were those below. */
const PHRASES: Table = [
  [/\bCREATE\s+EXTENSION\b/i, 'CREATE EXTENSION'],
  [/\b(?:CREATE|ALTER|DROP)\s+TYPE\b/i, 'a TYPE of its own'],
  [/\b(?:CREATE|ALTER|DROP)\s+SEQUENCE\b|\b(?:next|curr|set)val\s*\(/i, 'a sequence'],
  [/\bALTER\s+TABLE\b(?:(?!\bALTER\s+TABLE\b)[\s\S])*\b(?:ALTER\s+(?:COLUMN\s+)?[\w"{%`]|MODIFY\b|CHANGE\b)/i, 'ALTER COLUMN'],
  [/\bALTER\s+TABLE\s+(?:IF\s+EXISTS|ONLY)\b|\b(?:ADD|DROP)\s+COLUMN\s+IF\b|\bDROP\s+COLUMN\s+\S+\s+(?:CASCADE|RESTRICT)\b|\bALTER\s+TABLE\s+\w+\.\w/i, 'this form of ALTER TABLE'],
  [/\bALTER\s+TABLE\b(?:(?!\bALTER\s+TABLE\b)[\s\S])*\b(?:ADD|DROP)\s+(?:CONSTRAINT|PRIMARY\s+KEY|FOREIGN\s+KEY|UNIQUE|CHECK)\b/i, 'ALTER TABLE … CONSTRAINT'],
  [/\bALTER\s+TABLE\b(?:(?!\bALTER\s+TABLE\b)[\s\S])*\bRENAME\s+CONSTRAINT\b/i, 'RENAME CONSTRAINT'],
  [/\w::\w|'::\w|\)::\w/, 'a `::` cast'],
  [/\bDO\s+\$|\$\$|\bLANGUAGE\s+'?plpgsql/i, 'PL/pgSQL'],
  [/\bTRUNCATE\b/i, 'TRUNCATE'],
  [/\bCOMMENT\s+ON\b/i, 'COMMENT ON'],
  [/\bDELETE\s+FROM\s+\S+(?:\s+(?:AS\s+)?\w+)?\s+USING\b/i, 'DELETE … USING'],
  [/\b(?:CREATE|DROP|ALTER)\s+SCHEMA\b/i, 'a SCHEMA'],
  [/\bILIKE\b/i, 'ILIKE'],
  [/\bCREATE\s+OR\s+REPLACE\b|\bCREATE\s+MATERIALIZED\b/i, 'CREATE OR REPLACE'],
  [/\bINTERVAL\s+'/i, 'INTERVAL'],
  [/\bUSING\s+(?:gin|gist|btree|hash|brin)\b/i, 'an index method'],
  [
    new RegExp(
      // a table may have such a name; only where a word begins, what is before it is read
      `\\b(?<!\\b(?:INTO|TABLE|EXISTS|REFERENCES|ON|JOIN|INDEX|KEY|CONSTRAINT)\\s+["\`]?)(?:${[
        'now|gen_random_uuid|uuid|uuid_generate_v4|jsonb?_(?:build|agg|populate|to)\\w*|jsonb_\\w+|json_array_elements\\w*|json_object_agg|row_to_json|to_jsonb?|array_\\w+|string_to_array|unnest|generate_series',
        'regexp_\\w+|string_agg|to_char|to_date|to_timestamp|to_number|to_tsvector|split_part|initcap|btrim|lpad|rpad|chr|ascii|left|concat|concat_ws|position|substring_index|find_in_set|md5|sha1|sha2|encode|decode|crypt|digest',
        'date_trunc|date_part|extract|unix_timestamp|from_unixtime|curdate|curtime|utc_timestamp|str_to_date|date_format|date_add|date_sub|datediff|dateadd|timestampdiff|getdate|newid|if|nvl|greatest|least|rand|bool_or|bool_and|any_value|clock_timestamp|current_setting|set_config|database|serverproperty',
      ].join('|')})\\(`,
      'i',
    ),
    'a function that it does not have',
  ],
  [/\bSUBSTRING\s*\([^()]*\sFROM\s/i, 'SUBSTRING … FROM'],
  [/=\s*(?:ANY|SOME|ALL)\s*\(/i, '= ANY'],
  [/\bSIMILAR\s+TO\b|\b(?:NOT\s+)?(?:RLIKE|REGEXP)\b|[\w")]\s*!?~\*?\s*''/i, 'a pattern of another database'],
  [/\bARRAY\s*\[|@>|<@|#[>-]/i, 'arrays and operators of PostgreSQL'],
  [/\bAT\s+TIME\s+ZONE\b/i, 'AT TIME ZONE'],
  [/\b[BEN]''|\b(?:DATE|TIME|TIMESTAMP)\s*''/i, 'a literal of another database'],
  [/[\w)]\s+(?:DIV|XOR)\s+[\w(]|\bFROM\s+DUAL\b|@@\w|\bSELECT\s+TOP\s+\d|\bCHARACTER\s+SET\b|\bEXECUTE\s+IMMEDIATE\b|\bOFFSET\s+\S+\s+LIMIT\b/i, 'words of another database'],
  [/\bDISTINCT\s+ON\b/i, 'DISTINCT ON'],
  [/\bFOR\s+(?:UPDATE|SHARE)\b/i, 'a lock of rows'],
  [/\bON\s+DUPLICATE\s+KEY\b/i, 'ON DUPLICATE KEY'],
  [/\binformation_schema\.|\bpg_(?:catalog\.|class|type|enum|constraint|index|indexes|attribute|namespace|tables|views|proc|settings|trigger)\b/i, 'the catalog of another database'],
  [/\bAS\s*\(\s*(?:UPDATE|INSERT|DELETE)\b/i, 'a change inside WITH'],
  [/\bUPDATE\s+[\w".`]+\s+(?!SET\b|AS\b|INDEXED\b|NOT\b)\w+\s+SET\b/i, 'this form of UPDATE'],
];

/** At the beginning of a statement. */
const HEADS: Table = [
  [form('ALTER (?!TABLE\\b)\\w+'), 'this form of ALTER'],
  [form('CREATE (?!(?:TEMP |TEMPORARY )?(?:TABLE|VIEW|TRIGGER)\\b|(?:UNIQUE )?INDEX\\b|VIRTUAL\\b)\\w+'), 'this form of CREATE'],
  [form('DROP (?!TABLE\\b|VIEW\\b|TRIGGER\\b|INDEX\\b)\\w+'), 'this form of DROP'],
  [form('(?:GRANT|REVOKE|SET|SHOW|LOCK|UNLOCK|START|REFRESH|CLUSTER|CALL|USE|OPTIMIZE|COPY|PREPARE|DO|MERGE|RENAME|REASSIGN|EXEC|EXECUTE|DECLARE|IF|FLUSH) [\\w@"{`%]'), 'this statement'],
  [form('REINDEX (?:TABLE|INDEX|DATABASE|SCHEMA) |VACUUM (?:FULL|ANALYZE|VERBOSE)\\b'), 'this statement'],
  [form('CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY|ON)\\b|CREATE (?:UNIQUE )?INDEX\\b[\\s\\S]*?(?:\\bUSING |\\bINCLUDE\\b\\s*\\(|_ops\\b|\\bNULLS (?:FIRST|LAST)\\b|\\w\\(\\d+\\))'), 'this form of CREATE INDEX'],
  [
    form('CREATE (?:TEMP |TEMPORARY )?TABLE (?:IF NOT EXISTS )?NAME(?: LIKE\\b|\\s*\\(\\s*LIKE\\b|[\\s\\S]*(?:\\bENUM\\s*\\(|\\bCHARACTER SET\\b|\\bAS IDENTITY\\b|\\bON UPDATE CURRENT_TIMESTAMP|[,(]\\s*(?:UNIQUE )?(?:KEY|INDEX) NAME\\s*\\(|\\bPARTITION BY\\b|\\bINHERITS\\s*\\(|\\)\\s*(?:ENGINE|CHARSET|DEFAULT|COLLATE|COMMENT|ROW_FORMAT|TABLESPACE|AUTO_INCREMENT)\\b[^()]*$))'),
    'this form of CREATE TABLE',
  ],
  [form('CREATE (?:TEMP |TEMPORARY )?TRIGGER\\b[\\s\\S]*\\bEXECUTE (?:FUNCTION|PROCEDURE)\\b'), 'this form of CREATE TRIGGER'],
  [form('UPDATE(?=[\\s\\S]*\\bSET\\b) (?:(?:ONLY|IGNORE|LOW_PRIORITY) |NAME\\s*,|(?!OR )NAME (?!SET\\b|AS\\b|INDEXED\\b|NOT\\b)[\\w"`]+\\b)'), 'this form of UPDATE'],
  [/^UPDATE\s[\s\S]*?\bSET\b(?:\s+[\w"`]+\.[\w"`]+\s*=|(?:(?!\b(?:WHERE|SET)\b)[\s\S])*?=\s*DEFAULT\b)/i, 'this form of UPDATE'],
  [form('DELETE (?!FROM\\b)NAME FROM\\b|DELETE FROM (?:ONLY |NAME (?!AS\\b|WHERE\\b|RETURNING\\b|ORDER\\b|LIMIT\\b|INDEXED\\b|NOT\\b|USING\\b)[\\w"`]+)'), 'this form of DELETE'],
  [form('INSERT (?:IGNORE|LOW_PRIORITY|DELAYED)\\b|INSERT (?:OR \\w+ )?INTO NAME(?: SET\\b|\\s*(?:\\([^()]*\\)\\s*)?\\(\\s*SELECT\\b|[\\s\\S]*\\bVALUE\\s*\\(|[\\s\\S]*\\bVALUES\\s*\\((?:[^()]*,)?\\s*DEFAULT\\s*[,)])'), 'this form of INSERT'],
];

/** All that it knows of these statements. */
const KNOWN: readonly (readonly [RegExp, RegExp])[] = [
  [form('ALTER TABLE NAME [a-z]'), form('ALTER TABLE NAME (?:(?:RENAME (?:TO NAME|(?:COLUMN )?NAME TO NAME|\\{[^{}]*\\}|%s)|DROP (?:COLUMN )?NAME)\\s*;?|ADD (?:COLUMN )?(?!(?:COLUMN|CONSTRAINT|UNIQUE|PRIMARY|FOREIGN|CHECK|INDEX|KEY|FULLTEXT|SPATIAL|PARTITION|EXCLUDE)\\b)NAME(?:[^,()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*)$')],
  [form('DROP (?:TABLE|INDEX|VIEW|TRIGGER) [\\w"`]'), form('DROP (?:TABLE|INDEX|VIEW|TRIGGER) (?:IF EXISTS )?NAME\\s*;?$')],
];

const COLUMN = form('ALTER TABLE NAME ADD (?:COLUMN )?NAME ');

/** What a column cannot be that is added to a table with rows. */
const ADDED: Table = [
  [/\b(?:UNIQUE|PRIMARY\s+KEY)\b/i, 'a new column with a key of its own'],
  [/\bSTORED\b/i, 'a new column that is generated and STORED'],
  [/\bDEFAULT\s+(?:\(|CURRENT_)/i, 'a new column whose default is no constant'],
  [/^(?![\s\S]*\bDEFAULT\b)[\s\S]*\bNOT\s+NULL\b/i, 'a new column NOT NULL without a default'],
];

const first = (table: Table, sql: string): readonly [RegExp, string] | undefined => table.find(([pattern]) => pattern.test(sql));

/** What is found, with the whole of the words that it begins and ends in: `role::text`, where the pattern asks for `e::t`. */
const wholeWords = (sql: string, pattern: RegExp): string => new RegExp(`\\w{0,63}(?:${pattern.source})[\\w"\`]*`, pattern.flags).exec(sql)?.[0] ?? '';

const ofStatement = (sql: string): ForeignSql | undefined => {
  const head = first(HEADS, sql);
  return head && { what: head[1], words: sql };
};

function ofForm(sql: string): ForeignSql | undefined {
  const unknown = KNOWN.find(([statement, known]) => statement.test(sql) && !known.test(sql));
  if (unknown) return { what: `this form of ${/^\w+\s+\w+/.exec(sql)?.[0].replace(/\s+/, ' ').toUpperCase()}`, words: sql };
  const added = COLUMN.test(sql) ? first(ADDED, sql) : undefined;
  return added && { what: added[1], words: sql };
}

/**
 * What SQLite cannot run of an SQL text, as far as its words tell.
 *
 * @param sql without comments and without the contents of its strings
 * @param whole a statement: it can be told by its first words and by its form
 */
export function foreignSql(sql: string, whole: boolean): ForeignSql | undefined {
  const [pattern, what] = first(PHRASES, sql) ?? [];
  if (pattern && what !== undefined) return { what, words: wholeWords(sql, pattern) };
  const statement = sql.trim();
  return whole ? (ofStatement(statement) ?? ofForm(statement)) : undefined;
}

const ON_SCHEMA = form('(?:UPDATE|(?:INSERT|REPLACE) INTO|DELETE FROM|(?:CREATE|DROP) TABLE(?: IF (?:NOT )?EXISTS)?) (?!(?:main|temp)\\.)(\\w+|"\\w+")\\.["\\w]');

/** The schema of the table that a statement is about. */
export const schemaIn = (sql: string): string | undefined => ON_SCHEMA.exec(sql.trim())?.[1]?.replaceAll('"', '');
