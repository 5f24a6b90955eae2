/** The simulated database: what exists after the revisions so far, so that the next one changes what is there. */
import type { Random } from './random.ts';
import { COLUMN_PREFIXES, COLUMNS, NOUNS } from './words.ts';

export interface Column {
  readonly name: string;
  /** As autogenerate prints it: `sa.String(length=50)`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly serverDefault?: string;
}

export interface Constraint {
  readonly kind: 'foreignkey' | 'unique' | 'check';
  /** Absent: `create_table` left it unnamed, and nothing drops it. */
  readonly name?: string;
  readonly column: string;
  /** The table of a foreign key, the condition of a check. */
  readonly of?: string;
}

export interface Table {
  readonly name: string;
  readonly columns: Column[];
  readonly constraints: Constraint[];
  /** Columns that have an index, `ix_<table>_<column>`. */
  readonly indexed: Set<string>;
}

export interface Schema {
  readonly tables: Table[];
  /** Names are not used twice. */
  readonly names: Set<string>;
}

export const indexName = (table: Table, column: string): string => `ix_${table.name}_${column}`;

/** @returns A name that the schema has not had: one noun, two nouns, then numbers. */
export function newTableName({ names }: Schema, random: Random): string {
  const candidates = [() => random.pick(NOUNS), () => `${random.pick(NOUNS)}_${random.pick(NOUNS)}`, () => `${random.pick(NOUNS)}_${names.size}`];
  for (const candidate of [...candidates.slice(0, 2), ...candidates]) {
    const name = candidate();
    if (!names.has(name)) {
      names.add(name);
      return name;
    }
  }
  throw new Error('the schema has run out of names');
}

/** @returns A column that the table does not have. `taken`: further names that are out. */
export function newColumn(table: Table, random: Random, taken: (name: string) => boolean = () => false): Column {
  for (;;) {
    const [base, type] = random.pick(COLUMNS);
    const name = random.chance(0.5) ? base : `${random.pick(COLUMN_PREFIXES)}_${base}`;
    if (table.columns.some((column) => column.name === name) || taken(name)) continue;
    return { name, type, nullable: random.chance(0.6) };
  }
}

/** @returns A table of 4 to 16 columns, some of them foreign keys to tables that exist, some with an index. It is not in the schema yet. */
export function newTable(schema: Schema, random: Random): Table {
  const table: Table = { name: newTableName(schema, random), columns: [{ name: 'id', type: 'sa.Integer()', nullable: false }], constraints: [], indexed: new Set() };
  const width = random.between(4, 16);
  for (const parent of parentsFor(schema, random, Math.floor(width / 4))) addParent(table, parent, random);
  while (table.columns.length < width) table.columns.push(newColumn(table, random));
  for (const { name, type } of table.columns.slice(1)) if (/String|DateTime/.test(type) && random.chance(0.15)) table.indexed.add(name);
  return table;
}

function parentsFor({ tables }: Schema, random: Random, most: number): ReadonlySet<Table> {
  return new Set(tables.length ? Array.from({ length: random.between(0, most) }, () => random.pick(tables)) : []);
}

function addParent(table: Table, parent: Table, random: Random): void {
  const column = `${parent.name}_id`;
  table.columns.push({ name: column, type: 'sa.Integer()', nullable: random.chance(0.5) });
  table.constraints.push({ kind: 'foreignkey', column, of: parent.name });
  if (random.chance(0.5)) table.indexed.add(column);
}

/** @returns The columns of a table that nothing depends on but, perhaps, their own index. */
export const freeColumns = (table: Table): readonly Column[] =>
  table.columns.filter(({ name }) => name !== 'id' && !table.constraints.some(({ column }) => column === name));
