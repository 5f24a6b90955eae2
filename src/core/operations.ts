import { dictionary } from './dictionary.ts';

/**
 * What we know of Alembic's operations: one table, checked against the installed Alembic's own signatures by
 * `npm run check:operations`.
 *
 * Parameters are in the order in which releases before 1.11 took them by position; `keywordOnly` is the number that
 * today's Alembic still takes so.
 *
 * @see https://alembic.sqlalchemy.org/en/latest/ops.html
 */
export interface OperationSpec {
  readonly parameters: readonly string[];
  readonly keywordOnly: number;
  /** In a batch block; absent: batch has no such operation. */
  readonly batch?: { readonly parameters: readonly string[]; readonly keywordOnly: number };
  readonly table?: string;
  readonly schema?: string;
  /** Keywords that Alembic took before 1.5 → today's. */
  readonly legacy?: Readonly<Record<string, string>>;
  /** It takes no keywords beyond these: others make the call fail everywhere. */
  readonly exact?: true;
}

const alter = [
  'nullable', 'comment', 'server_default', 'new_column_name', 'type_', 'existing_type',
  'existing_server_default', 'existing_nullable', 'existing_comment',
];
const foreignKey = ['onupdate', 'ondelete', 'deferrable', 'initially', 'match'];

export const OPERATIONS = dictionary<OperationSpec>({
  add_column: {
    parameters: ['table_name', 'column', 'schema', 'if_not_exists', 'inline_references', 'inline_primary_key'],
    keywordOnly: 2,
    batch: { parameters: ['column', 'insert_before', 'insert_after', 'if_not_exists', 'inline_references', 'inline_primary_key'], keywordOnly: 1 },
    table: 'table_name',
    schema: 'schema',
  },
  alter_column: {
    parameters: ['table_name', 'column_name', ...alter, 'schema'],
    keywordOnly: 2,
    batch: { parameters: ['column_name', ...alter, 'insert_before', 'insert_after'], keywordOnly: 1 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'new_column_name' }),
  },
  drop_column: {
    parameters: ['table_name', 'column_name', 'schema'],
    keywordOnly: 2,
    batch: { parameters: ['column_name'], keywordOnly: 1 },
    table: 'table_name',
    schema: 'schema',
  },
  create_index: {
    parameters: ['index_name', 'table_name', 'columns', 'schema', 'unique', 'if_not_exists'],
    keywordOnly: 3,
    batch: { parameters: ['index_name', 'columns'], keywordOnly: 2 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'index_name', tablename: 'table_name' }),
  },
  drop_index: {
    parameters: ['index_name', 'table_name', 'schema', 'if_exists'],
    keywordOnly: 2,
    batch: { parameters: ['index_name'], keywordOnly: 1 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'index_name', tablename: 'table_name' }),
  },
  create_unique_constraint: {
    parameters: ['constraint_name', 'table_name', 'columns', 'schema'],
    keywordOnly: 3,
    batch: { parameters: ['constraint_name', 'columns'], keywordOnly: 2 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'constraint_name', source: 'table_name', local_cols: 'columns' }),
  },
  create_check_constraint: {
    parameters: ['constraint_name', 'table_name', 'condition', 'schema'],
    keywordOnly: 3,
    batch: { parameters: ['constraint_name', 'condition'], keywordOnly: 2 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'constraint_name', source: 'table_name' }),
  },
  create_foreign_key: {
    parameters: [
      'constraint_name', 'source_table', 'referent_table', 'local_cols', 'remote_cols',
      ...foreignKey, 'source_schema', 'referent_schema',
    ],
    keywordOnly: 5,
    batch: { parameters: ['constraint_name', 'referent_table', 'local_cols', 'remote_cols', 'referent_schema', ...foreignKey], keywordOnly: 4 },
    table: 'source_table',
    schema: 'source_schema',
    legacy: dictionary({ name: 'constraint_name', source: 'source_table', referent: 'referent_table' }),
  },
  create_primary_key: {
    parameters: ['constraint_name', 'table_name', 'columns', 'schema'],
    keywordOnly: 3,
    batch: { parameters: ['constraint_name', 'columns'], keywordOnly: 2 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'constraint_name', cols: 'columns' }),
  },
  create_exclude_constraint: {
    parameters: ['constraint_name', 'table_name'],
    keywordOnly: 99,
    batch: { parameters: ['constraint_name'], keywordOnly: 99 },
    table: 'table_name',
    schema: 'schema',
  },
  drop_constraint: {
    parameters: ['constraint_name', 'table_name', 'type_', 'schema', 'if_exists'],
    keywordOnly: 3,
    batch: { parameters: ['constraint_name', 'type_'], keywordOnly: 2 },
    table: 'table_name',
    schema: 'schema',
    legacy: dictionary({ name: 'constraint_name', type: 'type_', tablename: 'table_name' }),
    exact: true,
  },
  create_table_comment: {
    parameters: ['table_name', 'comment', 'existing_comment', 'schema'],
    keywordOnly: 2,
    batch: { parameters: ['comment', 'existing_comment'], keywordOnly: 1 },
    table: 'table_name',
    schema: 'schema',
  },
  drop_table_comment: {
    parameters: ['table_name', 'existing_comment', 'schema'],
    keywordOnly: 1,
    batch: { parameters: ['existing_comment'], keywordOnly: 0 },
    table: 'table_name',
    schema: 'schema',
  },
  create_table: { parameters: ['table_name'], keywordOnly: 99, table: 'table_name', schema: 'schema', legacy: dictionary({ name: 'table_name' }) },
  drop_table: { parameters: ['table_name', 'schema', 'if_exists'], keywordOnly: 1, table: 'table_name', schema: 'schema', legacy: dictionary({ name: 'table_name' }) },
  rename_table: { parameters: ['old_table_name', 'new_table_name', 'schema'], keywordOnly: 2, table: 'old_table_name', schema: 'schema' },
  bulk_insert: { parameters: ['table', 'rows', 'multiinsert'], keywordOnly: 2 },
  execute: { parameters: ['sqltext', 'execution_options'], keywordOnly: 1, batch: { parameters: ['sqltext', 'execution_options'], keywordOnly: 1 } },
  batch_alter_table: {
    parameters: [
      'table_name', 'schema', 'recreate', 'partial_reordering', 'copy_from', 'table_args', 'table_kwargs',
      'reflect_args', 'reflect_kwargs', 'naming_convention',
    ],
    keywordOnly: 99,
    table: 'table_name',
    schema: 'schema',
  },
});

/** Operations that change an existing table and that batch has too: what this tool is about. */
export const SCHEMA_OPERATIONS: ReadonlySet<string> = new Set(
  Object.keys(OPERATIONS).filter((name) => OPERATIONS[name]?.batch && name !== 'execute'),
);

/** A file without any of these words has nothing for us: it is not even parsed. */
export const RELEVANT = new RegExp(`\\b(?:${Object.keys(OPERATIONS).join('|')}|commit|get_bind|get_context)\\b`);
