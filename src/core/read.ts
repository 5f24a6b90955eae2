import { batchTable, readOperation } from './bind.ts';
import { oncePer } from './once.ts';
import { SCHEMA_OPERATIONS } from './operations.ts';
import { readFences } from './fences.ts';
import { readStyle, textOf, valueText } from './python.ts';
import { batchItems } from './receivers.ts';
import { parametersOf, readNames } from './scopes.ts';
import type { Names } from './scopes.ts';
import { allMatched } from './text.ts';
import { above, field, named, nodesOf, walk } from './tree.ts';
import type { Batch, FileFacts, Node, Operation, Parse, Step, StatementList } from './types.ts';

/**
 * Reads what a file tells as a whole: names, operations, fences, style.
 *
 * @param parse for expressions that outlive the tree
 */
export const readFile = (code: string, root: Node, parse?: Parse): FileFacts => readRoot(root, code, parse);

/** The history reads a file, and then its transforms do. */
const readRoot = oncePer((root: Node, code: string, parse: Parse | undefined): FileFacts => {
  const names = readNames(code, root, parse);
  const operations = names.calls.flatMap((node) => readOperation(names, node) ?? []);
  const operationAt = new Map(operations.map((operation) => [operation.call, operation]));
  return { names, operations, operationAt, isFenced: readFences(names), style: readStyle(code, root) };
});

/** How a statement list can call operations: a parameter `op` of the function around it, else an import. */
function opName(names: Names, node: Node): string | undefined {
  for (let scope = above(node, 'function_definition'); scope; scope = above(scope, 'function_definition')) {
    const parameter = parametersOf(names.code, scope).find((name) => name === 'op' || names.imports.get(name) === 'alembic.op');
    if (parameter) return parameter;
  }
  const imports = names.importsIn(node);
  const imported = [...imports].find(([, path]) => path === 'alembic.op');
  return imported?.[0] ?? (imports.has('alembic') ? 'alembic.op' : undefined);
}

/** The body of an author's block that we read as part of the list around it. */
const ownBlock = (names: Names, statement: Node): Batch | undefined => {
  if (statement.type !== 'with_statement') return undefined;
  const clause = statement.children.find((child) => child.type === 'with_clause');
  const items = batchItems(names, statement);
  const [item] = items;
  if (!item || items.length !== 1 || nodesOf(clause as Node, 'with_item').length !== 1) return undefined;
  const { table, schema, plain } = batchTable(names, item);
  const callee = field(item.call, 'function') as Node;
  const object = field(callee, 'object');
  return (
    table && {
      table,
      schema: schema ? valueText(names.code, schema.value) : 'None',
      alias: item.alias,
      op: object ? textOf(names.code, object) : '',
      node: statement,
      plain,
    }
  );
};

const inBatch = (names: Names, node: Node): boolean => {
  for (let block = above(node, 'with_statement'); block; block = above(block, 'with_statement')) {
    if (batchItems(names, block).length) return true;
  }
  return false;
};

/** Every statement list of the file that SQLite reaches, innermost first; an author's block is part of the list around it. */
export function readLists(file: FileFacts): readonly StatementList[] {
  const { names } = file;
  const lists: StatementList[] = [];
  for (const node of nodesOf(names.root, 'block', 'module')) {
    if (file.isFenced(node) || (node.parent && ownBlock(names, node.parent))) continue;
    const statements = named(node);
    const around = node.type === 'module' ? undefined : (above(node, 'function_definition') ?? undefined);
    const name = around && field(around, 'name');
    lists.push({ node, statements, scope: name ? textOf(names.code, name) : '', op: opName(names, node), inBlock: inBatch(names, node) });
  }
  // what is inside ends first
  return lists.sort((a, b) => a.node.end - b.node.end || b.node.start - a.node.start);
}

/** The expressions of an expression statement: several in a tuple. */
const expressions = (statement: Node): readonly Node[] => {
  if (statement.type !== 'expression_statement') return [];
  const parts = named(statement);
  const [only] = parts;
  return parts.length === 1 && only?.type === 'tuple' ? named(only) : parts;
};

const BRACKETED = /^(?:list|set)_comprehension$|^generator_expression$/;

/** `[op.drop_column('t', c) for c in columns]`: one operation whose table does not depend on the loop. */
function comprehension(file: FileFacts, node: Node): Operation | undefined {
  const [body, ...clauses] = BRACKETED.test(node.type) && node.type !== 'generator_expression' ? named(node) : [];
  const operation = body && file.operationAt.get(body);
  const table = operation?.table;
  if (!table || !SCHEMA_OPERATIONS.has(operation.name)) return undefined;
  const bound = clauses.flatMap((clause) => [...walk(field(clause, 'left') ?? clause)]).filter((inner) => inner.type === 'identifier');
  const used = new Set(allMatched(/[A-Za-z_]\w*/g, table.text));
  const loops = table.name === undefined && bound.some((inner) => used.has(textOf(file.names.code, inner)));
  return loops ? undefined : { ...operation, inLoop: true };
}

function statementSteps(file: FileFacts, statement: Node, batch: Batch | undefined): readonly Step[] {
  const parts = expressions(statement);
  const read = parts.map((part) => file.operationAt.get(part) ?? comprehension(file, part));
  const more = batch ? { batch } : {};
  // a bare operation inside somebody's block is not the block's: it is kept as it is
  const foreign = !!batch && read.some((op) => op && !op.batched);
  if (!parts.length || foreign || read.includes(undefined) || file.isFenced(statement)) return [{ kind: 'keep', node: statement, edits: [], ...more }];
  const single = parts.length === 1;
  return read.map((op, i) => ({ kind: 'op', op: op as Operation, node: single ? statement : (parts[i] as Node), edits: [], ...more }));
}

/**
 * Reads a statement list as steps. The author's own batch blocks are flat: each statement in them is a step with `batch`.
 */
export function readSteps(file: FileFacts, list: StatementList): readonly Step[] {
  const outer = list.inBlock ? nearestBlock(file.names, list.node) : undefined;
  return list.statements.flatMap((statement): readonly Step[] => {
    if (file.isFenced(statement)) return [{ kind: 'keep', node: statement, edits: [] }];
    const batch = list.inBlock ? undefined : ownBlock(file.names, statement);
    const body = batch && field(statement, 'body');
    if (batch && body) return named(body).flatMap((inner) => statementSteps(file, inner, batch));
    return statementSteps(file, statement, outer);
  });
}

const nearestBlock = (names: Names, node: Node): Batch | undefined => {
  for (let block = above(node, 'with_statement'); block; block = above(block, 'with_statement')) {
    const batch = ownBlock(names, block);
    if (batch) return batch;
  }
  return undefined;
};

/** Operations that are no statements of their own: in a lambda, a conditional expression, an argument, a return. */
export function looseOperations(file: FileFacts, plans: readonly (readonly Step[])[]): readonly Operation[] {
  const planned = new Set(plans.flatMap((steps) => steps.flatMap((step) => (step.kind === 'op' ? [step.op.call] : []))));
  return file.operations.filter((operation) => !planned.has(operation.call) && !file.isFenced(operation.call));
}
