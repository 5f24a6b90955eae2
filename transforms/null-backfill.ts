import { stringArg } from '../src/core/bind.ts';
import { familyOf, placeholderFor } from '../src/core/column-types.ts';
import { defaultKind, textSql } from '../src/core/column.ts';
import { isSchemaStep, maySplit } from '../src/core/blocks.ts';
import { isCreatedBefore, isForeignKey } from '../src/core/facts.ts';
import { emptyInKey } from '../src/core/key-columns.ts';
import { columnAt, defaultAt, isKeyAt, typeAt } from '../src/core/known.ts';
import { calls, constant, stringValue, textOf } from '../src/core/python.ts';
import { mayFill, rowStatements, updateRows } from '../src/core/rows.ts';
import type { Update } from '../src/core/rows.ts';
import { renames } from '../src/core/recreate.ts';
import { functionOf } from '../src/core/scopes.ts';
import { sqlString } from '../src/core/sql.ts';
import { columnsOf, operationOf, sameTable, subject } from '../src/core/steps.ts';
import type { Expression } from '../src/core/excerpt.ts';
import type { Context, OpStep, Step, TableRef, Transform } from '../src/core/types.ts';

interface Value {
  readonly sql: string;
  /** The column's own default: nobody has to look at it. */
  readonly real: boolean;
}

/** A server default as SQL that stands in an UPDATE. */
function defaultSql({ names, node }: Expression): string | undefined {
  const { code } = names;
  const literal = stringValue(code, node);
  if (literal !== undefined) return sqlString(literal);
  const path = calls(code, node, names.imports) ?? '';
  if (/^\s*(?:now\(\)|current_timestamp)\s*$/i.test(textSql(names, node) ?? '')) return 'CURRENT_TIMESTAMP';
  if (/(?:^|\.)func\.(?:now|current_timestamp)$/.test(path)) return 'CURRENT_TIMESTAMP';
  if (/(?:^|\.)(?:true|false)$/.test(path)) return path.endsWith('true') ? "'1'" : "'0'";
  if (defaultKind(names, node) !== 'constant') return undefined;
  const sql = textSql(names, node)?.trim().replace(/^\((.*)\)$/, '$1');
  // PostgreSQL has no integer for a boolean; a quoted digit is both
  return sql && /^\d+$/.test(sql) ? `'${sql}'` : sql && /^(?:true|false)$/i.test(sql) ? (/true/i.test(sql) ? "'1'" : "'0'") : sql;
}

function valueFor(context: Context, step: OpStep, column: string): Value | undefined {
  const { names, options } = context;
  const { args } = step.op;
  // the UPDATE comes before the change: the type that the column has now decides
  const type = typeAt(context, step.op, column);
  const next = args['type_']?.value;
  const changes = !!next && (!type || familyOf(names, next) !== familyOf(type.names, type.node));
  const own = [args['server_default']?.value, args['existing_server_default']?.value].map((node) => node && { names, node });
  for (const known of changes ? [] : [...own, defaultAt(context, step.op, column)]) {
    const sql = known && defaultSql(known);
    if (sql) return { sql, real: true };
  }
  const typed = type && placeholderFor(type.names, type.node, options.types);
  return typed && { sql: sqlString(typed.value), real: false };
}

/** Do the author's own statements before this one give the column its values? */
function isFilledBefore(context: Context, step: OpStep, table: TableRef, column: string): boolean {
  return rowStatements(context.names, functionOf(step.op.call)).some(
    (node) => node.end <= step.op.start && !context.file.isFenced(node) && mayFill(context.names, node, table, column, { deletes: true }),
  );
}

/** The index before which the UPDATE goes: before the whole run, unless the run makes the column or what may refuse the value. */
function place(context: Context, steps: readonly Step[], at: number, column: string): number {
  let from = at;
  while (from > 0 && sameTable(context.names, steps[from - 1] as Step, steps[at] as Step)) {
    const before = steps[from - 1] as Step;
    const columns = columnsOf(context.names, before);
    const alters = operationOf(before) === 'alter_column' || operationOf(before) === 'add_column';
    const renaming = before.kind === 'op' && renames(before.op);
    const blocks = renaming || !isSchemaStep(before) || operationOf(before) === 'drop_constraint' || (alters && (columns?.includes(column) ?? true));
    if (blocks) break;
    from--;
  }
  return from;
}

/** A block that cannot be split stays before the UPDATE as a whole. @returns undefined: the step is in that very block */
function behindWhole(steps: readonly Step[], before: number, at: number): number | undefined {
  const batch = steps[before]?.batch;
  if (!batch || steps[before - 1]?.batch !== batch || maySplit(steps, batch)) return before;
  const behind = steps.findIndex((step, index) => index > before && step.batch !== batch);
  return behind >= 0 && behind <= at ? behind : undefined;
}

const name = (table: TableRef, column: string): string => (table.name === undefined ? column : `${table.name}.${column}`);

function updatesFor(context: Context, { step, column, becomes }: Target, value: Value): readonly Update[] {
  const on = subject(context.names, step) as NonNullable<ReturnType<typeof subject>>;
  const comments = value.real
    ? [`Rows without ${name(on.table, column)} get its default before it becomes ${becomes}`]
    : [`migfix: backfill ${name(on.table, column)}: rows without a value get this one before it becomes ${becomes}`];
  const update = { table: on.table, schema: on.schema, column, value: value.sql, where: 'null', comments } as const;
  const type = typeAt(context, step.op, column);
  const strings = context.options.preset === 'strict' && type && familyOf(type.names, type.node) === 'string' && value.sql !== "''";
  return strings ? [update, { ...update, where: { equals: "''" }, comments: ['Empty strings count as no value'] }] : [update];
}

