/** Changes that SQLite refuses as autogenerate writes them, in the upgrade or in the downgrade. Each changes the schema, too. */
import type { Random } from './random.ts';
import { call, columnText, createConstraint, createIndex, dropConstraint, dropIndex, reflected } from './print.ts';
import { freeColumns, newColumn } from './schema.ts';
import type { Column, Constraint, Schema, Table } from './schema.ts';

/** Statements of an upgrade and of the downgrade that takes them back. */
export interface Change {
  readonly up: string;
  readonly down: string;
}

/** What a change may work with. `touched`: columns that this revision has changed, as `table.column`; a revision changes a column once. */
export interface Scene {
  readonly schema: Schema;
  readonly table: Table;
  readonly random: Random;
  readonly touched: Set<string>;
}

/** @returns Nothing where the table offers nothing to change in this way. */
export type Maker = (scene: Scene) => Change | undefined;

const key = (table: Table, column: string): string => `${table.name}.${column}`;

function claim({ table, random, touched }: Scene, columns: readonly Column[]): Column | undefined {
  const open = columns.filter(({ name }) => !touched.has(key(table, name)));
  if (!open.length) return undefined;
  const column = random.pick(open);
  touched.add(key(table, column.name));
  return column;
}

function replace(table: Table, column: Column, by: Column): void {
  table.columns[table.columns.indexOf(column)] = by;
}

const DEFAULTS: readonly (readonly [type: RegExp, text: string])[] = [
  [/DateTime/, "sa.text('now()')"], [/Boolean/, "sa.text('false')"], [/Integer|Numeric|Float/, "'0'"], [/String|Text/, "''"],
];

const addColumn: Maker = ({ table, random, touched }) => {
  const drawn = newColumn(table, random, (name) => touched.has(key(table, name)));
  const fallback = !drawn.nullable && random.chance(0.5) ? DEFAULTS.find(([type]) => type.test(drawn.type))?.[1] : undefined;
  const column: Column = fallback === undefined ? drawn : { ...drawn, serverDefault: fallback };
  touched.add(key(table, column.name));
  table.columns.push(column);
  return { up: `op.add_column('${table.name}', ${columnText(column)})`, down: `op.drop_column('${table.name}', '${column.name}')` };
};

const addParent: Maker = ({ schema, table, random, touched }) => {
  const parent = random.pick(schema.tables);
  const column: Column = { name: `${parent.name}_id`, type: 'sa.Integer()', nullable: true };
  if (parent === table || table.columns.some(({ name }) => name === column.name) || touched.has(key(table, column.name))) return undefined;
  touched.add(key(table, column.name));
  const { constraint, unnamed } = named(table, { kind: 'foreignkey', column: column.name, of: parent.name }, random);
  table.columns.push(column);
  table.constraints.push(constraint);
  return {
    up: `op.add_column('${table.name}', ${columnText(column)})\n${createConstraint(table, constraint, unnamed)}`,
    down: `${dropConstraint(table, constraint)}\nop.drop_column('${table.name}', '${column.name}')`,
  };
};

/** Some authors leave the name to the database: the downgrade then has to know PostgreSQL's. */
function named(table: Table, parts: Omit<Constraint, 'name'>, random: Random): { readonly constraint: Constraint; readonly unnamed: boolean } {
  const unnamed = parts.kind !== 'check' && random.chance(0.3);
  const short = { foreignkey: 'fk', unique: 'uq', check: 'ck' }[parts.kind];
  const name = unnamed ? `${table.name}_${parts.column}_${parts.kind === 'unique' ? 'key' : 'fkey'}` : `${short}_${table.name}_${parts.column}`;
  return { constraint: { ...parts, name }, unnamed };
}

const alter = (table: Table, column: Column, changed: string, nullable: boolean): string =>
  call(`op.alter_column('${table.name}', '${column.name}'`, `existing_type=${reflected(column.type)}`, changed, ...(nullable ? [`existing_nullable=${column.nullable ? 'True' : 'False'}`] : []));

