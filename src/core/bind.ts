import { dictionary } from './dictionary.ts';
import { oncePerNode } from './once.ts';
import { OPERATIONS } from './operations.ts';
import { argumentsOf, stringValue, textOf, valueText } from './python.ts';
import { operationName } from './receivers.ts';
import type { BatchItem } from './receivers.ts';
import { stringThrough, valueOf } from './scopes.ts';
import type { Names } from './scopes.ts';
import { above, field, named, walk } from './tree.ts';
import type { Arg, Node, Operation, TableRef } from './types.ts';

interface Bound {
  readonly args: Record<string, Arg>;
  readonly opaque: boolean;
}

/** Binds a call's arguments to parameters as Python does, today's and yesterday's names and positions alike. */
function bindArguments(code: string, call: Node, name: string, batched: boolean): Bound {
  const spec = OPERATIONS[name];
  const { parameters, keywordOnly } = (batched ? spec?.batch : spec) ?? { parameters: [], keywordOnly: 0 };
  const args = dictionary<Arg>({});
  let opaque = false;
  let position = 0;
  for (const node of argumentsOf(call)) {
    if (node.type === 'keyword_argument') {
      const written = textOf(code, field(node, 'name') as Node);
      const today = !parameters.includes(written) ? (spec?.legacy?.[written] ?? written) : written;
      opaque ||= today in args || (!!spec?.exact && !parameters.includes(today));
      args[today] = { name: today, value: field(node, 'value') as Node, node, keyword: true, legacy: today !== written };
    } else if (node.type.endsWith('_splat')) {
      opaque = true;
    } else {
      const parameter = parameters[position];
      opaque ||= !parameter && keywordOnly < 99;
      if (parameter) args[parameter] = { name: parameter, value: node, node, keyword: false, legacy: position >= keywordOnly };
      position += 1;
    }
  }
  return { args, opaque };
}

const CERTAIN = new Set(['identifier', 'attribute', 'subscript', 'string', 'string_start', 'string_content', 'string_end', 'interpolation', 'integer', 'concatenated_string', 'parenthesized_expression']);

/** A table argument: as written, and how certain we are of what it is. */
export function tableRef(names: Names, node: Node): TableRef {
  const text = valueText(names.code, node);
  const name = stringThrough(names, node);
  if (name !== undefined) return { text, key: `'${name}`, name };
  const steady = [...walk(node)].every((inner) => !inner.named || CERTAIN.has(inner.type));
  return { text, key: steady ? text.replace(/\s+/g, ' ') : undefined, name: undefined };
}

const scopeName = (code: string, node: Node): string => {
  const around = above(node, 'function_definition');
  const name = around && field(around, 'name');
  return name ? textOf(code, name) : '';
};

/** The table and schema of an author's `batch_alter_table(...)`. */
export function batchTable(names: Names, item: BatchItem): { table: TableRef | undefined; schema: Arg | undefined; plain: boolean } {
  const { args, opaque } = bindArguments(names.code, item.call, 'batch_alter_table', false);
  const own = operationName(names, item.call)?.name !== 'batch_alter_table';
  const table = args['table_name'];
  return {
    table: table && tableRef(names, table.value),
    schema: args['schema'],
    plain: !opaque && !own && Object.keys(args).every((name) => name === 'table_name' || name === 'schema'),
  };
}

/** Reads a call as an operation; undefined when it is none of Alembic's. */
export const readOperation = oncePerNode(readCall);

function readCall(names: Names, call: Node): Operation | undefined {
  const found = call.type === 'call' ? operationName(names, call) : undefined;
  const spec = found && OPERATIONS[found.name];
  if (!found || !spec) return undefined;
  const batched = found.receiver.kind === 'batch';
  const { args, opaque } = bindArguments(names.code, call, found.name, batched);
  const own = args[spec.table ?? ''];
  const { table, schema } =
    found.receiver.kind === 'batch'
      ? batchTable(names, { item: found.receiver.item, call: named(found.receiver.item)[0] as Node, alias: found.object })
      : { table: own && tableRef(names, own.value), schema: args[spec.schema ?? ''] };
  return {
    name: found.name,
    receiver: found.object,
    batched,
    table,
    schema,
    args,
    call,
    opaque: opaque || found.receiver.kind === 'wrapped',
    scope: scopeName(names.code, call),
    start: call.start,
    end: call.end,
  };
}

/** A literal string argument, written out or through a constant, also inside `op.f(...)`. */
export function stringArg(names: Names, arg: Pick<Arg, 'value'> | undefined): string | undefined {
  const value = arg && unwrapF(names, arg.value);
  return value && stringThrough(names, value);
}

/** `op.f('name')` → `'name'`. */
export function unwrapF(names: Names, node: Node): Node {
  const callee = field(node, 'function');
  const attribute = field(callee, 'attribute');
  const inner = argumentsOf(node)[0];
  return attribute && inner && textOf(names.code, attribute) === 'f' ? inner : node;
}

/** The column names of a `columns` argument: a list of strings, or one string; undefined when any is an expression. */
export function columnNames(names: Names, arg: Pick<Arg, 'value'> | undefined): readonly string[] | undefined {
  let node = arg?.value;
  if (node?.type === 'identifier') node = valueOf(names, node, textOf(names.code, node));
  if (!node) return undefined;
  const single = stringValue(names.code, node);
  if (single !== undefined) return [single];
  if (node.type !== 'list' && node.type !== 'tuple') return undefined;
  const columns = named(node).map((element) => stringThrough(names, unwrapQuoted(names, element)));
  return columns.includes(undefined) ? undefined : (columns as string[]);
}

/** `quoted_name('name', True)` → `'name'`. */
const unwrapQuoted = (names: Names, node: Node): Node => {
  const callee = field(node, 'function');
  return callee && textOf(names.code, callee).endsWith('quoted_name') ? (argumentsOf(node)[0] ?? node) : node;
};
