import { placeholderFor } from './column-types.ts';
import { createsConstraint } from './column.ts';
import { type Excerpt, takeExcerpt } from './excerpt.ts';
import { isNamed } from './own-index.ts';
import { argumentsOf, calledName, positional, quoted, textOf } from './python.ts';
import { sqlalchemy } from './rows.ts';
import type { ColumnState, ConstraintState, IndexState, TableState } from './schema.ts';
import { isCurrent } from './stands-on.ts';
import { field } from './tree.ts';
import type { Context, NewOperation, Node, TableRef } from './types.ts';
import { write } from './write-excerpt.ts';

/** What cannot be written, in words. */
export interface Missing {
  readonly missing: string;
}

export const isMissing = (value: object): value is Missing => 'missing' in value;

/** A table by its name. */
export const tableNamed = (context: Context, name: string): TableRef => ({ text: quoted(name, context.file.style), key: `'${name}`, name });

const part = ({ names }: Excerpt, node: Node): Excerpt => takeExcerpt(names, node);

/** The keyword arguments of a call, but for some, as this file writes them; undefined when one cannot be written. */
function keywords(context: Context, source: Excerpt | undefined, wanted: (name: string) => boolean): readonly string[] | undefined {
  const texts: string[] = [];
  for (const argument of source ? argumentsOf(source.node) : []) {
    if (argument.type !== 'keyword_argument' || !source) continue;
    const name = textOf(source.names.code, field(argument, 'name') as Node);
    if (!wanted(name)) continue;
    const value = write(context, part(source, field(argument, 'value') as Node));
    if (value === undefined) return undefined;
    texts.push(`${name}=${value}`);
  }
  return texts;
}

/** A name as its maker wrote it: `op.f('…')` keeps a naming convention away from it. */
export function nameText(context: Context, name: string, source: Excerpt | undefined): string {
  const text = quoted(name, context.file.style);
  const final = !!source && argumentsOf(source.node).some((argument) => {
    const value = argument.type === 'keyword_argument' ? field(argument, 'value') : argument;
    return calledName(source.names, value) === 'f' && source.names.code.slice(value?.start, value?.end).includes(name);
  });
  return final ? `${context.list.op ?? 'op'}.f(${text})` : text;
}

const list = (context: Context, columns: readonly string[]): string => `[${columns.map((column) => quoted(column, context.file.style)).join(', ')}]`;

/** Why a column's state is not enough to make it again. */
function unknownOf(column: ColumnState, context: Context): string | undefined {
  if (!column.certain) return 'what it was is not certain';
  if (!column.type || createsConstraint(column.type.names, column.type.node)) return column.type ? 'its type makes a CHECK' : 'its type is not known';
  if (write(context, column.type) === undefined) return `its type ${textOf(column.type.names.code, column.type.node).replace(/\s+/g, ' ')} is not known in this file`;
  if (column.nullable === undefined) return 'whether it may be NULL is not known';
  if (column.default === undefined && !column.generated) return 'its default is not known';
  return column.default && write(context, column.default) === undefined ? 'its default is not known in this file' : undefined;
}

const GENERATORS: ReadonlySet<string | undefined> = new Set(['Computed', 'Identity', 'Sequence']);

/** `sa.Computed(…)`, `sa.Identity(…)` among a column's arguments. */
const generators = (source: Excerpt | undefined): readonly Node[] =>
  source ? positional(source.node).filter((node) => GENERATORS.has(calledName(source.names, node))) : [];

/** The `Column(...)` of a column as it was, without the constraints and indexes that are made beside it. */
export function columnText(context: Context, column: ColumnState, placeholder?: string): string | Missing {
  const unknown = unknownOf(column, context);
  if (unknown) return { missing: unknown };
  if (column.generated && !generators(column.source).length) return { missing: 'how it is generated is not known' };
  const made = generators(column.source).map((node) => write(context, part(column.source as Excerpt, node)));
  const more = keywords(context, column.source, (name) => /^(?:comment|autoincrement|key|quote)$/.test(name));
  if (!more || made.includes(undefined)) return { missing: 'an argument of it is not known in this file' };
  const given = column.default ? write(context, column.default) : placeholder === undefined ? undefined : quoted(placeholder, context.file.style);
  const parts = [
    quoted(column.name, context.file.style),
    write(context, column.type as Excerpt) as string,
    ...(made as string[]),
    ...(column.nullable ? [] : ['nullable=False']),
    ...(given === undefined ? [] : [`server_default=${given}`]),
    ...more,
  ];
  return `${sqlalchemy(context)}.Column(${parts.join(', ')})`;
}

/** What a column's rows start with where they need something. */
export const placeholderOf = (context: Context, column: ColumnState): ReturnType<typeof placeholderFor> =>
  column.type && placeholderFor(column.type.names, column.type.node, context.options.types);

const NOT_OPTIONS = /^(?:name|constraint_name|table_name|source|source_table|source_schema|schema|columns|local_cols|remote_cols|referent|referent_table|referent_schema|condition|sqltext|refcolumns|type_|use_alter|link_to_name)$/;

