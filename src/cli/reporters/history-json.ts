import { defaultName } from '../../core/meant-constraints.ts';
import type { ColumnState, ConstraintState, Doubt, Origin, TableState } from '../../core/schema.ts';
import { type Told, written } from './history.ts';

interface Fact {
  readonly since: Origin;
  readonly certain: boolean;
  readonly doubt?: Doubt | undefined;
}

const origin = ({ since, certain, doubt }: Fact): object => ({ since, certain, ...(doubt && !certain ? { doubt } : {}) });

/** What is not known is `null`; that there is no default is `false`. */
const column = (one: ColumnState): object => ({
  name: one.name,
  type: one.type ? written(one.type) : null,
  nullable: one.nullable ?? null,
  default: one.default === undefined ? null : one.default === null ? false : written(one.default),
  generated: one.generated,
  ...origin(one),
});

const constraint = (table: string, one: ConstraintState): object => ({
  kind: one.kind,
  name: one.name ?? null,
  postgresqlName: one.name ?? defaultName(table, one) ?? null,
  columns: one.columns ?? null,
  ...(one.kind === 'foreignkey' ? { referent: one.referent ?? null, ondelete: one.ondelete ?? null } : {}),
  ...origin(one),
});

const describe = (table: TableState): object => ({
  name: table.name,
  whole: table.whole,
  autoincrement: table.autoincrement,
  ...origin(table),
  columns: table.columns.map(column),
  constraints: table.constraints.map((one) => constraint(table.name, one)),
  indexes: table.indexes.map((one) => ({ name: one.name, columns: one.columns ?? null, unique: one.unique, ...origin(one) })),
  triggers: table.triggers.map((one) => ({ name: one.name, ...origin(one) })),
});

/**
 * @param table the one that is wanted; without it, all of them
 * @returns what the chains tell, for programs
 */
export function asHistoryJson(told: readonly Told[], table: string | undefined): string {
  const databases = told.map(({ database, revision, heads, schema }) => ({
    database: database || null,
    after: revision ? [revision.id] : heads.map(({ id }) => id),
    tables: schema.tables().filter(({ name }) => table === undefined || name === table).map(describe),
    views: schema.views().map((view) => ({ name: view.name, ...origin(view) })),
  }));
  return `${JSON.stringify({ databases }, null, 2)}\n`;
}
