import { readOperation } from './bind.ts';
import { oncePerNode } from './once.ts';
import { quoted, tableText, textOf } from './python.ts';
import { hasBind, isPlainIdentifier, literally, mentions } from './sql.ts';
import { functionOf, valueOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import { comment, insertText } from './steps.ts';
import { above, field, named, nodesOf, within } from './tree.ts';
import type { Context, InsertStep, Node, Step, TableRef } from './types.ts';

/** An UPDATE that we write: `UPDATE table SET column = value WHERE condition`. */
export interface Update {
  readonly table: TableRef;
  readonly schema: string;
  readonly column: string;
  /** The column as a Python expression, where only the program knows its name. */
  readonly columnText?: string;
  /** As SQL. */
  readonly value: string;
  /** Which rows: those where it is NULL, all, or those where it is this SQL. */
  readonly where: 'null' | 'all' | { readonly equals: string };
  /** Lines above it, without `# `. */
  readonly comments: readonly string[];
}

const importedAs = (context: Pick<Context, 'names' | 'list'>, path: string): string | undefined =>
  [...context.names.importsIn(context.list.node)].find(([, dotted]) => dotted === path)?.[0];

/** Does the file bind this name to something of its own? */
export const isTaken = ({ bindings, declared }: Names, name: string): boolean =>
  [...bindings.values()].some((bound) => bound.has(name)) || [...declared].some(([scope, bound]) => scope.type !== 'module' && bound.has(name));

/** How this function calls SQLAlchemy; where it does not, the name under which we import it. */
export const sqlalchemy = (context: Pick<Context, 'names' | 'list'>): string =>
  importedAs(context, 'sqlalchemy') ?? (isTaken(context.names, 'sa') ? 'sqlalchemy' : 'sa');

/** How this function calls `text()`. */
export const textFunction = (context: Context): string =>
  importedAs(context, 'sqlalchemy') ? `${sqlalchemy(context)}.text` : (importedAs(context, 'sqlalchemy.text') ?? importedAs(context, 'sqlalchemy.sql.text') ?? `${sqlalchemy(context)}.text`);

const textCall = (context: Context, sql: string): string => {
  return `${textFunction(context)}(${quoted(sql, { ...context.file.style, quote: '"' })})`;
};

const getsBind = (names: Names, value: Node | undefined): boolean =>
  value?.type === 'call' && /\bget_bind$/.test(textOf(names.code, field(value, 'function') as Node));

/** The author's connection, where one is in scope. */
function ownConnection(context: Context, at: number): string | undefined {
  const { names, list } = context;
  for (const [name, values] of names.bindings.get(functionOf(list.node)) ?? []) {
    const value = values.length === 1 ? values[0] : undefined;
    const block = value && above(value, 'block', 'module');
    if (value && value.end <= at && getsBind(names, value) && block && within(list.node, block)) return name;
  }
  return undefined;
}

/** May we say `conn = op.get_bind()`? Not where the function means another `conn`: it would become a local name there. */
const connectionIsFree = (context: Context): boolean => {
  const scope = functionOf(context.list.node);
  const values = context.names.bindings.get(scope)?.get('conn');
  if (values) return values.every((value) => getsBind(context.names, value));
  return !speaksOfConn(context.names, scope);
};

const speaksOfConn = oncePerNode(({ code }, scope) => nodesOf(scope, 'identifier').some((node) => textOf(code, node) === 'conn'));

const condition = (column: string, where: Update['where']): string =>
  where === 'all' ? '' : ` WHERE ${column} ${where === 'null' ? 'IS NULL' : `= ${where.equals}`}`;

const updateSql = ({ table, schema, column, columnText, value, where }: Update): string | undefined =>
  columnText === undefined && table.name !== undefined && schema === 'None' && isPlainIdentifier(table.name) && isPlainIdentifier(column) && !hasBind(value)
    ? `UPDATE ${table.name} SET ${column} = ${value}${condition(column, where)}`
    : undefined;

/** The same for names that need each database's own quotes, or that only the program knows. */
function updateExpression(context: Context, update: Update): readonly string[] {
  const { style } = context.file;
  const sa = sqlalchemy(context);
  const column = update.columnText ?? quoted(update.column, style);
  const literal = (sql: string): string => `${sa}.text(${quoted(sql.replaceAll(/(?<![:\w\\]):(?=\w)/g, '\\:'), { ...style, quote: '"' })})`;
  const schema = update.schema === 'None' ? '' : `, schema=${update.schema}`;
  const where = update.where === 'all' ? undefined : update.where === 'null' ? '.is_(None)' : ` == ${literal(update.where.equals)}`;
  return [
    `${style.indent}${sa}.table(${tableText(update.table, style)}, ${sa}.column(${column})${schema})`,
    `${style.indent}.update()`,
    ...(where === undefined ? [] : [`${style.indent}.where(${sa}.column(${column})${where})`]),
    `${style.indent}.values({${column}: ${literal(update.value)}})`,
  ];
}

/**
 * Statements that change rows, in the form that ran on every Alembic, every database, and offline: no commit.
 *
 * @param at the offset before which they will stand: the author's connection is used when it is in scope there
 */
export function updateRows(context: Context, updates: readonly Update[], at: number): InsertStep {
  const own = ownConnection(context, at);
  const op = context.list.op ?? 'op';
  const target = own ?? (connectionIsFree(context) ? 'conn' : op);
  const lines = updates.flatMap((update) => {
    const sql = updateSql(update);
    const comments = update.comments.map(comment);
    if (sql !== undefined) return [...comments, `${target}.execute(${textCall(context, sql)})`];
    return [...comments, `${target}.execute(`, ...updateExpression(context, update), ')'];
  });
  const comments = updates[0]?.comments.length ?? 0;
  const bind = own || target === op ? [] : [`${target} = ${op}.get_bind()`];
  return insertText(...lines.slice(0, comments), ...bind, ...lines.slice(comments));
}

/** What the names in some code stand for: the file's own functions and classes, and values that are written once. */
function* meanings(names: Names, node: Node): Generator<Node> {
  for (const inner of nodesOf(node, 'identifier')) {
    const name = textOf(names.code, inner);
    const own = names.functions.get(name) ?? names.classes.get(name) ?? valueOf(names, inner, name);
    if (own && !within(node, own)) yield own;
  }
}

/** The text of some code with what it speaks of, three steps deep: the functions that it calls, the models that it queries. */
export const reach = oncePerNode(reachOf);

function reachOf(names: Names, node: Node): string {
  const seen = new Set([node]);
  let next = [node];
  for (let depth = 0; depth < 3; depth++) {
    next = next.flatMap((part) => [...meanings(names, part)]).filter((part) => !seen.has(part));
    for (const part of next) seen.add(part);
  }
  return [...seen].map((part) => textOf(names.code, part)).join('\n');
}

/** All that some code could mention: thousands of statements are asked about thousands of columns. */
const wordsOf = oncePerNode((names, node): ReadonlySet<string> => new Set(reach(names, node).toLowerCase().match(/\w+/g)));

const squeezed = (text: string): string => text.replaceAll('_', '').toLowerCase();

/** `order_items` is often spoken of as `OrderItem`. */
const speaksOf = (text: string, table: string | undefined): boolean =>
  table === undefined || mentions(text, table) || squeezed(text).includes(squeezed(table).replace(/s$/, ''));

/** What stands between UPDATE and SET, and behind it up to WHERE. */
const updatesIn = (text: string): readonly (readonly [string, string])[] =>
  text.split(/\bUPDATE\b/i).slice(1).flatMap((update) => {
    const [target = '', assignments] = update.split(/\bSET\b/i, 2);
    return assignments === undefined ? [] : [[target, assignments.split(/\bWHERE\b/i, 1)[0] as string] as const];
  });

/** `UPDATE t SET a = 1, c = 2 WHERE …`: is `c` among what is set? */
function setsInSql(text: string, table: string | undefined, column: string): boolean {
  return updatesIn(text).some(
    ([target, assignments]) => speaksOf(target, table) && new RegExp(`(?<![\\w.])["'\`\\[]?${literally(column)}["'\`\\]]?\\s*=`, 'i').test(assignments),
  );
}

/** `row.c = …`, `{'c': …}`, `values(c=…)`, `{t.c.c: …}`, `setattr(row, 'c', …)`: a model or a mapping, whatever it is called. */
function setsInPython(text: string, column: string): boolean {
  const name = literally(column);
  return new RegExp(`\\.${name}\\s*(?:=[^=]|:)|['"]${name}['"]\\s*:|setattr\\((?:(?!setattr\\()[^,])+,\\s*['"]${name}['"]|\\b(?:values|update)\\((?:(?!\\b(?:values|update)\\()[^)])*\\b${name}\\s*=[^=]`).test(text);
}

const DELETES = /\bDELETE\s+FROM\b|\.delete\(/i;

/**
 * Is this a statement of the author's that gives a column its values?
 *
 * @param options.deletes a statement that deletes the rows without a value counts, too
 */
export function mayFill(names: Names, node: Node, table: TableRef, column: string, options: { readonly deletes?: boolean } = {}): boolean {
  const operation = operationIn(names, node);
  if (column === '' || (operation && operation !== 'execute')) return false;
  if (/^\w+$/.test(column) && !wordsOf(names, node).has(column.toLowerCase())) return false;
  const text = reach(names, node);
  if (!mentions(text, column)) return false;
  return setsInSql(text, table.name, column) || (setsInPython(text, column) && speaksOf(text, table.name)) || (!!options.deletes && DELETES.test(text) && speaksOf(text, table.name));
}

const operationIn = (names: Names, node: Node): string | undefined => {
  const call = node.type === 'expression_statement' ? named(node)[0] : undefined;
  return call && readOperation(names, call)?.name;
};

/** The statements of a function that may change rows: neither schema operations nor what only holds others. */
export const rowStatements = oncePerNode((names, scope): readonly Node[] =>
  nodesOf(scope, 'for_statement', 'expression_statement').filter((node) => node.type === 'for_statement' || (operationIn(names, node) ?? 'execute') === 'execute'),
);

/** The node of a step that is the author's. */
export const nodeOf = (step: Step): Node | undefined => (step.kind === 'insert' ? step.instead : step.node);
