import { oncePer } from '../src/core/once.ts';
import { calledName, calls, constant, dotted, textOf } from '../src/core/python.ts';
import { nodeOf } from '../src/core/rows.ts';
import { above, field, nodesOf, within } from '../src/core/tree.ts';
import type { Context, FileFacts, Node, Step, Transform } from '../src/core/types.ts';

const BRANCH = { help: "Put it behind `if op.get_bind().dialect.name == 'postgresql':`, or write what every database has.", unfixable: true };

/** SQL that SQLite cannot run, and what it is called. */
const FOREIGN_SQL: readonly (readonly [RegExp, string])[] = [
  [/\bCREATE\s+EXTENSION\b/i, 'CREATE EXTENSION'],
  [/\b(?:CREATE|ALTER|DROP)\s+TYPE\b/i, 'a TYPE of its own'],
  [/\b(?:CREATE|ALTER|DROP)\s+SEQUENCE\b|\bnextval\s*\(/i, 'a sequence'],
  [/\bALTER\s+TABLE\b(?:(?!\bALTER\s+TABLE\b)[\s\S])*\b(?:ALTER\s+(?:COLUMN\s+)?[\w"{%`]|MODIFY\b|CHANGE\b)/i, 'ALTER COLUMN'],
  [/\bALTER\s+TABLE\s+(?:IF\s+EXISTS|ONLY)\b|\b(?:ADD|DROP)\s+COLUMN\s+IF\b|\bDROP\s+COLUMN\s+\S+\s+(?:CASCADE|RESTRICT)\b|\bALTER\s+TABLE\s+\w+\.\w/i, 'this form of ALTER TABLE'],
  [/\bALTER\s+TABLE\b(?:(?!\bALTER\s+TABLE\b)[\s\S])*\b(?:ADD|DROP)\s+(?:CONSTRAINT|PRIMARY\s+KEY|FOREIGN\s+KEY|UNIQUE|CHECK)\b/i, 'ALTER TABLE … CONSTRAINT'],
  [/\w::\w|'::\w|\)::\w/, 'a `::` cast'],
  [/\bDO\s+\$|\$\$|\bLANGUAGE\s+'?plpgsql/i, 'PL/pgSQL'],
  [/\bTRUNCATE\b/i, 'TRUNCATE'],
  [/\bCOMMENT\s+ON\b/i, 'COMMENT ON'],
  [/\bDELETE\s+FROM\s+\S+(?:\s+(?:AS\s+)?\w+)?\s+USING\b/i, 'DELETE … USING'],
  [/\b(?:CREATE|DROP|ALTER)\s+SCHEMA\b/i, 'a SCHEMA'],
  [/\bILIKE\b/i, 'ILIKE'],
  [/\bCREATE\s+OR\s+REPLACE\b|\bCREATE\s+MATERIALIZED\b/i, 'CREATE OR REPLACE'],
  [/\bINTERVAL\s+'/i, 'INTERVAL'],
  [/\bUSING\s+(?:gin|gist|btree|hash|brin)\b/i, 'an index method'],
  [/\b(?:now|gen_random_uuid|uuid_generate_v4|jsonb_\w+|regexp_replace|string_agg|array_agg|to_char)\(/i, "a function that it does not have"],
];

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
  const said = saidOf(context.file);
  if (said.has(text)) return;
  said.add(text);
  context.report(schema.node, `SQLite has no schema ${text}`, {
    help: 'Attach a database of that name, or map it away with schema_translate_map in env.py.',
    unfixable: true,
  });
}

/** `UPDATE …; DELETE …` in one string; a trigger's body is one statement. */
const hasSeveral = (text: string): boolean => !/\bTRIGGER\b|\$\$/i.test(text) && /;\s*[A-Za-z]/.test(sqlOf(text));

/** The SQL of a Python string, without its quotes, comments and the contents of its own strings. */
const sqlOf = (text: string): string =>
  text.replace(/^\w*(?:'{3}|"{3}|'|")|(?:'{3}|"{3}|'|")$/g, '').replace(/--[^\n]*/g, '').replace(/'[^']*'/g, "''");

/** What is found, with the whole of the words that it begins and ends in: `role::text`, where the pattern asks for `e::t`. */
const wholeWords = (sql: string, pattern: RegExp): string => new RegExp(`\\w{0,63}(?:${pattern.source})[\\w"\`]*`, pattern.flags).exec(sql)?.[0] ?? '';

function reportSql(context: Context, step: Step): void {
  const node = nodeOf(step);
  if (!node || (node.type !== 'expression_statement' && node.type !== 'call') || !/execute\s*\(/.test(textOf(context.code, node))) return;
  const made = /\.?(?:Create|Drop)(?:Sequence|Schema)\b/.exec(textOf(context.code, node));
  if (made) context.report(node, `SQLite has nothing like ${made[0].replace('.', '')}`, BRANCH);
  for (const inner of nodesOf(node, 'string')) {
    if (hasSeveral(textOf(context.code, inner))) {
      context.report(inner, 'SQLite executes one statement at a time', { help: 'Give each statement an execute() of its own.', unfixable: true });
      return;
    }
    const sql = sqlOf(textOf(context.code, inner));
    const [pattern, what] = FOREIGN_SQL.find(([candidate]) => candidate.test(sql)) ?? [];
    if (!pattern) continue;
    context.report(inner, `SQLite cannot run ${what}: ${wholeWords(sql, pattern).replace(/\s+/g, ' ').slice(0, 60)}`, BRANCH);
    return;
  }
}

export const unsupported: Transform = {
  meta: {
    id: 'unsupported',
    summary: 'what SQLite does not have: JSONB, ARRAY, schemas, `::` casts, CREATE TYPE, generated columns…',
    why: `Some things cannot be mended by a batch block: SQLite has no arrays, JSONB, network types, schemas, extensions, types of its own,
sequences or \`::\` casts, cannot add a STORED generated column and cannot copy a table that has one. The finding names the construct;
a person decides: a test of the dialect around it, a variant of the type, or SQL that every database has.`,
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
