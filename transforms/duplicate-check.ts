import { columnNames, stringArg } from '../src/core/bind.ts';
import { maySplit } from '../src/core/blocks.ts';
import { isCreatedBefore } from '../src/core/facts.ts';
import { constant, quoted, textOf } from '../src/core/python.ts';
import { sqlalchemy } from '../src/core/rows.ts';
import { isPlainIdentifier } from '../src/core/sql.ts';
import { addedColumn, insertText, sameTable, subject } from '../src/core/steps.ts';
import type { Context, InsertStep, OpStep, Step, Transform } from '../src/core/types.ts';

interface Unique {
  readonly step: OpStep;
  readonly table: string;
  readonly columns: readonly string[];
}

/** A UNIQUE on columns that are all there already: a new column has NULLs, or the values of its backfill. */
function uniqueOf(context: Context, steps: readonly Step[], at: number): Unique | undefined {
  const step = steps[at] as Step;
  if (step.kind !== 'op' || !step.op.table) return undefined;
  const { op } = step;
  const unique = op.name === 'create_unique_constraint' || (op.name === 'create_index' && constant(op.args['unique']?.value) === true);
  const columns = unique ? columnNames(context.names, op.args['columns']) : undefined;
  const on = subject(context.names, step);
  if (!columns?.length || on?.schema !== 'None' || on.table.name === undefined || isCreatedBefore(context.file, on.table, op.call)) return undefined;
  const added = steps.slice(0, at).some((other) => sameTable(context.names, other, step) && columns.includes(addedColumn(context.names, other)?.name ?? ''));
  return added || ![on.table.name, ...columns].every(isPlainIdentifier) ? undefined : { step, table: on.table.name, columns };
}

function check(context: Context, { step, table, columns }: Unique): InsertStep {
  const { style } = context.file;
  const op = context.list.op ?? 'op';
  const list = columns.join(', ');
  const given = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const name = stringArg(context.names, step.op.args['constraint_name'] ?? step.op.args['index_name']) ?? 'unique';
  const sql = `SELECT ${list}, COUNT(*) FROM ${table} WHERE ${given} GROUP BY ${list} HAVING COUNT(*) > 1`;
  const one = style.indent;
  const rows = /\bduplicates\b/.test(textOf(context.code, context.list.node)) ? 'duplicate_rows' : 'duplicates';
  return insertText(
    `# Look for duplicates in ${table} (${list}) before a UNIQUE on them fails half-way`,
    `if not ${op}.get_context().as_sql:`,
    `${one}${rows} = ${op}.get_bind().execute(${sqlalchemy(context)}.text(`,
    `${one}${one}${quoted(sql, { ...style, quote: '"' })}`,
    `${one})).fetchall()`,
    `${one}if ${rows}:`,
    `${one}${one}raise ValueError(${quoted(`${name}: duplicate rows in ${table} (${list}): `, style)} + repr([tuple(row) for row in ${rows}]))`,
  );
}

/** The check is there already: a second run, or the author's own. */
const isChecked = (context: Context, steps: readonly Step[], at: number, { table }: Unique): boolean =>
  steps.slice(0, at).some((step) => step.kind === 'keep' && /having\s+count/i.test(context.code.slice(step.node.start, step.node.end)) && context.code.slice(step.node.start, step.node.end).includes(table));

export const duplicateCheck: Transform = {
  meta: {
    id: 'duplicate-check',
    summary: '(strict) looks for duplicates before a UNIQUE on existing columns',
    why: `With duplicates in the table, a UNIQUE fails on every database; on SQLite half-way, with \`_alembic_tmp_…\` left behind and every
retry failing on that. The check comes first and names the rows. It skips itself in \`--sql\` mode.`,
    fix: 'review',
    presets: ['strict'],
  },
  run(steps, context) {
    if (context.list.inBlock) return steps;
    const inserts = new Map<number, InsertStep[]>();
    for (const [at] of steps.entries()) {
      const found = uniqueOf(context, steps, at);
      if (!found || isChecked(context, steps, at, found)) continue;
      let from = at;
      while (from > 0 && sameTable(context.names, steps[from - 1] as Step, found.step) && !touches(context, steps[from - 1] as Step)) from--;
      const batch = steps[from]?.batch;
      if (batch && steps[from - 1]?.batch === batch && !maySplit(steps, batch)) continue;
      context.report(found.step.op, `duplicates in ${found.table} (${found.columns.join(', ')}) make it fail half-way`);
      inserts.set(from, [...(inserts.get(from) ?? []), check(context, found)]);
    }
    return inserts.size ? steps.flatMap((step, i) => [...(inserts.get(i) ?? []), step]) : steps;
  },
};

/** A step before which the rows cannot be asked: it makes the columns, or changes what they are called. */
const touches = (_context: Context, step: Step): boolean => step.kind !== 'op' || /^(?:add_column|alter_column)$/.test(step.op.name);
