import type { Blurred, Effect, Unplaced } from './changes.ts';
import { lossOfElements } from './index-elements.ts';
import type { ColumnState, ConstraintState } from './schema.ts';
import { allMatched, matched } from './text.ts';

/** Stands in an SQL text for what only the program knows. */
export const UNKNOWN = '\u0001';

const ONE = '(?:"[^"]+"|`[^`]+`|\\[[^[\\]]+\\]|[A-Za-z_]\\w*)';
const NAME = `(${ONE}(?:\\.${ONE})?)`;

/** `NAME` is a name, a blank is any white space; the rest of the statement follows. */
const begins = (source: string): RegExp => new RegExp(`^\\s*${source.replace(/\bNAME\b/g, () => NAME).replaceAll(' ', '\\s+')}`, 'i');

/** A name as the database reads it. */
const plain = (text: string): string => text.split('.').map((part) => (/^["`[]/.test(part) ? part.slice(1, -1) : part.toLowerCase())).join('.');

const column = (name: string): Unplaced<ColumnState> => ({ name, type: undefined, nullable: undefined, default: undefined, generated: false, source: undefined });

const blur = (table: string): Effect => ({ do: 'blur', table, what: 'everything' });

/** What stands in the brackets of CREATE INDEX: up to the one behind which nothing comes but WHERE. */
function elementsIn(rest: string): string | undefined {
  const inside = rest.slice(rest.indexOf('(') + 1).trimEnd();
  const end = rest.includes('(') ? inside.search(/\)\s*(?:WHERE\b|;?$)/i) : -1;
  return end < 0 ? undefined : inside.slice(0, end);
}

const list = (text: string): readonly string[] | undefined => {
  const names = text.split(',').map((part) => part.trim());
  return names.every((name) => new RegExp(`^${ONE}$`).test(name)) ? names.map(plain) : undefined;
};

const KINDS: ReadonlyMap<string, ConstraintState['kind']> = new Map([['unique', 'unique'], ['primary', 'primary'], ['foreign', 'foreignkey'], ['check', 'check']]);

/** `ADD CONSTRAINT name …` */
function addedConstraint(table: string, name: string, rest: string): Effect {
  const kind = KINDS.get(matched(/^\w+/, rest.trim()).toLowerCase());
  if (!kind) return blur(table);
  const columns = kind === 'check' ? undefined : list(/^[^(]*\(([^)]*)\)/.exec(rest)?.[1] ?? '?');
  const key = new RegExp(`REFERENCES\\s+${NAME}\\s*(?:\\(([^)]*)\\))?`, 'i').exec(rest);
  const ondelete = /ON\s+DELETE\s+(CASCADE|SET\s+NULL|SET\s+DEFAULT|RESTRICT|NO\s+ACTION)/i.exec(rest)?.[1];
  const referent = key ? { table: plain(key[1] as string), columns: key[2] ? list(key[2]) : undefined } : undefined;
  const sql = kind === 'check' ? /^\s*CHECK\s*\(([\s\S]*)\)\s*$/i.exec(rest)?.[1]?.trim() : undefined;
  return { do: 'add constraint', table, constraint: { kind, name, columns, made: 'operation', source: undefined, sql, referent, ondelete } };
}

/** What one action of an ALTER TABLE does; anything unclear blurs the table. */
function alterTable(table: string, action: string): Effect {
  const match = (source: string): RegExpExecArray | null => begins(source).exec(action);
  const constraint = match('ADD CONSTRAINT NAME');
  if (constraint) return addedConstraint(table, plain(constraint[1] as string), action.slice(constraint[0].length));
  const renamed = match('RENAME TO NAME');
  if (renamed) return { do: 'rename table', table, to: plain(renamed[1] as string) };
  const to = match('RENAME(?: COLUMN)? NAME TO NAME');
  if (to) return { do: 'alter column', table, column: plain(to[1] as string), to: plain(to[2] as string), existing: {}, unclear: false };
  const dropped = match('DROP CONSTRAINT(?: IF EXISTS)? NAME');
  if (dropped) return { do: 'drop constraint', table, name: plain(dropped[1] as string), kind: undefined };
  const altered = match('ALTER(?: COLUMN)? NAME');
  if (altered) return alterColumn(table, plain(altered[1] as string), action.slice(altered[0].length));
  const gone = match('DROP(?: COLUMN)?(?: IF EXISTS)? NAME');
  if (gone && !/^(?:primary|foreign|index|key|check)$/i.test(gone[1] as string)) return { do: 'drop column', table, column: plain(gone[1] as string) };
  const added = match('ADD(?: COLUMN)?(?: IF NOT EXISTS)? NAME');
  if (added && !/^(?:unique|primary|foreign|check|index|key|constraint)$/i.test(added[1] as string)) {
    return { do: 'add column', table, column: column(plain(added[1] as string)), constraints: [], indexes: [] };
  }
  return blur(table);
}

function alterColumn(table: string, name: string, rest: string): Effect {
  const base = { do: 'alter column' as const, table, column: name, existing: {} };
  if (/^\s*SET\s+NOT\s+NULL\s*$/i.test(rest)) return { ...base, nullable: false, unclear: false };
  if (/^\s*DROP\s+NOT\s+NULL\s*$/i.test(rest)) return { ...base, nullable: true, unclear: false };
  if (/^\s*DROP\s+DEFAULT\s*$/i.test(rest)) return { ...base, default: null, unclear: false };
  return { ...base, unclear: true };
}

/** Splits at commas (or semicolons) outside parentheses and quotes. */
function split(text: string, at: ',' | ';'): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const token of allMatched(/'(?:[^']|'')*'|"[^"]*"|\$\$[\s\S]*?\$\$|--[^\n]*|[\s\S]/g, text)) {
    if (token.startsWith('--')) continue;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === at && depth <= 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** `DROP TABLE a, b`: the first name, and those behind commas. */
const listed = (first: string, rest: string): readonly string[] => [first, ...[...rest.matchAll(new RegExp(`,\\s*${NAME}`, 'g'))].map(([, name]) => plain(name as string))];

const FORMS: readonly (readonly [RegExp, (names: readonly string[], rest: string, all: string) => readonly Effect[]])[] = [
  [begins('ALTER TABLE(?: IF EXISTS)?(?: ONLY)? NAME'), ([table], rest) => split(rest, ',').map((action) => alterTable(table!, action))],
  [
    begins('CREATE(?: (?:TEMP|TEMPORARY|UNLOGGED))? TABLE(?: IF NOT EXISTS)? NAME'),
    ([table]) => [{ do: 'create table', table: table!, columns: [], constraints: [], indexes: [], whole: false, autoincrement: false }],
  ],
  [begins('DROP TABLE(?: IF EXISTS)? NAME'), ([table], rest) => listed(table!, rest).map((one) => ({ do: 'drop table', table: one }))],
  [
    begins('CREATE(?: UNIQUE)? INDEX(?: CONCURRENTLY)?(?: IF NOT EXISTS)? NAME ON(?: ONLY)? NAME'),
    ([name, table], rest, all) => {
      const elements = elementsIn(rest);
      const columns = list(elements ?? '?');
      const loses = columns ? undefined : elements === undefined ? 'expression' : lossOfElements(elements);
      return [{ do: 'add index', table: table!, index: { name: name!, columns, unique: /^\s*CREATE\s+UNIQUE/i.test(all), loses, source: undefined, sql: all } }];
    },
  ],
  [begins('DROP INDEX(?: CONCURRENTLY)?(?: IF EXISTS)? NAME'), ([name], rest) => listed(name!, rest).map((one) => ({ do: 'drop index', table: undefined, name: one }))],
  [begins('CREATE(?: OR REPLACE)?(?: (?:TEMP|TEMPORARY|CONSTRAINT))? TRIGGER(?: IF NOT EXISTS)? NAME(?!\\w)(?:(?!\\sON NAME)[\\s\\S])*\\sON NAME'), ([name, , table]) => [{ do: 'add trigger', table: table!, name: name! }]],
  [begins('DROP TRIGGER(?: IF EXISTS)? NAME'), ([name]) => [{ do: 'drop trigger', name: name! }]],
  [begins('CREATE(?: OR REPLACE)?(?: (?:TEMP|TEMPORARY|RECURSIVE|MATERIALIZED))* VIEW(?: IF NOT EXISTS)? NAME'), ([name], rest) => [{ do: 'add view', name: name!, sql: rest }]],
  [begins('DROP(?: MATERIALIZED)? VIEW(?: IF EXISTS)? NAME'), ([name], rest) => listed(name!, rest).map((one) => ({ do: 'drop view', name: one }))],
];

/** What a statement without a readable name may change of any table. */
const ANY: readonly (readonly [RegExp, Blurred])[] = [
  [/\bCREATE\s+(?:UNIQUE\s+)?(?:INDEX|TRIGGER|VIEW|TYPE|FUNCTION|SEQUENCE|EXTENSION|TABLE)\b/i, 'additions'],
  [/\b(?:DROP|ALTER)\s+INDEX\b/i, 'indexes'],
];
/** Types, functions, sequences and roles are no part of a table. */
const ELSEWHERE = /\b(?:ALTER|DROP|CREATE)\s+(?:OR\s+REPLACE\s+)?(?:TYPE|FUNCTION|PROCEDURE|SEQUENCE|EXTENSION|ROLE|USER|DATABASE|SCHEMA|DOMAIN|COLLATION|TRIGGER|VIEW|MATERIALIZED)\b/i;

/** What Alembic's failed copies leave behind is no table of the chain. */
const LEFTOVER = /^\s*DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?["`]?_alembic_tmp_/i;

/** A statement about rows may have a value that reads like DDL; a `DO` block may run one. */
const ROWS = /^\s*(?:UPDATE|INSERT|DELETE|SELECT|WITH|MERGE)\b/i;
const DDL = /\b(?:ALTER|CREATE|DROP|RENAME)\b/i;

/** A statement that we can't read: what it names is unsure; where the program fills in the name, everything of the kind is. */
function unread(statement: string): readonly Effect[] {
  if (LEFTOVER.test(statement) || (ROWS.test(statement) && !DDL.test(statement.replace(/'(?:[^']|'')*'/g, '')))) return [];
  if (!/\b(?:ALTER|CREATE|DROP|RENAME)\s+\S/i.test(statement)) return /\b(?:ALTER|DROP|RENAME)\b/i.test(statement) ? [{ do: 'blur', table: undefined, what: 'everything' }] : [];
  const words = allMatched(new RegExp(`${ONE}${UNKNOWN}?`, 'g'), statement.replace(/'(?:[^']|'')*'/g, '')).map((word) => (word.endsWith(UNKNOWN) ? `${plain(word.slice(0, -1))}*` : plain(word)));
  const named: Effect = { do: 'blur names', names: words };
  const anonymous = new RegExp(`\\b(?:TABLE|INDEX)\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+|ONLY\\s+|CONCURRENTLY\\s+)*["\`]?${UNKNOWN}`, 'i').test(statement);
  if (!anonymous || ELSEWHERE.test(statement)) return [named];
  return [named, { do: 'blur', table: undefined, what: ANY.find(([pattern]) => pattern.test(statement))?.[1] ?? 'everything' }];
}

/**
 * What the statements of an SQL text do to the schema. Simple DDL is read; a table that anything else alters is blurred.
 *
 * @returns nothing for SQL that only reads or writes rows
 */
export function readDdl(sql: string): readonly Effect[] {
  if (!DDL.test(sql)) return [];
  // the body of a trigger has semicolons of its own
  const statements = /\bTRIGGER\b(?:(?!\bTRIGGER\b)[\s\S])*\bBEGIN\b/i.test(sql) ? [sql] : split(sql, ';');
  return statements.flatMap((statement): readonly Effect[] => {
    for (const [pattern, effects] of FORMS) {
      const match = pattern.exec(statement);
      if (match && !statement.includes(UNKNOWN)) return effects(match.slice(1).map((name) => plain(name ?? '')), statement.slice(match[0].length), statement);
    }
    return unread(statement);
  });
}