/** The statement before fills the column under the name that only the program knows: ours, on a second run. */
const isFilledByName = (context: Context, step: OpStep): boolean => {
  const name = step.op.args['column_name'];
  return !!name && context.code.slice(context.list.node.start, step.op.start).includes(`.column(${textOf(context.code, name.value)})`);
};

/** A column that may hold NULLs when it may no longer. */
interface Target {
  readonly step: OpStep;
  readonly table: TableRef;
  readonly column: string;
  readonly becomes: 'NOT NULL' | 'part of the primary key';
  /** A key of this column alone: no one value is right for two rows. */
  readonly alone?: boolean;
}

const targetsOf = (context: Context, steps: readonly Step[], at: number): readonly Target[] => {
  const step = steps[at] as Step;
  if (step.kind !== 'op') return [];
  return step.op.name === 'create_primary_key' ? becomeKey(context, step) : [becomesNotNull(context, steps, at, step) ?? []].flat();
};

/** The columns of a primary key that are added without a value. */
function becomeKey(context: Context, step: OpStep): readonly Target[] {
  const { table } = step.op;
  if (!table || step.op.opaque || isCreatedBefore(context.file, table, step.op.call)) return [];
  const alone = columnsOf(context.names, step)?.length === 1;
  return emptyInKey(context, step.op)
    .filter((column) => !isFilledBefore(context, step, table, column))
    .map((column) => ({ step, table, column, becomes: 'part of the primary key', alone }));
}

/** The alter_column's column, when it is one that may hold NULLs now. */
function becomesNotNull(context: Context, steps: readonly Step[], at: number, step: OpStep): Target | undefined {
  if (step.op.name !== 'alter_column' || constant(step.op.args['nullable']?.value) !== false) return undefined;
  const column = stringArg(context.names, step.op.args['column_name']);
  const { table } = step.op;
  if (column === undefined && table && !step.op.opaque && !isCreatedBefore(context.file, table, step.op.call) && !isFilledByName(context, step)) {
    context.report(step.op, 'rows where the column is NULL make NOT NULL fail', { help: 'Its name is known only to the program: update the rows first.', unfixable: true });
  }
  // no database has a column without a name: the call fails everywhere
  if (!column || !table || step.op.opaque) return undefined;
  const known = constant(step.op.args['existing_nullable']?.value) === false || columnAt(context, step.op, column)?.nullable === false || isCreatedBefore(context.file, table, step.op.call);
  const added = steps.slice(0, at).some((before) => before.kind === 'op' && before.placeholder?.column === column && sameTable(context.names, before, step));
  return known || added || isFilledBefore(context, step, table, column) ? undefined : { step, table, column, becomes: 'NOT NULL' };
}

export const nullBackfill: Transform = {
  meta: {
    id: 'null-backfill',
    summary: 'fills NULLs before a column becomes NOT NULL',
    why: `Making a column NOT NULL while a row has NULL fails on every database; on SQLite it fails while the copy is filled, leaves
\`_alembic_tmp_…\` behind, and every retry fails on that. A new server default does not fill the rows that are there. So an UPDATE
comes first: with the call's server default, else the existing one, else a placeholder of the column's type with a mark. Where
the author's own statements fill the column before, nothing is added. A column that may be a foreign key is reported instead: no
made-up key is right. A column that the same function adds and puts into a primary key is treated alike: together with the key it is copied as NOT NULL.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/ops.html#alembic.operations.Operations.alter_column'],
  },
  run(steps, context) {
    const inserts = new Map<number, Update[]>();
    for (const [at, target] of [...steps.keys()].flatMap((place) => targetsOf(context, steps, place).map((found) => [place, found] as const))) {
      const { step, table, column, becomes, alone } = target;
      const message = `rows where ${name(table, column)} is NULL make ${becomes === 'NOT NULL' ? becomes : 'the primary key'} fail`;
      const key = isForeignKey(context.file, table, column) || isKeyAt(context, step.op, column) || /(?:^|_)(?:id|fk)$/i.test(column);
      const value = key || alone || context.list.inBlock ? undefined : valueFor(context, step, column);
      if (!value) {
        context.report(step.op, message, { help: alone ? 'Give each row a value of its own first.' : key ? 'It looks like a foreign key: decide which rows they belong to, and update them first.' : 'Its type is not known here: update the rows first.', unfixable: true });
        continue;
      }
      const before = behindWhole(steps, place(context, steps, at, column), at);
      if (before === undefined) {
        context.report(step.op, message, { help: 'Fill the rows before the block.', unfixable: true });
        continue;
      }
      context.report(step.op, message);
      inserts.set(before, [...(inserts.get(before) ?? []), ...updatesFor(context, target, value)]);
    }
    if (!inserts.size) return steps;
    return steps.flatMap((step, i) => {
      const updates = inserts.get(i);
      return updates ? [updateRows(context, updates, step.kind === 'insert' ? 0 : step.node.start), step] : [step];
    });
  },
};
