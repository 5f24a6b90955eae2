/** What the history says of a schema, held against what SQLAlchemy reflects of the database that Alembic built. */
import { defaultName } from '../../src/core/meant-constraints.ts';
import type { ColumnState, ConstraintState, Schema, TableState } from '../../src/core/schema.ts';
import type { Reflected } from '../alembic/lab.ts';

/** `unknown`: the history does not say, or says that it is not sure. `wrong`: it is sure, and not right. */
export type Verdict = 'equal' | 'unknown' | 'wrong';

export interface Finding {
  readonly table: string;
  /** The column, when it is about one. */
  readonly column?: string;
  readonly verdict: Verdict;
  /** What was said and what is there. */
  readonly detail: string;
}

export interface Told {
  /** The type of a column as the database writes it; undefined when that cannot be told. */
  readonly typeOf: (column: ColumnState) => string | undefined;
  /** What an unnamed constraint is called there; SQLite gives no names. */
  readonly names: 'postgresql' | 'none';
}

const said = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const verdict = (known: unknown, real: unknown): Verdict => (known === undefined ? 'unknown' : said(known) === said(real) ? 'equal' : 'wrong');

type Check = (what: string, known: unknown, real: unknown) => Finding;

/** The facts of one column; one that is not certain says nothing. */
function compareColumn(column: ColumnState, real: Reflected['columns'][number], told: Told, check: Check): readonly Finding[] {
  const sure = <T>(value: T): T | undefined => (column.certain ? value : undefined);
  return [
    check('type', sure(told.typeOf(column)), real.type),
    check('nullable', sure(column.nullable), real.nullable),
    // a generated column's expression is no default, and a serial's is one on PostgreSQL only
    check('has a default', column.generated || column.default === undefined ? undefined : sure(column.default !== null), real.default !== null),
  ];
}

function compareColumns(table: TableState, real: Reflected, told: Told): readonly Finding[] {
  const there = new Map(real.columns.map((column) => [column.name, column]));
  const known = new Map(table.columns.map((column) => [column.name, column]));
  const findings: Finding[] = [];
  for (const column of table.columns) {
    const own = there.get(column.name);
    const check: Check = (what, says, is) => ({ table: table.name, column: column.name, verdict: verdict(says, is), detail: `${what}: said ${said(says)}, is ${said(is)}` });
    if (own) findings.push(...compareColumn(column, own, told, check));
    else findings.push({ table: table.name, column: column.name, verdict: column.certain ? 'wrong' : 'unknown', detail: 'is not there' });
  }
  for (const { name } of real.columns) {
    if (!known.has(name)) findings.push({ table: table.name, column: name, verdict: table.whole ? 'wrong' : 'unknown', detail: 'was not said' });
  }
  // of a table that was not created here, columns are met in any order
  const order = real.columns.flatMap(({ name }) => (known.get(name)?.certain ? name : []));
  const expected = table.columns.flatMap(({ name, certain }) => (certain && there.has(name) ? name : []));
  return [...findings, { table: table.name, verdict: verdict(table.whole ? expected : undefined, order), detail: `order: said ${expected.join()}, is ${order.join()}` }];
}

/** What is said of a constraint or index, in all the ways in which it may be there. */
interface Said {
  readonly ways: readonly string[];
  readonly certain: boolean;
}

interface Lines {
  readonly what: string;
  readonly known: readonly Said[];
  readonly real: readonly string[];
}

/** SQLite gives no names, but a block with a `naming_convention` writes all of them when it copies the table. */
function namesOf(table: string, one: ConstraintState, { names }: Told): readonly string[] {
  if (one.name !== undefined) return [one.name];
  const given = defaultName(table, one) ?? 'unnamed';
  return names === 'postgresql' ? [given] : ['unnamed', given];
}

const keyLine = (columns: readonly string[] | undefined, table: string | undefined, referred: readonly string[] | undefined, ondelete: string | null | undefined): string =>
  `${columns?.join()} -> ${table}(${referred?.join()}) ${ondelete?.toUpperCase() ?? ''}`;