/** The condition of a CHECK: `CheckConstraint('…')`, `create_check_constraint('ck', 't', '…')`. */
function conditionOf(source: Excerpt): Excerpt | undefined {
  const given = positional(source.node);
  const keyed = argumentsOf(source.node).find((argument) => argument.type === 'keyword_argument' && /^(?:condition|sqltext)$/.test(textOf(source.names.code, field(argument, 'name') as Node)));
  const inline = calledName(source.names, source.node) === 'CheckConstraint';
  const node = (keyed && field(keyed, 'value')) ?? (inline ? given[0] : given.length >= 2 ? given.at(-1) : undefined);
  return node && part(source, node);
}

/** What a constraint is made of, the same for an operation and for `create_table`. */
export interface Parts {
  readonly columns: readonly string[];
  /** The columns of the key and what it refers to; the condition of a CHECK. */
  readonly condition?: string;
  readonly referent?: { readonly table: string; readonly columns: readonly string[] };
  readonly options: readonly string[];
}

/** Reads what a constraint of a table is made of. */
export function partsOf(context: Context, table: TableState, one: ConstraintState): Parts | Missing {
  const options = keywords(context, one.source, (name) => !NOT_OPTIONS.test(name));
  if (!one.certain) return { missing: 'what it was is not certain' };
  if (!options) return { missing: 'an argument of it is not known in this file' };
  if (one.kind === 'check') {
    const condition = one.source && conditionOf(one.source);
    const text = (condition && write(context, condition)) ?? (one.sql === undefined ? undefined : quoted(one.sql, context.file.style));
    if (!isCurrent(table, one)) return { missing: 'its condition names columns that are called otherwise by now' };
    return text === undefined ? { missing: 'its condition is not known' } : { columns: [], condition: text, options };
  }
  if (!one.columns?.length) return { missing: 'its columns are not known' };
  if (one.kind !== 'foreignkey') return one.source || one.made.endsWith('column') ? { columns: one.columns, options } : { missing: 'it was made in SQL' };
  const { referent } = one;
  if (!referent?.columns || !one.source || referent.table.includes('.')) return { missing: 'what it refers to is not known' };
  return { columns: one.columns, referent: { table: referent.table, columns: referent.columns }, options };
}

const CREATES = { unique: 'create_unique_constraint', foreignkey: 'create_foreign_key', check: 'create_check_constraint', primary: 'create_primary_key' } as const;

/** The operation that makes a constraint again. */
export function createConstraint(context: Context, table: TableState, one: ConstraintState, name: string): NewOperation | Missing {
  const parts = partsOf(context, table, one);
  if (isMissing(parts)) return parts;
  const { columns, condition, referent, options } = parts;
  const text = nameText(context, name, one.source);
  const middle = condition !== undefined ? [condition] : referent ? [quoted(referent.table, context.file.style), list(context, columns), list(context, referent.columns)] : [list(context, columns)];
  return { name: CREATES[one.kind], table: tableNamed(context, table.name), schema: 'None', args: [text, ...middle, ...options], tableAt: 1, columns, object: name };
}

const CLASSES = { unique: 'UniqueConstraint', foreignkey: 'ForeignKeyConstraint', check: 'CheckConstraint', primary: 'PrimaryKeyConstraint' } as const;

/** A constraint as `create_table` has it. */
export function constraintText(context: Context, table: TableState, one: ConstraintState): string | Missing {
  const parts = partsOf(context, table, one);
  if (isMissing(parts)) return parts;
  const { columns, condition, referent, options } = parts;
  const { style } = context.file;
  const targets = referent?.columns.map((column) => `${referent.table}.${column}`);
  const middle = condition !== undefined ? [condition] : targets ? [list(context, columns), list(context, targets)] : columns.map((column) => quoted(column, style));
  const name = one.name === undefined ? [] : [`name=${nameText(context, one.name, one.source)}`];
  return `${sqlalchemy(context)}.${CLASSES[one.kind]}(${[...middle, ...name, ...options].join(', ')})`;
}

/** The operation that makes an index again; on expressions it has no columns, and stays out of blocks. */
export function createIndex(context: Context, table: string, index: IndexState): NewOperation | Missing {
  const options = keywords(context, index.source, (name) => !/^(?:index_name|name|table_name|tablename|columns|schema|unique|if_not_exists)$/.test(name));
  if (!index.certain) return { missing: 'what it was is not certain' };
  if (!options) return { missing: 'an argument of it is not known in this file' };
  if (!isNamed(index, context.options)) return { missing: 'its name is not known' };
  if (!index.source && !index.own) return { missing: 'how it was made is not known' };
  const expressions = index.columns ? undefined : index.source && listIn(index.source);
  const columns = index.columns ? list(context, index.columns) : expressions && write(context, expressions);
  if (columns === undefined) return { missing: 'its columns are not known' };
  const text = nameText(context, index.name, index.source);
  const unique = index.unique ? ['unique=True'] : [];
  return { name: 'create_index', table: tableNamed(context, table), schema: 'None', args: [text, columns, ...unique, ...options], tableAt: 1, columns: index.columns ?? [], object: index.name };
}

const listIn = (source: Excerpt): Excerpt | undefined => {
  const node = argumentsOf(source.node).map((argument) => (argument.type === 'keyword_argument' ? field(argument, 'value') : argument)).find((value) => value?.type === 'list');
  return node && part(source, node);
};

/** The keyword arguments of the `create_table` that made a table. */
export const tableOptions = (context: Context, table: TableState): readonly string[] | undefined =>
  keywords(context, table.source, (name) => !/^(?:table_name|name|schema|if_not_exists)$/.test(name));
