import type { Unplaced } from '../../../src/core/changes.ts';
import type { Excerpt } from '../../../src/core/excerpt.ts';
import type { ConstraintState } from '../../../src/core/schema.ts';
import type { Hints } from './hints.ts';
import { writeExcerpt } from '../../../src/core/write-excerpt.ts';

/** What an operation tells of a column that it finds. */
interface Told {
  readonly type?: Excerpt | undefined;
  readonly nullable?: boolean | undefined;
}

/** The tables that a run must find, as they become known. */
export interface Tables {
  /** The chain itself makes this table, or this column of it. */
  made(table: string): void;
  added(table: string, column: string): void;
  addedConstraint(table: string, name: string | undefined): void;
  need(table: string): void;
  needColumn(table: string, column: string, told?: Told): void;
  needConstraint(table: string, name: string | undefined, kind: string | undefined): void;
  needConstraintTarget(constraint: Unplaced<ConstraintState>): void;
  needIndex(table: string | undefined, name: string | undefined): void;
  /** By table: the arguments of its `create_table`, and its indexes. */
  readonly needed: ReadonlyMap<string, Needed>;
}

interface Needed {
  readonly columns: Map<string, string>;
  readonly constraints: Map<string, string>;
  readonly indexes: Map<string, string>;
}

const SQLALCHEMY = new Map([['sa', 'sqlalchemy']]);

const python = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}'`;
const list = (names: readonly string[]): string => `[${names.map(python).join(', ')}]`;

/** Types of other databases, and the project's own, SQLite does not have: a text does as well. */
function typeOf(column: string, type: Excerpt | undefined): string {
  const written = type && writeExcerpt(type, SQLALCHEMY);
  return written ?? (/(?:^|_)id$/.test(column) ? 'sa.Integer()' : 'sa.String(length=120)');
}

/** @param hints for what is only named where it is dropped */
export function needTables(hints: Hints): Tables {
  const needed = new Map<string, Needed>();
  /** `table`, `table.column`, `table:constraint`: not ours to make. */
  const own = new Set<string>();
  const need = (table: string): Needed | undefined => {
    if (own.has(table)) return undefined;
    const known = needed.get(table) ?? { columns: new Map([['id', 'sa.Integer(), primary_key=True']]), constraints: new Map(), indexes: new Map() };
    needed.set(table, known);
    return known;
  };
  const needColumn = (table: string, column: string, told: Told = {}): void => {
    const known = need(table);
    if (!known || own.has(`${table}.${column}`) || (known.columns.has(column) && (column === 'id' || !told.type))) return;
    known.columns.set(column, `${typeOf(column, told.type)}, nullable=${told.nullable === false ? 'False' : 'True'}`);
  };
  const needConstraintTarget = ({ referent }: Unplaced<ConstraintState>): void => {
    if (!referent) return;
    need(referent.table);
    for (const column of referent.columns ?? []) needColumn(referent.table, column);
  };
  return {
    needed,
    need,
    needColumn,
    needConstraintTarget,
    made: (table) => void (needed.has(table) || own.add(table)),
    added: (table, column) => void own.add(`${table}.${column}`),
    addedConstraint: (table, name) => void own.add(`${table}:${name}`),
    needConstraint: (table, name, kind) => {
      const known = need(table);
      if (!known || name === undefined || own.has(`${table}:${name}`)) return;
      const hint = hints.constraint(table, name);
      const columns = hint?.columns ?? [kind === 'foreignkey' ? 'parent_id' : 'code'];
      for (const column of columns) needColumn(table, column);
      if (hint) needConstraintTarget(hint);
      const referred = hint?.referent ? (hint.referent.columns ?? ['id']).map((column) => `${hint.referent?.table}.${column}`) : [`${table}.id`];
      known.constraints.set(name, constraintOf(hint?.kind ?? kind, name, columns, referred));
    },
    needIndex: (table, name) => {
      const hint = name === undefined ? undefined : hints.index(name);
      const on = table ?? hint?.table;
      const known = on === undefined ? undefined : need(on);
      if (!known || on === undefined || name === undefined || own.has(`${on}:${name}`)) return;
      const columns = hint?.index.columns ?? ['code'];
      for (const column of columns) needColumn(on, column);
      known.indexes.set(name, `op.create_index(${python(name)}, ${python(on)}, ${list(columns)}, unique=${hint?.index.unique ? 'True' : 'False'})`);
    },
  };
}

function constraintOf(kind: string | undefined, name: string, columns: readonly string[], referred: readonly string[]): string {
  if (kind === 'foreignkey') return `sa.ForeignKeyConstraint(${list(columns)}, ${list(referred)}, name=${python(name)})`;
  if (kind === 'check') return `sa.CheckConstraint('1 = 1', name=${python(name)})`;
  return `sa.UniqueConstraint(${columns.map(python).join(', ')}, name=${python(name)})`;
}

/** The tables as a migration; empty without any. */
export function asMigration({ needed }: Tables): string {
  if (!needed.size) return '';
  const calls = [...needed].flatMap(([table, { columns, constraints, indexes }]) => [
    [`op.create_table(`, `    ${python(table)},`, ...[...columns].map(([name, rest]) => `    sa.Column(${python(name)}, ${rest}),`), ...[...constraints.values()].map((one) => `    ${one},`), ')'],
    ...[...indexes.values()].map((one) => [one]),
  ]);
  return `from alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade():\n${calls.flat().map((line) => `    ${line}\n`).join('')}`;
}
