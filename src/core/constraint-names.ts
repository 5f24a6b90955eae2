import { columnNames, stringArg } from './bind.ts';
import { constraintName } from './column.ts';
import { CREATES, createdColumns, createdConstraints, opposite } from './facts.ts';
import { oncePer } from './once.ts';
import type { ConstraintKind } from './facts.ts';
import { namesIn } from './named-columns.ts';
import { constant } from './python.ts';
import type { FileHistory } from './file-history.ts';
import { sqlOf } from './table-contents.ts';
import type { Context, FileFacts, Operation } from './types.ts';

/** A constraint that the file makes without a name, and the name that it gets. */
export interface Invented {
  readonly name: string;
  readonly kind: ConstraintKind;
}

const LABELS: Readonly<Record<ConstraintKind, string>> = { unique: 'key', foreignkey: 'fkey', check: 'check', primary: 'pkey' };

/** Bytes that PostgreSQL has for a name. */
const MOST = 63;

/**
 * The name that PostgreSQL itself gives an unnamed constraint: the end state there stays the same.
 *
 * @param count of those that have the name already: it is a part of the name, which is cut for it
 * @see https://github.com/postgres/postgres/blob/master/src/backend/commands/indexcmds.c `ChooseIndexName`, `makeObjectName`
 */
export function postgresName(table: string, columns: readonly string[], kind: ConstraintKind, count = 0): string {
  const label = LABELS[kind] + (count || '');
  let first = table;
  let second = kind === 'primary' || (kind === 'check' && columns.length !== 1) ? '' : columns.join('_').slice(0, MOST);
  const available = MOST - label.length - 1 - (second ? 1 : 0);
  while (first.length + second.length > available) {
    if (first.length > second.length) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return [first, ...(second ? [second] : []), label].join('_');
}

/** A constraint of that name is there still when this one is made: PostgreSQL counts on. */
const isDroppedLater = (file: FileFacts, made: Operation, name: string): boolean =>
  file.operations.some(
    (op) => op.name === 'drop_constraint' && op.scope === made.scope && op.start > made.end && op.table?.key === made.table?.key && stringArg(file.names, op.args['constraint_name']) === name,
  );

interface Unnamed {
  readonly source: Operation;
  readonly kind: ConstraintKind;
  readonly columns: readonly string[] | undefined;
}

/** What one operation makes without a name. */
function unnamedOf(file: FileFacts, op: Operation): readonly Unnamed[] {
  const kind = CREATES[op.name];
  const { names } = file;
  if (kind) {
    const name = op.args['constraint_name'];
    const columns = kind === 'check' ? namesIn(sqlOf(names, op.args['condition']?.value) ?? '') : columnNames(names, op.args['columns'] ?? op.args['local_cols']);
    return name && constant(name.value) === null ? [{ source: op, kind, columns }] : [];
  }
  if (op.name !== 'add_column') return [];
  return createdColumns(names, op).flatMap((column) => {
    const columns = column.name === undefined ? undefined : [column.name];
    const keys = column.foreignKeys.filter((key) => !constraintName(names, key)).map(() => ({ source: op, kind: 'foreignkey' as const, columns }));
    return [...keys, ...(column.unique && !column.index ? [{ source: op, kind: 'unique' as const, columns }] : [])];
  });
}

/** Names say what they name: only such a drop without type_ is taken for the constraint that we have to name. */
const LOOKS: Readonly<Record<ConstraintKind, RegExp>> = { unique: /^u[qkn]|_u[qkn]$|unique|_key$/i, foreignkey: /^fk|_fk$|fkey$|foreign|_ibfk_/i, check: /^c[kh]|_c[kh]$|check/i, primary: /^pk|_pk$|pkey$|primary/i };
const looksLike = (name: string, kind: ConstraintKind): boolean => LOOKS[kind].test(name);

/** Names that the other direction drops and that this direction does not make: one of them may be what the author means. */
function droppedElsewhere(file: FileFacts, one: Unnamed): readonly string[] {
  const { source, kind } = one;
  const made = new Set(source.table ? createdConstraints(file, source.table).map((constraint) => constraint.name) : []);
  return file.operations.flatMap((op) => {
    if (op.name !== 'drop_constraint' || file.isFenced(op.call) || op.scope !== opposite(source.scope) || op.scope === source.scope || op.table?.key !== source.table?.key) return [];
    const name = stringArg(file.names, op.args['constraint_name']);
    const type = stringArg(file.names, op.args['type_']);
    const fits = type === undefined ? looksLike(name ?? '', kind) : type === kind;
    return name === undefined || made.has(name) || !fits ? [] : [name];
  });
}

/**
 * The names for all unnamed constraints of a file: PostgreSQL's own, or, where there is one unnamed constraint of a kind and
 * the other direction drops one name of that kind, that name.
 *
 * @returns keyed by the operation that makes it; an operation may make two
 */
export const inventedNames = oncePer((file: FileFacts, history: FileHistory | undefined): readonly (readonly [Operation, Invented])[] => {
  const unnamed = file.operations.filter((op) => !file.isFenced(op.call)).flatMap((op) => unnamedOf(file, op));
  const used = new Set<string>();
  const invented = unnamed.flatMap((one): readonly (readonly [Operation, Invented])[] => {
    const alike = unnamed.filter((other) => other.kind === one.kind && other.source.scope === one.source.scope && other.source.table?.key === one.source.table?.key);
    const dropped = droppedElsewhere(file, one);
    const table = one.source.table?.name;
    const counted = (count: number): string | undefined => (table !== undefined && one.columns ? postgresName(table.split('.').at(-1) as string, one.columns, one.kind, count) : undefined);
    const own = counted(0);
    // a later revision drops it by the name that PostgreSQL gave it: then it has to have that one
    const wanted = table !== undefined && own !== undefined && history?.isDropped(table, own) ? undefined : dropped[0];
    const base = alike.length === 1 && dropped.length === 1 && wanted !== undefined ? wanted : own;
    if (base === undefined) return [];
    let name = base;
    for (let i = 1; used.has(`${one.source.scope}\0${name}`) || isDroppedLater(file, one.source, name); i++) name = base === own ? (counted(i) as string) : `${base}${i}`;
    used.add(`${one.source.scope}\0${name}`);
    return [[one.source, { name, kind: one.kind }]];
  });
  return invented;
});

/** The name of an unnamed constraint of one kind that an operation makes. */
export const inventedName = ({ file, history }: Knows, op: Operation, kind: ConstraintKind): string | undefined =>
  inventedNames(file, history).find(([source, invented]) => source === op && invented.kind === kind)?.[1].name;

/** What is asked for a name: the file, and its chain where it has one. */
type Knows = Pick<Context, 'file' | 'history'>;

/**
 * The name for `drop_constraint(None, …)`, from the same file: certain when the other direction makes as many unnamed constraints of that kind on
 * that table as this one drops; autogenerate drops them in reverse.
 */
export function droppedName({ file, history }: Knows, op: Operation): string | undefined {
  const type = stringArg(file.names, op.args['type_']);
  const alike = (other: Operation): boolean => other.table?.key !== undefined && other.table.key === op.table?.key;
  const drops = file.operations.filter(
    (other) => other.name === 'drop_constraint' && other.scope === op.scope && alike(other) && isNone(other) && stringArg(file.names, other.args['type_']) === type,
  );
  const made = inventedNames(file, history).filter(
    ([source, { kind }]) => source.scope === opposite(op.scope) && source.scope !== op.scope && alike(source) && (type === undefined || kind === type),
  );
  return made.length === drops.length ? made[made.length - 1 - drops.indexOf(op)]?.[1].name : undefined;
}

const isNone = (op: Operation): boolean => constant(op.args['constraint_name']?.value) === null;
