import { stringArg } from './bind.ts';
import { droppedName, inventedNames } from './constraint-names.ts';
import { createdConstraints } from './facts.ts';
import type { ConstraintKind } from './facts.ts';
import { tableAt } from './known.ts';
import { constant, quoted } from './python.ts';
import { defaultName, uniqueCalled } from './meant-constraints.ts';
import type { ConstraintState, TableState } from './schema.ts';
import { isPlainIdentifier } from './sql.ts';
import type { Context, FileFacts, Operation, TableRef } from './types.ts';

type Knows = Pick<Context, 'file' | 'names' | 'history' | 'options'>;

/** The unnamed constraints of a kind that a copy of the table could give a name. */
const unnamed = (table: TableState, kind: string | undefined): readonly ConstraintState[] =>
  table.constraints.filter((one) => one.name === undefined && (kind === undefined || one.kind === kind));

/**
 * The name for `drop_constraint(None, …)`: from the other direction of the file, else, where the chain knows the whole table and
 * it has one unnamed constraint of that kind, the name that PostgreSQL gave it.
 */
export function nameForDrop(context: Knows, op: Operation): string | undefined {
  const inFile = droppedName(context, op);
  if (inFile !== undefined) return inFile;
  const table = tableAt(context, op);
  const candidates = table?.whole ? unnamed(table, stringArg(context.names, op.args['type_'])) : [];
  const [only] = candidates;
  return table && only?.certain && candidates.length === 1 ? defaultName(table.name, only) : undefined;
}

interface Meant {
  readonly table: TableState;
  readonly constraint: ConstraintState;
  /** Has SQLite that name for it? */
  readonly named: boolean;
}

/**
 * What MySQL calls every primary key. It drops one by its kind: a table has one, whatever its name is elsewhere. SQLAlchemy 1.4 does not read
 * a primary key's name in quotes on SQLite, and this one needs them: the entry finds it on all releases.
 */
export const MYSQL_KEY = 'PRIMARY';

const keyOf = ({ constraints }: TableState, kind: string | undefined): ConstraintState | undefined => (kind === 'primary' ? constraints.find((one) => one.kind === 'primary') : undefined);

/** The constraint that a drop by name means, as the chain has it. */
export function meantByName(context: Knows, op: Operation): Meant | undefined {
  const table = tableAt(context, op);
  const name = droppedNameOf(context, op);
  if (!table || name === undefined) return undefined;
  const kind = stringArg(context.names, op.args['type_']);
  const own = table.constraints.find((one) => one.name === name);
  const mysql = /_ibfk_\d+$/.test(name) && table.whole && unnamed(table, 'foreignkey').length === 1 ? unnamed(table, 'foreignkey')[0] : undefined;
  const byDefault = unnamed(table, kind).find((one) => defaultName(table.name, one) === name);
  const constraint = own ?? byDefault ?? mysql ?? keyOf(table, kind) ?? (kind === undefined || kind === 'unique' ? uniqueCalled(table, name) : undefined);
  if (!constraint?.certain) return undefined;
  // what an operation or an added column makes gets its name by the rule constraint-name
  return { table, constraint, named: (constraint === own && name !== MYSQL_KEY) || (constraint === byDefault && (constraint.made === 'operation' || constraint.made === 'added column')) };
}

/** The name that a drop means: the one that it says, or for `None` the one that it gets. */
const droppedNameOf = (context: Knows, op: Operation): string | undefined => {
  if (op.name !== 'drop_constraint') return undefined;
  return constant(op.args['constraint_name']?.value) === null ? nameForDrop(context, op) : stringArg(context.names, op.args['constraint_name']);
};

/** Of `naming_convention`: the kind of constraint, and the form of its name. */
export type Entry = readonly [kind: string, form: string];

interface Form {
  readonly key: string;
  readonly form: string;
  /** What the form makes of a table and columns. */
  readonly make: (table: string, columns: string) => string;
}

const ENTRIES: Readonly<Partial<Record<ConstraintKind, Form>>> = {
  foreignkey: { key: 'fk', form: '%(table_name)s_%(column_0_N_name)s_fkey', make: (table, columns) => `${table}_${columns}_fkey` },
  unique: { key: 'uq', form: '%(table_name)s_%(column_0_N_name)s_key', make: (table, columns) => `${table}_${columns}_key` },
  primary: { key: 'pk', form: '%(table_name)s_pkey', make: (table) => `${table}_pkey` },
};

const literal = (name: string): string => name.replaceAll('%', '%%');

/** SQLAlchemy before 2.0.45 does not read the name of a foreign or primary key on SQLite where it needs quotes. Those of UNIQUE and CHECK it reads. */
const isUnread = ({ kind }: ConstraintState, name: string): boolean => (kind === 'foreignkey' || kind === 'primary') && !isPlainIdentifier(name);

