/** Changes that SQLite takes as written: new tables, indexes, rows, what other databases alone see, blocks that the author made. */
import { columnText, createIndex, createTable, dropIndex, reflected, sqlValue } from './print.ts';
import { freeColumns, newColumn, newTable } from './schema.ts';
import type { Table } from './schema.ts';
import type { Change, Maker } from './changes.ts';

const tableWithIndexes = (table: Table): Change => ({
  up: [createTable(table), ...[...table.indexed].map((column) => createIndex(table, column))].join('\n'),
  down: [...[...table.indexed].map((column) => dropIndex(table, column)), `op.drop_table('${table.name}')`].join('\n'),
});

/** The new table is not changed again in its revision. */
export const addTable: Maker = ({ schema, random, touched }) => {
  const table = newTable(schema, random);
  schema.tables.push(table);
  for (const { name } of table.columns) touched.add(`${table.name}.${name}`);
  return tableWithIndexes(table);
};

const addIndex: Maker = ({ table, random, touched }) => {
  const open = table.columns.filter(({ name, type }) => /String|Date|Integer/.test(type) && name !== 'id' && !table.indexed.has(name) && !touched.has(`${table.name}.${name}`));
  if (!open.length) return undefined;
  const { name } = random.pick(open);
  touched.add(`${table.name}.${name}`);
  table.indexed.add(name);
  return { up: createIndex(table, name), down: dropIndex(table, name) };
};

const removeIndex: Maker = ({ table, random, touched }) => {
  const open = [...table.indexed].filter((name) => !touched.has(`${table.name}.${name}`));
  if (!open.length) return undefined;
  const name = random.pick(open);
  touched.add(`${table.name}.${name}`);
  table.indexed.delete(name);
  return { up: dropIndex(table, name), down: createIndex(table, name) };
};

const updateRows: Maker = ({ table, random, touched }) => {
  const open = freeColumns(table).filter(({ name, nullable }) => nullable && !touched.has(`${table.name}.${name}`));
  if (!open.length) return undefined;
  const column = random.pick(open);
  const sql = `UPDATE ${table.name} SET ${column.name} = ${sqlValue(column.type, random)} WHERE ${column.name} IS NULL`;
  const up = random.chance(0.5) ? `op.execute("${sql}")` : `# rows from before the release have none\nconn = op.get_bind()\nconn.execute(sa.text("${sql}"))`;
  return { up, down: '' };
};

/** Rows for one text column of a table of its own shape; {@link rows} says how many. */
export function insertRows(rows: number): Maker {
  return ({ schema, random }) => {
    const table = newTable(schema, random);
    const label = `${table.name}_label`;
    schema.tables.push({ ...table, columns: [{ name: 'id', type: 'sa.Integer()', nullable: false }, { name: label, type: 'sa.String(length=80)', nullable: false }], constraints: [], indexed: new Set() });
    const made = schema.tables.at(-1) as Table;
    const lines = Array.from({ length: rows }, (_, n) => `    {'id': ${n + 1}, '${label}': '${table.name.replaceAll('_', ' ')} ${random.between(1000, 9999)}'},`);
    const ad_hoc = `sa.table('${table.name}', sa.column('id', sa.Integer), sa.column('${label}', sa.String))`;
    return { up: `${createTable(made)}\n${table.name} = ${ad_hoc}\nop.bulk_insert(${table.name}, [\n${lines.join('\n')}\n])`, down: `op.drop_table('${table.name}')` };
  };
}

const forPostgres: Maker = ({ table, random }) => {
  const open = freeColumns(table).filter(({ type }) => /String|Text/.test(type));
  if (!open.length) return undefined;
  const { name, type } = random.pick(open);
  const fence = "if op.get_bind().dialect.name == 'postgresql':\n    ";
  if (random.chance(0.5)) return { up: `${fence}op.execute('CREATE EXTENSION IF NOT EXISTS pg_trgm')`, down: '' };
  return { up: `${fence}op.alter_column('${table.name}', '${name}', existing_type=${reflected(type)}, comment='searched')`, down: `${fence}op.alter_column('${table.name}', '${name}', existing_type=${reflected(type)}, comment=None)` };
};

const ownBlock: Maker = ({ table, random, touched }) => {
  const column = { ...newColumn(table, random, (name) => touched.has(`${table.name}.${name}`)), nullable: true };
  touched.add(`${table.name}.${column.name}`);
  table.columns.push(column);
  const block = (line: string): string => `with op.batch_alter_table('${table.name}', schema=None) as batch_op:\n    ${line}\n`;
  return { up: block(`batch_op.add_column(${columnText(column)})`), down: block(`batch_op.drop_column('${column.name}')`) };
};

export const harmlessMakers = (table: Table): readonly Maker[] => [
  addIndex, addIndex, addIndex, removeIndex, updateRows, updateRows, forPostgres, ...(table.columns.length > 24 ? [] : [ownBlock, ownBlock, ownBlock]),
];
