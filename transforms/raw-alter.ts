import { parseAlter } from '../src/core/alter-sql.ts';
import { textSql } from '../src/core/column.ts';
import { stringValue } from '../src/core/python.ts';
import { sqlalchemy } from '../src/core/rows.ts';
import { walk } from '../src/core/tree.ts';
import { insertText, mapSteps } from '../src/core/steps.ts';
import type { Context, Step, Transform } from '../src/core/types.ts';

function change(context: Context, step: Step): Step {
  if (step.kind !== 'op' || step.op.name !== 'execute' || step.batch || step.op.opaque || step.node.type !== 'expression_statement') return step;
  if (step.op.args['execution_options'] || [...walk(step.node)].some((node) => node.type === 'comment')) return step;
  const value = step.op.args['sqltext']?.value;
  const sql = stringValue(context.code, value) ?? textSql(context.names, value);
  const call = sql === undefined || sql.includes('\\') ? undefined : parseAlter(sql, { op: step.op.receiver || (context.list.op ?? 'op'), sa: sqlalchemy(context), style: context.file.style });
  // MySQL drops a constraint by its name alone, Alembic only by its kind
  if (!call || (/\.drop_constraint\(/.test(call) && /mysql|mariadb/i.test(context.code))) return step;
  context.report(step.op, 'SQLite cannot run this ALTER TABLE as SQL; as an operation it can be put into a batch block');
  return { ...insertText(call), instead: step.node };
}

export const rawAlter: Transform = {
  meta: {
    id: 'raw-alter',
    summary: '`op.execute("ALTER TABLE …")`, one simple statement → the operation that it means',
    why: `SQLite's ALTER TABLE knows only ADD COLUMN, DROP COLUMN and RENAME. Written as SQL, a change of a column or a constraint cannot be put
into a batch block; written as the operation that it means, it can, and PostgreSQL gets the same statement. Only what has exactly
one meaning is rewritten; the rest is reported by \`unsupported\`.`,
    fix: 'review',
    first: '\\bALTER\\s+TABLE\\b',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/lang_altertable.html'],
  },
  run: (steps, context) => (context.list.inBlock ? steps : mapSteps(steps, (step) => change(context, step))),
};
