import { quoted } from './python.ts';
import type { Style } from './types.ts';

interface Spelling {
  readonly op: string;
  readonly sa: string;
  readonly style: Style;
}

const NAME = '("[^"]+"|`[^`]+`|[A-Za-z_]\\w*)';
const ONE = '(?:"[^"]+"|`[^`]+`|[A-Za-z_]\\w*)';
const LIST = `\\(((?:~${ONE}~,)*~${ONE}~)\\)`;
const re = (source: string): RegExp => new RegExp(`^${source.replaceAll('NAME', NAME).replaceAll('LIST', LIST).replaceAll(' ', '\\s+').replaceAll('~', '\\s*')}$`, 'i');

/** An identifier as the database reads it: unquoted ones are folded by PostgreSQL. */
const identifier = (text: string): string => (/^["`]/.test(text) ? text.slice(1, -1) : text.toLowerCase());
const isSimple = (text: string): boolean => /^["`]/.test(text) || text === text.toLowerCase();

const TYPES: ReadonlyMap<string, string> = new Map([
  ['integer', 'Integer()'], ['int', 'Integer()'], ['bigint', 'BigInteger()'], ['smallint', 'SmallInteger()'], ['text', 'Text()'], ['boolean', 'Boolean()'], ['date', 'Date()'], ['json', 'JSON()'],
  ['timestamp without time zone', 'DateTime()'], ['timestamp with time zone', 'DateTime(timezone=True)'],
]);

const typeOf = (sql: string, sa: string): string | undefined => {
  const text = sql.trim().toLowerCase().replace(/\s+/g, ' ');
  const varchar = /^(?:varchar|character varying) ?\((\d+)\)$/.exec(text);
  const numeric = /^numeric ?\((\d+), ?(\d+)\)$/.exec(text);
  if (varchar) return `${sa}.String(length=${varchar[1]})`;
  if (numeric) return `${sa}.Numeric(precision=${numeric[1]}, scale=${numeric[2]})`;
  const known = TYPES.get(text);
  return known && `${sa}.${known}`;
};

type Build = (names: readonly string[], write: Spelling & { readonly q: (text: string) => string; readonly list: (text: string) => string }) => string | undefined;

/** One ALTER TABLE each that has exactly one meaning as an operation. */
const FORMS: readonly (readonly [RegExp, Build])[] = [
  [re('ALTER TABLE NAME ALTER(?: COLUMN)? NAME SET NOT NULL'), ([t, c], { op, q }) => `${op}.alter_column(${q(t!)}, ${q(c!)}, nullable=False)`],
  [re('ALTER TABLE NAME ALTER(?: COLUMN)? NAME DROP NOT NULL'), ([t, c], { op, q }) => `${op}.alter_column(${q(t!)}, ${q(c!)}, nullable=True)`],
  [re('ALTER TABLE NAME ALTER(?: COLUMN)? NAME DROP DEFAULT'), ([t, c], { op, q }) => `${op}.alter_column(${q(t!)}, ${q(c!)}, server_default=None)`],
  [
    re("ALTER TABLE NAME ALTER(?: COLUMN)? NAME SET DEFAULT ('[^']*'|-?\\d+|true|false)"),
    ([t, c, value], { op, sa, q, style }) =>
      `${op}.alter_column(${q(t!)}, ${q(c!)}, server_default=${value!.startsWith("'") ? quoted(value!.slice(1, -1), style) : `${sa}.text(${quoted(value!, style)})`})`,
  ],
  [
    re('ALTER TABLE NAME ALTER(?: COLUMN)? NAME (?:SET DATA )?TYPE ([a-z][a-z ]*(?:\\([\\d, ]+\\))?)'),
    ([t, c, type], { op, sa, q }) => {
      const known = typeOf(type!, sa);
      return known && `${op}.alter_column(${q(t!)}, ${q(c!)}, type_=${known})`;
    },
  ],
  [re('ALTER TABLE NAME DROP CONSTRAINT NAME'), ([t, name], { op, q }) => `${op}.drop_constraint(${q(name!)}, ${q(t!)})`],
  [re('ALTER TABLE NAME ADD CONSTRAINT NAME UNIQUE~LIST'), ([t, name, columns], { op, q, list }) => `${op}.create_unique_constraint(${q(name!)}, ${q(t!)}, ${list(columns!)})`],
  [re('ALTER TABLE NAME ADD CONSTRAINT NAME PRIMARY KEY~LIST'), ([t, name, columns], { op, q, list }) => `${op}.create_primary_key(${q(name!)}, ${q(t!)}, ${list(columns!)})`],
  [
    re('ALTER TABLE NAME ADD CONSTRAINT NAME FOREIGN KEY~LIST~REFERENCES NAME~LIST(?: ON DELETE (CASCADE|SET NULL|RESTRICT))?'),
    ([t, name, local, parent, remote, action], { op, q, list }) =>
      `${op}.create_foreign_key(${q(name!)}, ${q(t!)}, ${q(parent!)}, ${list(local!)}, ${list(remote!)}${action ? `, ondelete=${q(`"${action.toUpperCase().replace(/\s+/g, ' ')}"`)}` : ''})`,
  ],
  [
    re('ALTER TABLE NAME DROP(?: COLUMN)? NAME'),
    ([t, c], { op, q }) => (/^(?:constraint|primary|foreign|index|key|if|column|check)$/i.test(c!) ? undefined : `${op}.drop_column(${q(t!)}, ${q(c!)})`),
  ],
];

/**
 * Reads one ALTER TABLE statement as the operation that it means.
 *
 * @returns the call as Python; undefined when the SQL is anything else, has several statements, or names that are folded differently
 */
export function parseAlter(sql: string, spelling: Spelling): string | undefined {
  const text = sql.trim().replace(/;\s*$/, '').trim();
  for (const [pattern, build] of FORMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    let folded = false;
    const q = (name: string): string => {
      folded ||= !isSimple(name);
      return quoted(identifier(name), spelling.style);
    };
    const list = (names: string): string => `[${names.split(',').map((name) => q(name.trim())).join(', ')}]`;
    const call = build(match.slice(1), { ...spelling, q, list });
    return folded ? undefined : call;
  }
  return undefined;
}
