import type { Change } from './changes.ts';
import { bodyOf, doesNothing } from './pairs.ts';
import { calls, textOf } from './python.ts';
import { sqlIn } from './read-changes.ts';
import { readDdl } from './read-ddl.ts';
import { changesOf } from './recreate.ts';
import { reach } from './rows.ts';
import { field, within } from './tree.ts';
import type { FileFacts, Node, Operation } from './types.ts';
import { readStatement } from './walk-function.ts';

/** Something that a statement does and that its changes do not tell. */
export interface Unread {
  /** What it is, for a person. */
  readonly what: string;
  /** It changes rows, and no table: `rows`. It may change a table that it names: `named`. Nobody knows what it changes: `anything`. */
  readonly reaches: 'rows' | 'named' | 'anything';
  /** Its code, with what it speaks of. */
  readonly text: string;
}

/** One statement of a function: what it does to the schema, and what else it does. */
export interface ReadStatement {
  readonly node: Node;
  readonly changes: readonly Change[];
  readonly unread: readonly Unread[];
}

const ALTERS = new Set(['nullable', 'server_default', 'type_', 'new_column_name']);
/** What only other databases read of an `alter_column`: the way there, not what it leads to. */
const WAYS = /^(?:postgresql_using|mysql_|mssql_)/;
/** Arguments of a block that do not change what its operations mean. */
const HEADERS = /^(?:table_name|schema|recreate|partial_reordering|naming_convention|reflect_(?:args|kwargs))$/;
const CHANGES_ROWS = /^\s*(?:WITH\b[\s\S]*?\b)?(?:UPDATE|INSERT|DELETE|MERGE|REPLACE)\b/i;
const READS = /^\s*(?:SELECT|SET|PRAGMA|SHOW|EXPLAIN|COMMIT|BEGIN|LOCK|ANALYZE|VACUUM)\b/i;
/** Begins as a statement does; a name or a value in an expression (`sa.text("'0'")`) does not. */
const STATEMENT = /^(?:\s|\(|--[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*[A-Za-z]+\s+\S/;
const ROWS = /\b(?:update|insert|delete)\(|\bUPDATE\b(?:(?!\bUPDATE\b)[\s\S])*\bSET\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b/;

const LIBRARIES = /^(?:sqlalchemy|sqlmodel|logging|uuid|json|datetime|os|time|re|warnings|base64|hashlib|collections|itertools|functools|alembic\.context)\b/;
const MAKES = /\.(?:create|drop|create_all|drop_all)$/;
const ALEMBIC = /(?:^|\.)op\.(?:get_bind|get_context|f|inline_literal|batch_alter_table)$|(?:^|\.)batch\w*\.f$/;
const BUILTIN = /^(?:print|len|str|int|float|bool|list|dict|set|tuple|sorted|range|zip|enumerate|isinstance|getattr|hasattr|any|all|next|iter|min|max|map|filter|repr|inspect|text|select)$/;
/** A class, and what asks: `table_exists`, `get_columns`, `is_offline_mode`. */
const ASKS = /(?:^|_)(?:(?!Session)[A-Z]|get|has|is|fetch|find|count|utc|now$)|exists$/;
const METHOD =
  /\.(?:scalars?|scalar_one\w*|one|one_or_none|first|all|mappings|keys|values|items|append|extend|add|join|format|strip|split|lower|upper|replace|startswith|endswith|encode|decode|info|warning|debug|error|connect|reflect|begin|begin_nested|autocommit_block|where|filter|filter_by|order_by|limit|select_from|select|as_string|dict|copy|group_by|distinct|label|in_|c|f)$/;

/** Does a call change nothing in the database? `path` is what it calls, `written` the method where that is not known. */
function isPure(path: string | undefined, written: string): boolean {
  if (MAKES.test(written)) return false;
  const called = path ?? written.replace(/^[\s\S]*\./, '.');
  const name = called.slice(called.lastIndexOf('.') + 1);
  return LIBRARIES.test(path ?? '') || [ALEMBIC, BUILTIN, METHOD].some((pattern) => pattern.test(called)) || (/^\w+$/.test(name) && ASKS.test(name));
}

/** Sessions of the ORM: they change rows. */
const SESSION = /session|query|\.(?:commit|flush|rollback|close|bulk_\w+|add_all|execute|update|insert|delete|merge)$/i;

function sqlUnread(file: FileFacts, call: Node): readonly Unread[] {
  const { names } = file;
  const texts = sqlIn(names, call).filter((sql) => STATEMENT.test(sql) || READS.test(sql));
  const text = reach(names, call);
  const one = (what: string, reaches: Unread['reaches']): readonly Unread[] => [{ what, reaches, text }];
  if (!texts.length) return ROWS.test(text) && !/\b(?:CREATE|ALTER|DROP)\b/i.test(text) ? one('it changes rows', 'rows') : /\bselect\b/i.test(text) ? [] : one('its SQL is not written out', 'anything');
  return texts.flatMap((sql) => {
    if (CHANGES_ROWS.test(sql)) return one('it changes rows', 'rows');
    const effects = readDdl(sql);
    if (READS.test(sql) || (effects.length && effects.every((effect) => !effect.do.startsWith('blur')))) return [];
    return one('it is SQL', 'named');
  });
}

/** What an operation does beyond its change of the schema. */
function operationUnread(file: FileFacts, op: Operation): readonly Unread[] {
  const text = textOf(file.names.code, op.call);
  const one = (what: string, reaches: Unread['reaches'] = 'named'): readonly Unread[] => [{ what, reaches, text }];
  if (op.name === 'execute') return sqlUnread(file, op.call);
  if (op.name === 'bulk_insert') return [{ what: 'it inserts rows', reaches: 'rows', text: reach(file.names, op.call) }];
  if (op.opaque) return one('its arguments are not all known', 'anything');
  if (op.args['if_exists'] || op.args['if_not_exists']) return one('it may find it done already');
  if (op.name === 'batch_alter_table') return Object.keys(op.args).every((name) => HEADERS.test(name)) ? [] : one('the block has options');
  if (/_comment$|exclude/.test(op.name)) return one('nothing is known of what was there before');
  if (op.name !== 'alter_column') return [];
  const others = changesOf(op).filter((name) => !ALTERS.has(name) && !WAYS.test(name));
  return others.length ? one(`its ${others.join(', ')} is not taken back`) : [];
}

const DEFINES = /^(?:function_definition|class_definition|decorated_definition|lambda)$/;

interface Walk {
  readonly file: FileFacts;
  readonly seen: Set<Node>;
  readonly out: Unread[];
}

function visitCall(walker: Walk, node: Node): boolean {
  const { file } = walker;
  const op = file.operationAt.get(node);
  const callee = field(node, 'function') as Node;
  const helper = callee.type === 'identifier' ? file.names.functions.get(textOf(file.names.code, callee)) : undefined;
  const written = textOf(file.names.code, callee);
  if (op) walker.out.push(...operationUnread(file, op));
  else if (helper) {
    if (returnsEarly(file, helper)) walker.out.push({ what: 'it depends on a condition', reaches: 'named', text: textOf(file.names.code, helper) });
    if (!walker.seen.has(helper)) for (const statement of bodyOf((walker.seen.add(helper), helper))) visit(walker, statement);
  } else if (/(?:^|\.)(?:execute|exec_driver_sql|executescript)$/.test(written)) walker.out.push(...sqlUnread(file, node));
  else if (!isPure(calls(file.names.code, node, file.names.imports), written)) {
    const rows = SESSION.test(written);
    const what = rows ? 'it changes rows' : `what ${written.split('\n')[0]?.slice(0, 40)}() does is not known`;
    walker.out.push({ what, reaches: rows ? 'rows' : MAKES.test(written) ? 'named' : 'anything', text: reach(file.names, node) });
  }
  // the arguments of an operation are data
  return !op;
}

function visit(walker: Walk, node: Node): void {
  if (DEFINES.test(node.type) || node.type.startsWith('import_')) return;
  if (walker.file.isFenced(node) && node.type !== 'expression_statement') {
    walker.out.push({ what: 'it is for other databases alone', reaches: 'named', text: textOf(walker.file.names.code, node) });
    return;
  }
  if (node.type === 'call' && !visitCall(walker, node)) return;
  for (const child of node.children) visit(walker, child);
}

/** Does a statement hold one of these, in its own function? */
const holds = (node: Node, types: RegExp): boolean => types.test(node.type) || (!DEFINES.test(node.type) && node.children.some((child) => holds(child, types)));

/** A helper that may return before it has done everything. */
const returnsEarly = (file: FileFacts, helper: Node): boolean =>
  file.operations.some(({ call }) => within(call, helper)) && bodyOf(helper).some((statement) => statement.type !== 'return_statement' && holds(statement, /^return_statement$/));

/** Said of a statement that may return: what comes after it may not have been done. */
export const ENDS = 'it may end the upgrade early';

/** The statements of a function up to the one at which it ends. */
function statementsOf(definition: Node): readonly Node[] {
  const body = bodyOf(definition);
  const end = body.findIndex(({ type }) => type === 'return_statement' || type === 'raise_statement');
  return (end < 0 ? body : body.slice(0, end)).filter((node) => !doesNothing(node));
}

/** Only what a function's statements do to the schema, as `readFunction` says it. */
export const changesOfFunction = (file: FileFacts, definition: Node): readonly Change[] => statementsOf(definition).flatMap((node) => readStatement(file, node));

/** Reads the statements of a function up to the one at which it ends. */
export function readFunction(file: FileFacts, definition: Node): readonly ReadStatement[] {
  const statements: ReadStatement[] = [];
  for (const node of statementsOf(definition)) {
    const out: Unread[] = [];
    visit({ file, seen: new Set(), out }, node);
    const text = textOf(file.names.code, node);
    const changes = readStatement(file, node);
    if (file.isFenced(node) && !out.length) out.push({ what: 'it is for other databases alone', reaches: 'named', text });
    if (holds(node, /^return_statement$/)) out.push({ what: ENDS, reaches: 'anything', text });
    if (changes.some(({ when }) => when !== 'always' && when !== 'elsewhere') || (changes.length && holds(node, /^(?:break|continue)_statement$/))) out.push({ what: 'it depends on a condition', reaches: 'named', text });
    statements.push({ node, changes, unread: out });
  }
  return statements;
}