function lines(table: TableState, real: Reflected, told: Told): readonly Lines[] {
  const of = (kind: ConstraintState['kind'], rest: (one: ConstraintState) => string): readonly Said[] =>
    table.constraints
      .filter((one) => one.kind === kind)
      .map((one) => ({ ways: namesOf(table.name, one, told).map((name) => `${name} ${rest(one)}`), certain: one.certain && (one.columns !== undefined || kind === 'check') }));
  const columnsOf = ({ columns }: { readonly columns?: readonly string[] | null | undefined }): string => columns?.join() ?? '?';
  const indexLine = (one: { readonly name: string; readonly columns: readonly string[] | null | undefined; readonly unique: boolean }): string => `${one.name} ${one.unique ? 'unique ' : ''}${columnsOf(one)}`;
  return [
    {
      // SQLite keeps no name of it
      what: 'primary key',
      known: table.constraints.filter(({ kind }) => kind === 'primary').map((one) => ({ ways: [columnsOf(one)], certain: one.certain && one.columns !== undefined })),
      real: real.primary.columns.length ? [columnsOf(real.primary)] : [],
    },
    { what: 'unique', known: of('unique', columnsOf), real: real.unique.map((one) => `${one.name ?? 'unnamed'} ${columnsOf(one)}`) },
    {
      what: 'foreign key',
      known: of('foreignkey', (one) => keyLine(one.columns, one.referent?.table, one.referent?.columns, one.ondelete)),
      real: real.foreign.map((one) => `${one.name ?? 'unnamed'} ${keyLine(one.columns, one.table, one.referred, one.ondelete)}`),
    },
    { what: 'check', known: of('check', () => ''), real: real.checks.map((name) => `${name || 'unnamed'} `) },
    { what: 'index', known: table.indexes.map((one) => ({ ways: [indexLine(one)], certain: one.certain && one.columns !== undefined })), real: real.indexes.map(indexLine) },
  ];
}

function compareLines(table: TableState, { what, known, real }: Lines): readonly Finding[] {
  const rest = [...real];
  const take = (ways: readonly string[]): boolean => {
    const at = rest.findIndex((line) => ways.includes(line));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  };
  // of two that differ only in their names SQLite reflects one
  const signature = (line: string): string => line.slice(line.indexOf(' '));
  const twins = (ways: readonly string[]): number => known.filter((other) => signature(other.ways[0] as string) === signature(ways[0] as string)).length;
  const findings = known.map(({ ways, certain }): Finding => {
    const found = take(ways);
    const hidden = !found && twins(ways) > 1 && real.some((line) => signature(line) === signature(ways[0] as string));
    return { table: table.name, verdict: found ? 'equal' : certain && !hidden ? 'wrong' : 'unknown', detail: `${what} ${ways.join(' or ')}: ${found ? 'is there' : 'is not there'}` };
  });
  // one that is not sure may be any that is left
  const unsure = known.some(({ certain }) => !certain);
  return [...findings, ...rest.map((line): Finding => ({ table: table.name, verdict: table.whole && !unsure ? 'wrong' : 'unknown', detail: `${what} ${line}: was not said` }))];
}

function compareTable(table: TableState, real: Reflected | undefined, told: Told): readonly Finding[] {
  if (!real) return [{ table: table.name, verdict: table.certain ? 'wrong' : 'unknown', detail: 'the table is not there' }];
  return [...compareColumns(table, real, told), ...lines(table, real, told).flatMap((each) => compareLines(table, each))];
}

/** Every fact of every table. */
export function compareSchema(schema: Schema, real: Readonly<Record<string, Reflected>>, told: Told): readonly Finding[] {
  const known = schema.tables();
  const unheard = Object.keys(real).filter((name) => !known.some((table) => table.name === name));
  return [...known.flatMap((table) => compareTable(table, real[table.name], told)), ...unheard.map((table): Finding => ({ table, verdict: 'unknown', detail: 'the table was not said' }))];
}

/** The worst of some verdicts. */
export const worst = (findings: readonly Finding[]): Verdict =>
  findings.some(({ verdict: own }) => own === 'wrong') ? 'wrong' : findings.some(({ verdict: own }) => own === 'unknown') ? 'unknown' : 'equal';

/** How many are equal, unknown, wrong. */
export type Tally = Readonly<Record<Verdict, number>>;

const tally = (groups: Iterable<readonly Finding[]>): Tally => {
  const sums = { equal: 0, unknown: 0, wrong: 0 };
  for (const group of groups) sums[worst(group)]++;
  return sums;
};

const groupBy = (findings: readonly Finding[], key: (finding: Finding) => string): Iterable<readonly Finding[]> => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) (groups.get(key(finding)) ?? groups.set(key(finding), []).get(key(finding)))?.push(finding);
  return groups.values();
};

/** By table, with all that it has, and by column. */
export const tallies = (findings: readonly Finding[]): { readonly tables: Tally; readonly columns: Tally } => ({
  tables: tally(groupBy(findings, ({ table }) => table)),
  columns: tally(groupBy(findings.filter(({ column }) => column !== undefined), ({ table, column }) => `${table}.${column}`)),
});