/** The entry that gives this constraint this name when its table is read; undefined: no entry reaches it. */
function entryFor(table: TableState, constraint: ConstraintState, name: string): Entry | undefined {
  const entry = ENTRIES[constraint.kind];
  if (!entry) return undefined;
  const own = table.name.split('.').at(-1) as string;
  if (constraint.columns && entry.make(own, constraint.columns.join('_')) === name) return [entry.key, entry.form];
  // a name that is cut to 63 bytes, or MySQL's: the name itself serves where nothing else would get it
  return constraint.kind === 'primary' || (table.whole && unnamed(table, constraint.kind).length === 1) ? [entry.key, literal(name)] : undefined;
}

/** A drop by a name that SQLite does not have for it. */
export interface Unreachable {
  readonly name: string;
  readonly kind: ConstraintKind;
  /** It has none there: the entry of `naming_convention` that lets it be found, if there is one. */
  readonly entry: Entry | undefined;
  /** The name that it has there. */
  readonly called: string | undefined;
}

/** The name that the rule constraint-name gives to a primary key that this file makes without one. */
const inventedKey = ({ file, history }: Knows, op: Operation): string | undefined =>
  inventedNames(file, history).find(([source, { kind }]) => kind === 'primary' && source.table?.key === op.table?.key && isEarlier(source, op))?.[1].name;

/** What a drop names and SQLite does not find; undefined: it does, or nothing is known of it. */
export function unreachable(context: Knows, op: Operation): Unreachable | undefined {
  const meant = meantByName(context, op);
  const name = droppedNameOf(context, op);
  if (!meant || name === undefined || (meant.named && !isUnread(meant.constraint, name))) return undefined;
  const { table, constraint } = meant;
  if (constraint.kind === 'primary') return unreachableKey(context, op, meant, name);
  if (meant.named) {
    const unread = table.constraints.filter((one) => one.kind === 'foreignkey' && (one.name === undefined || isUnread(one, one.name)));
    return { name, kind: constraint.kind, entry: table.whole && unread.length === 1 ? ['fk', literal(name)] : undefined, called: name };
  }
  return { name, kind: constraint.kind, entry: entryFor(table, constraint, name), called: undefined };
}

function unreachableKey(context: Knows, op: Operation, { table, constraint }: Meant, name: string): Unreachable {
  // the rule constraint-name gives one to what an operation makes
  const isNamed = constraint.made === 'operation';
  const called = constraint.name ?? (isNamed && !context.options.namingConvention ? inventedKey(context, op) : undefined);
  const entry = called === undefined && !isNamed ? entryFor(table, constraint, name) : called === name ? (['pk', name] as const) : undefined;
  return { name, kind: 'primary', entry, called };
}

/** The option of a batch block that has these entries, each kind once. */
export function conventionOption({ style }: FileFacts, entries: readonly Entry[]): string {
  const pairs = [...new Map(entries)].map(([kind, form]) => `${quoted(kind, style)}: ${quoted(form, style)}`);
  return `naming_convention={${pairs.join(', ')}}`;
}

/** Has this operation run when that one runs? The upgrade before the downgrade; within a function in the order of the text. */
const isEarlier = (made: Operation, op: Operation): boolean =>
  made.scope === op.scope ? made.end <= op.start : !op.scope.startsWith('upgrade') || !made.scope.startsWith('downgrade');

const SUFFIXES: readonly (readonly [RegExp, ConstraintKind])[] = [[/_fkey$/, 'foreignkey'], [/_pkey$/, 'primary'], [/_key$/, 'unique']];

/**
 * The entry of `naming_convention` that lets SQLite find a constraint by the name that PostgreSQL gave it: on SQLite it has none.
 * A constraint that has the name is found as well; other databases ignore the entry.
 *
 * @see https://alembic.sqlalchemy.org/en/latest/batch.html#dropping-unnamed-or-named-foreign-keys
 */
export function conventionFor(context: Knows, op: Operation): Entry | undefined {
  if (op.name !== 'drop_constraint') return undefined;
  return meantByName(context, op) ? unreachable(context, op)?.entry : conventionInFile(context, op);
}

/** Where only the file is known: a name of PostgreSQL's making that the file itself does not make. */
function conventionInFile({ file, history }: Knows, op: Operation): Entry | undefined {
  const name = stringArg(file.names, op.args['constraint_name']);
  const table = op.table?.name;
  const isMysqlKey = name === MYSQL_KEY && stringArg(file.names, op.args['type_']) === 'primary';
  if (name === undefined || table === undefined || !(isMysqlKey || name.startsWith(`${table}_`))) return undefined;
  const made = createdConstraints(file, op.table as TableRef).some((constraint) => constraint.name === name && isEarlier(constraint.op, op));
  const invented = inventedNames(file, history).some(([source, entry]) => entry.name === name && source.table?.key === op.table?.key && isEarlier(source, op));
  if ((made || invented) && !isMysqlKey) return undefined;
  const entry = ENTRIES[SUFFIXES.find(([pattern]) => pattern.test(name))?.[1] ?? 'check'];
  return isMysqlKey ? ['pk', name] : entry && [entry.key, entry.form];
}
