/** Python as autogenerate prints it, before the indent of the function. */
import type { Random } from './random.ts';
import { indexName } from './schema.ts';
import type { Column, Constraint, Table } from './schema.ts';

export const columnText = ({ name, type, nullable, serverDefault }: Column): string =>
  `sa.Column('${name}', ${type}, ${serverDefault === undefined ? '' : `server_default=${serverDefault}, `}nullable=${nullable ? 'True' : 'False'})`;

/** What reflection tells of a type: `sa.VARCHAR(length=50)`. */
export const reflected = (type: string): string =>
  type.replace(/^sa\.(String|Text|Integer|Boolean|Float|Date|BigInteger)\(/, (_all, name: string) => `sa.${name === 'String' ? 'VARCHAR' : name === 'BigInteger' ? 'BIGINT' : name.toUpperCase()}(`);

/** Continuation lines stand where autogenerate puts them, 15 columns in: 11 and the function's 4. */
export const call = (head: string, ...rest: readonly string[]): string => `${[head, ...rest].join(',\n           ')})`;

export const createIndex = (table: Table, column: string): string =>
  `op.create_index(op.f('${indexName(table, column)}'), '${table.name}', ['${column}'], unique=False)`;

export const dropIndex = (table: Table, column: string): string => `op.drop_index(op.f('${indexName(table, column)}'), table_name='${table.name}')`;

export function createTable(table: Table): string {
  const parts = [...table.columns.map(columnText), ...table.constraints.map(inTable), `sa.PrimaryKeyConstraint('id')`];
  return `op.create_table('${table.name}',\n${parts.join(',\n')}\n)`;
}

function inTable({ kind, name, column, of }: Constraint): string {
  const named = name === undefined ? '' : `name='${name}'`;
  if (kind === 'foreignkey') return `sa.ForeignKeyConstraint(['${column}'], ['${of}.id'], ${named})`;
  return kind === 'unique' ? `sa.UniqueConstraint('${column}'${named && `, ${named}`})` : `sa.CheckConstraint('${of}'${named && `, ${named}`})`;
}

/** The operation that makes a constraint; unnamed in the text where the database chooses the name that the schema knows. */
export function createConstraint(table: Table, { kind, name, column, of }: Constraint, unnamed: boolean): string {
  const shown = unnamed ? 'None' : `'${name}'`;
  if (kind === 'foreignkey') return `op.create_foreign_key(${shown}, '${table.name}', '${of}', ['${column}'], ['id'])`;
  return kind === 'unique' ? `op.create_unique_constraint(${shown}, '${table.name}', ['${column}'])` : `op.create_check_constraint(${shown}, '${table.name}', '${of}')`;
}

export const dropConstraint = (table: Table, { kind, name }: Constraint): string => `op.drop_constraint('${name}', '${table.name}', type_='${kind}')`;

/** A value of the type, as SQL. */
export function sqlValue(type: string, random: Random): string {
  if (/Integer|Numeric|Float/.test(type)) return String(random.between(0, 99));
  if (/Boolean/.test(type)) return 'true';
  if (/DateTime/.test(type)) return "'2020-01-01 00:00:00'";
  return /Date/.test(type) ? "'2020-01-01'" : /JSON/.test(type) ? "'{}'" : "'unknown'";
}
