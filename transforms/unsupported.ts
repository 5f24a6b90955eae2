import { callsOutside, executedSql } from '../src/core/executed-sql.ts';
import { foreignSql, schemaIn } from '../src/core/foreign-sql.ts';
import { oncePer } from '../src/core/once.ts';
import { calledName, calls, constant, dotted, stringValue, textOf } from '../src/core/python.ts';
import { nodeOf } from '../src/core/rows.ts';
import { above, field, nodesOf, within } from '../src/core/tree.ts';
import type { Context, FileFacts, Node, Step, Transform } from '../src/core/types.ts';

const BRANCH = { help: "Put it behind `if op.get_bind().dialect.name == 'postgresql':`, or write what every database has.", unfixable: true };

const FOREIGN_TYPES = new Set(['JSONB', 'ARRAY', 'HSTORE', 'INET', 'CIDR', 'MACADDR', 'TSVECTOR', 'TSQUERY', 'INT4RANGE', 'INT8RANGE', 'NUMRANGE', 'TSRANGE', 'TSTZRANGE', 'DATERANGE', 'BIT', 'MONEY', 'OID', 'TINYINT', 'MEDIUMTEXT', 'LONGTEXT', 'MEDIUMBLOB', 'LONGBLOB', 'YEAR', 'INTERVAL', 'Vector']);

const MAKES = new Set(['create_table', 'add_column', 'alter_column']);

