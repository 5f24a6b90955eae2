import type { Excerpt } from '../../core/excerpt.ts';
import { defaultName } from '../../core/meant-constraints.ts';
import type { Revision } from '../../core/revisions.ts';
import type { ColumnState, ConstraintState, Doubt, IndexState, Origin, Schema, TableState } from '../../core/schema.ts';
import type { Look } from './report.ts';
import { visible } from './visible.ts';

/** What one database of one chain is like after a revision. */
export interface Told {
  /** Its name in the multidb template; '' where there is one. */
  readonly database: string;
  /** Undefined: after all of them. */
  readonly revision: Revision | undefined;
  readonly heads: readonly Revision[];
  readonly files: number;
  readonly schema: Schema;
}

type Fact = { readonly since: Origin; readonly certain: boolean; readonly doubt?: Doubt | undefined };

/** An expression on one line. */
export const written = ({ code }: Excerpt): string => code.replace(/\s+/g, ' ').trim();

/** `unnamed (PostgreSQL: t_c_key)` */
export const nameOf = (table: string, one: ConstraintState): string => {
  const given = defaultName(table, one);
  return one.name ?? (given === undefined ? 'unnamed' : `unnamed (PostgreSQL: ${given})`);
};

const KINDS = { primary: 'PRIMARY KEY', unique: 'UNIQUE', foreignkey: 'FOREIGN KEY', check: 'CHECK' } as const;

const listed = (columns: readonly string[] | undefined): string => (columns ? `(${columns.join(', ')})` : '(columns not known)');

/** What is known of a constraint but for its name. */
export function describeConstraint({ kind, columns, referent, ondelete, source }: ConstraintState): string {
  if (kind === 'check') return source ? `CHECK ${written(source)}` : 'CHECK';
  const to = kind === 'foreignkey' ? ` → ${referent ? `${referent.table}${referent.columns ? `(${referent.columns.join(', ')})` : ''}` : 'a table that is not known'}` : '';
  return `${KINDS[kind]} ${listed(columns)}${to}${ondelete === undefined ? '' : ` ON DELETE ${ondelete.toUpperCase()}`}`;
}

export const describeIndex = ({ columns, unique, loses }: IndexState): string => `${unique ? 'UNIQUE ' : ''}${columns ? listed(columns) : `(${loses ?? 'expression'})`}`;

const nullOf = ({ nullable }: ColumnState): string => (nullable === undefined ? 'NULL not known' : nullable ? 'NULL' : 'NOT NULL');

const defaultOf = (column: ColumnState): string => {
  if (column.generated) return 'generated';
  return column.default === undefined ? 'default not known' : column.default === null ? '' : `DEFAULT ${written(column.default)}`;
};

const place = ({ revision, file, line }: Origin): string => `${revision}  ${file}:${line}`;

/** Cells of rows under each other; the last is the fact's origin. */
function aligned(rows: readonly (readonly [Fact, ...string[]])[], look: Look): string {
  const widths = rows.reduce<number[]>((all, [, ...cells]) => cells.map((cell, i) => Math.max(all[i] ?? 0, visible(cell).length)), []);
  return rows
    .map(([fact, ...cells]) => {
      const line = cells.map((cell, i) => visible(cell).padEnd(widths[i] ?? 0)).join('  ');
      const doubt = fact.certain ? '' : `\n      ${look.colors.yellow(`not certain: ${doubtOf(fact)}`)}`;
      return `  ${fact.certain ? ' ' : look.colors.yellow('?')} ${line}  ${look.colors.dim(visible(place(fact.since)))}${doubt}\n`;
    })
    .join('');
}

const doubtOf = ({ doubt }: Fact): string => (doubt ? visible(`${doubt.because}, ${doubt.file}:${doubt.line}`) : 'the chain does not tell');

const section = (title: string, text: string, look: Look): string => (text ? `  ${look.colors.bold(title)}\n${text}` : '');

function asTable(table: TableState, { schema }: Told, look: Look): string {
  const { colors } = look;
  const views = schema.views().filter(({ sql }) => new RegExp(`\\b${table.name.replace(/[^\w.]/g, '\\$&')}\\b`, 'i').test(sql));
  const columns = table.columns.map((one) => [one, one.name, one.type ? written(one.type) : 'type not known', nullOf(one), defaultOf(one)] as const);
  const constraints = table.constraints.map((one) => [one, nameOf(table.name, one), describeConstraint(one)] as const);
  const indexes = table.indexes.map((one) => [one, one.name, describeIndex(one)] as const);
  const since = table.certain ? `since ${place(table.since)}` : `${colors.yellow('not certain')}: ${doubtOf(table)}`;
  return [
    `${colors.bold(visible(table.name))}  ${colors.dim(visible(table.certain ? since : ''))}${table.certain ? '' : since}\n`,
    table.whole ? '' : `  ${colors.yellow('There may be more than this: the table was not made here, or something that migfix cannot read may have added to it.')}\n`,
    section('columns', aligned(columns, look), look),
    section('constraints', aligned(constraints, look), look),
    section('indexes', aligned(indexes, look), look),
    section('triggers', aligned(table.triggers.map((one) => [one, one.name] as const), look), look),
    section('views that read it', aligned(views.map((one) => [one, one.name] as const), look), look),
    table.autoincrement ? '  AUTOINCREMENT\n' : '',
  ].join('');
}

/** All tables, a line each. */
function asList({ schema }: Told, look: Look): string {
  const tables = schema.tables();
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  const rows = tables.map((table) => [table, table.name, count(table.columns.length, 'column'), count(table.constraints.length, 'constraint'), `${table.indexes.length} ${table.indexes.length === 1 ? 'index' : 'indexes'}`, table.whole ? '' : 'not whole'] as const);
  return aligned(rows, look) + aligned(schema.views().map((view) => [view, view.name, 'view'] as const), look) || '  no table\n';
}

const title = ({ database, revision, heads }: Told): string =>
  `after ${revision ? revision.id : heads.map(({ id }) => id).join(', ') || 'nothing'}${database ? `, database ${database}` : ''}`;

/**
 * @param table the one that is wanted; without it, all of them in a line each
 * @returns what the chains tell, for people
 */
export function asHistoryText(told: readonly Told[], table: string | undefined, look: Look): string {
  const texts = told.map((one) => {
    const own = table === undefined ? undefined : one.schema.table(table);
    return `${look.colors.dim(visible(title(one)))}\n${own ? asTable(own, one, look) : asList(one, look)}`;
  });
  return texts.join('\n');
}