const alterNullable: Maker = (scene) => {
  const { table } = scene;
  const column = claim(scene, freeColumns(table));
  if (!column) return undefined;
  replace(table, column, { ...column, nullable: !column.nullable });
  const to = (nullable: boolean): string => alter(table, column, `nullable=${nullable ? 'True' : 'False'}`, false);
  return { up: to(!column.nullable), down: to(column.nullable) };
};

const alterType: Maker = (scene) => {
  const { table, random } = scene;
  const column = claim(scene, freeColumns(table).filter(({ type }) => /String|Integer/.test(type)));
  if (!column) return undefined;
  const type = /String/.test(column.type) ? `sa.String(length=${random.between(3, 10) * 50})` : /Big/.test(column.type) ? 'sa.Integer()' : 'sa.BigInteger()';
  const changed: Column = { ...column, type };
  replace(table, column, changed);
  return { up: alter(table, column, `type_=${type}`, true), down: alter(table, changed, `type_=${column.type}`, true) };
};

const addConstraint: Maker = (scene) => {
  const { table, random } = scene;
  const column = claim(scene, freeColumns(table).filter(({ type }) => /String|Integer|Numeric/.test(type)));
  if (!column) return undefined;
  const isNumber = !/String/.test(column.type);
  const { constraint, unnamed } = named(table, { kind: isNumber ? 'check' : 'unique', column: column.name, ...(isNumber ? { of: `${column.name} >= 0` } : {}) }, random);
  table.constraints.push(constraint);
  return { up: createConstraint(table, constraint, unnamed), down: dropConstraint(table, constraint) };
};

const removeConstraint: Maker = ({ table, random, touched }) => {
  const open = table.constraints.filter(({ name, column }) => name !== undefined && !touched.has(key(table, column)));
  if (!open.length) return undefined;
  const constraint = random.pick(open);
  touched.add(key(table, constraint.column));
  table.constraints.splice(table.constraints.indexOf(constraint), 1);
  return { up: dropConstraint(table, constraint), down: createConstraint(table, constraint, false) };
};

const dropColumn: Maker = (scene) => {
  const { table } = scene;
  const column = claim(scene, table.columns.length > 5 ? freeColumns(table) : []);
  if (!column) return undefined;
  table.columns.splice(table.columns.indexOf(column), 1);
  const hadIndex = table.indexed.delete(column.name);
  const [drop, add] = [`op.drop_column('${table.name}', '${column.name}')`, `op.add_column('${table.name}', ${columnText(column)})`];
  return hadIndex ? { up: `${dropIndex(table, column.name)}\n${drop}`, down: `${add}\n${createIndex(table, column.name)}` } : { up: drop, down: add };
};

/** Somebody who knows SQL better than Alembic. */
const rawAlter: Maker = (scene) => {
  const column = claim(scene, freeColumns(scene.table).filter(({ nullable }) => nullable));
  if (!column) return undefined;
  replace(scene.table, column, { ...column, nullable: false });
  const to = (word: string): string => `op.execute("ALTER TABLE ${scene.table.name} ALTER COLUMN ${column.name} ${word} NOT NULL")`;
  return { up: to('SET'), down: to('DROP') };
};

/** How often each is seen, roughly as in the folders of docs/accuracy.md. A wide table loses columns rather than getting more. */
export const unsafeMakers = (table: Table): readonly Maker[] => [
  ...(table.columns.length > 24 ? [dropColumn, dropColumn, dropColumn, dropColumn, dropColumn] : [addColumn, addColumn, addColumn, addColumn, addColumn, addParent]),
  dropColumn, alterNullable, alterNullable, alterType, alterType, addConstraint, addConstraint, removeConstraint,
];

export const unsafeAsides: readonly Maker[] = [rawAlter];