/** A type that SQLite cannot render, unless a variant for SQLite stands beside it. */
function* foreignTypes(context: Context, call: Node): Generator<Node> {
  const { code, names } = context;
  if (/with_variant\((?:(?!with_variant\()[\s\S])*?['"]sqlite['"]/.test(textOf(code, call))) return;
  for (const node of nodesOf(call, 'call', 'attribute', 'identifier')) {
    const path = node.type === 'call' ? calls(code, node, names.imports) : dotted(code, node, names.imports);
    const [dialect, name] = path?.split('.').slice(-2) ?? [];
    const fromDialect = /^(?:postgresql|mysql|sqlalchemy|sa|types|ARRAY|mssql|oracle|array|json|hstore)$/.test(dialect ?? '') || path === name;
    const existing = node.parent?.type === 'keyword_argument' && textOf(code, field(node.parent, 'name') as Node) === 'existing_type';
    if (isVariant(context, node)) continue;
    if (name && FOREIGN_TYPES.has(name) && fromDialect && !existing && (node.type === 'call' || node.parent?.type === 'argument_list' || node.parent?.type === 'keyword_argument')) yield node;
  }
}

/** `sa.Text().with_variant(LONGTEXT(), 'mysql')`: what stands in the brackets is for the other database. */
const isVariant = (context: Context, node: Node): boolean => {
  for (let call = above(node, 'call'); call; call = above(call, 'call')) {
    const callee = field(call, 'function');
    const list = field(call, 'arguments');
    if (list && within(node, list) && callee && textOf(context.code, callee).endsWith('.with_variant')) return true;
  }
  return false;
};

function reportTypes(context: Context, step: Step): void {
  if (step.kind !== 'op' || !MAKES.has(step.op.name)) return;
  const seen: Node[] = [];
  for (const node of foreignTypes(context, step.op.call)) {
    if (seen.some((outer) => within(node, outer))) continue;
    seen.push(node);
    context.report(node, `SQLite cannot store ${textOf(context.code, node)}`, {
      help: /JSONB/.test(textOf(context.code, node))
        ? "Write `sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')`: PostgreSQL gets the same."
        : 'Write a type that SQLite has and give the other database its own with `.with_variant(…)`: it gets the same as before.',
      unfixable: true,
    });
  }
}

/** Once per schema and file is enough. */
const saidOf = oncePer<FileFacts, Set<string>, []>(() => new Set());

function reportSchema(context: Context, step: Step): void {
  if (step.kind !== 'op') return;
  const schema = step.op.schema;
  if (!schema || constant(schema.value) === null || step.op.name === 'batch_alter_table') return;
  const text = textOf(context.code, schema.value);
  reportSchemaOnce(context, schema.node, text, stringValue(context.code, schema.value) ?? text, 'Attach a database of that name, or map it away with schema_translate_map in env.py.');
}

function reportSchemaOnce(context: Context, node: Node, text: string, name: string, help: string): void {
  const said = saidOf(context.file);
  if (said.has(name)) return;
  said.add(name);
  context.report(node, `SQLite has no schema ${text}`, { help, unfixable: true });
}

/** `UPDATE …; DELETE …` in one string; a trigger's body is one statement. */
const hasSeveral = (sql: string): boolean => !/\bTRIGGER\b|\$\$/i.test(sql) && /;\s*[A-Za-z]/.test(plain(sql));

/** SQL without its comments and the contents of its strings. */
const plain = (sql: string): string => sql.replace(/--[^\n]*/g, '').replace(/'[^']*'/g, "''");

function reportSql(context: Context, step: Step): void {
  const node = nodeOf(step);
  if (!node || !/\b(?:execute|exec_driver_sql|scalars?)\s*\(/.test(textOf(context.code, node))) return;
  const made = callsOutside(node).map((call) => /(?:^|\.)(?:Create|Drop)(?:Sequence|Schema)$/.exec(textOf(context.code, field(call, 'function') as Node))).find((found) => found);
  if (made) context.report(node, `SQLite has nothing like ${made[0].replace('.', '')}`, BRANCH);
  for (const { node: written, text, whole } of executedSql(context.names, node)) {
    if (hasSeveral(text)) {
      context.report(written, 'SQLite executes one statement at a time', { help: 'Give each statement an execute() of its own.', unfixable: true });
      return;
    }
    const found = foreignSql(plain(text), whole);
    const schema = whole && !found ? schemaIn(text) : undefined;
    if (schema !== undefined) reportSchemaOnce(context, written, schema, schema, 'Attach a database of that name; schema_translate_map does not reach into SQL.');
    if (!found) continue;
    context.report(written, `SQLite cannot run ${found.what}: ${found.words.trim().replace(/\s+/g, ' ').slice(0, 60)}`, BRANCH);
    return;
  }
}

export const unsupported: Transform = {
  meta: {
    id: 'unsupported',
    summary: 'what SQLite does not have: JSONB, ARRAY, schemas, `::` casts, CREATE TYPE, generated columns…',
    why: `Some things cannot be mended by a batch block: SQLite has no arrays, JSONB, network types, schemas, extensions, types of its own,
sequences or \`::\` casts, cannot add a STORED generated column and cannot copy a table that has one. Its ALTER TABLE renames a table or a
column, adds one and drops one, and nothing else: no \`RENAME CONSTRAINT\`, no second action behind a comma; \`ALTER INDEX\`, \`DROP … CASCADE\`,
\`UPDATE … JOIN\`, \`SET\` and \`GRANT\` it does not know. SQL is read where it is executed, also through a name, an f-string, \`%\` and \`+\`. The
finding names the construct; a person decides: a test of the dialect around it, a variant of the type, or SQL that every database has.`,
    fix: 'none',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/omitted.html', 'https://docs.sqlalchemy.org/en/20/core/type_api.html#sqlalchemy.types.TypeEngine.with_variant'],
  },
  run(steps, context) {
    for (const step of steps) {
      if (step.kind === 'insert' || context.file.isFenced(step.node)) continue;
      reportTypes(context, step);
      reportSchema(context, step);
      reportSql(context, step);
      reportGenerated(context, step);
      reportPartial(context, step);
    }
    return steps;
  },
};

/** `postgresql_where` alone: on SQLite the index is on all rows, and a unique one refuses what PostgreSQL takes. */
function reportPartial(context: Context, step: Step): void {
  if (step.kind !== 'op' || step.op.name !== 'create_index' || constant(step.op.args['unique']?.value) !== true) return;
  if (!step.op.args['postgresql_where'] || step.op.args['sqlite_where']) return;
  context.report(step.op, 'a unique index with postgresql_where is unique over all rows on SQLite', { help: 'Add sqlite_where= with the same condition: other databases do not look at it.', unfixable: true });
}

/** A copy of a table with a generated column fails: `cannot INSERT into generated column`. */
function reportGenerated(context: Context, step: Step): void {
  if (step.kind !== 'op' || step.op.name !== 'add_column') return;
  for (const node of nodesOf(step.op.call, 'call')) {
    if (calledName(context.names, node) !== 'Computed') continue;
    context.report(node, 'a table with a generated column cannot be copied on SQLite: every later batch block on it fails', { severity: 'warning', help: 'Keep later changes of this table to what SQLite takes bare.', unfixable: true });
  }
}
