import { textSql } from '../src/core/column.ts';
import { replaceArgument } from '../src/core/edit.ts';
import { stringValue, textOf } from '../src/core/python.ts';
import { sqlalchemy } from '../src/core/rows.ts';
import { mapSteps, withEdits } from '../src/core/steps.ts';
import { field, walk } from '../src/core/tree.ts';
import type { Context, Edit, Node, OpStep, Transform } from '../src/core/types.ts';

const MAKES = new Set(['create_table', 'add_column', 'alter_column']);

/** Functions that SQLite has. */
const KNOWN = new Set('abs char coalesce date datetime hex ifnull iif instr json json_array json_object julianday last_insert_rowid length lower ltrim max min nullif printf format quote random randomblob replace round rtrim sqlite_version strftime substr substring time trim typeof unicode unixepoch upper zeroblob cast'.split(' '));

/** SQL that SQLite has no function, sequence or cast for. */
const isForeign = (sql: string): boolean => {
  const bare = sql.replace(/'(?:[^']|'')*'/g, "''");
  return /::|\bnextval\b|\binterval\b/i.test(bare) || [...bare.matchAll(/\b(\w+)\s*\(/g)].some(([, name = '']) => !KNOWN.has(name.toLowerCase()));
};

const defaults = (call: Node, code: string): readonly Node[] =>
  walk(call).flatMap((node) =>
    node.type === 'keyword_argument' && textOf(code, field(node, 'name') as Node) === 'server_default' ? (field(node, 'value') as Node) : [],
  );

const REPORT = { help: 'Use what every database has (sa.func.now(), a literal), or choose by op.get_bind().dialect.name.', unfixable: true };

function change(context: Context, step: OpStep): readonly Edit[] {
  const { code, names } = context;
  return defaults(step.op.call, code).flatMap((node): readonly Edit[] => {
    const sql = textSql(names, node);
    if (sql !== undefined && /^\s*now\(\)\s*$/.test(sql)) {
      context.report(node, "SQLite has no now(): the default fails when the table is copied and at every INSERT");
      return [{ ...replaceArgument(code, node, `${sqlalchemy(context)}.func.now()`), declared: true }];
    }
    if (sql !== undefined && isForeign(sql)) {
      context.report(node, `SQLite does not know the default ${sql.trim()}`, REPORT);
    } else if (/^\s*(?:now|current_timestamp|gen_random_uuid|uuid_generate_v4)\s*\(\)\s*$/i.test(stringValue(code, node) ?? '')) {
      context.report(node, `the default is the text ${textOf(code, node)}, not a call: SQLite stores the text`, REPORT);
    }
    return [];
  });
}

export const portableDefault: Transform = {
  meta: {
    id: 'portable-default',
    summary: "`sa.text('now()')` → `sa.func.now()`",
    why: `\`sa.text('now()')\` is sent as it is: SQLite has no \`now()\`, so the default fails when a batch block copies the table and at every
INSERT. \`sa.func.now()\` is \`now()\` on PostgreSQL and MySQL, the very same statement, and \`CURRENT_TIMESTAMP\` on SQLite. The plain
string \`'now()'\` is another thing, a literal, and is reported; so are other defaults that only one database has
(\`gen_random_uuid()\`, \`nextval(…)\`, \`'x'::varchar\`).`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://docs.sqlalchemy.org/en/20/core/functions.html#sqlalchemy.sql.functions.now'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'op' || !MAKES.has(step.op.name)) return step;
      const edits = change(context, step);
      return edits.length ? withEdits(step, ...edits) : step;
    }),
};
