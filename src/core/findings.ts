import { REVISION_GRAPH } from './graph-findings.ts';
import { SUPPRESSION_REASON, UNUSED_SUPPRESSION } from './suppression-rules.ts';
import { SCHEMA_OPERATIONS } from './operations.ts';
import { argumentsOf, stringValue, textOf } from './python.ts';
import { operationName, receiverOf } from './receivers.ts';
import { field, nodesOf } from './tree.ts';
import type { Diagnostic, FileFacts, Meta, Node, Operation, Options } from './types.ts';

export const LOOSE: Meta = {
  id: 'not-a-statement',
  summary: 'an operation in a lambda, a condition or an argument',
  why: 'migfix puts a `with` statement around operations, and a `with` statement cannot stand inside an expression. Write the operation as a statement of its own; then migfix can wrap it.',
  fix: 'none',
  presets: ['minimal', 'house', 'strict'],
};

/** Rules that belong to no transform. */
export const reportOnly: readonly Meta[] = [LOOSE, REVISION_GRAPH, UNUSED_SUPPRESSION, SUPPRESSION_REASON];

/** `f = op.drop_column`, `partial(op.add_column, 't')`, `getattr(op, 'drop_column')`: an operation that is not called where it is named. */
function* namedOnly({ names, isFenced }: FileFacts): Generator<{ node: Node; name: string }> {
  for (const node of nodesOf(names.root, 'attribute', 'call')) {
    if (node.type === 'attribute' && node.parent?.type !== 'attribute' && !(node.parent?.type === 'call' && node.field === 'function')) {
      const found = operationName(names, node);
      if (found?.receiver.kind === 'op' && SCHEMA_OPERATIONS.has(found.name) && !isFenced(node)) yield { node, name: found.name };
    }
    if (node.type !== 'call' || textOf(names.code, field(node, 'function') as Node) !== 'getattr') continue;
    const [object, attribute] = argumentsOf(node);
    const name = stringValue(names.code, attribute) ?? 'an operation';
    if (object && receiverOf(names, object)?.kind === 'op' && !isFenced(node) && (SCHEMA_OPERATIONS.has(name) || name === 'an operation')) yield { node, name };
  }
}

/** Does the rule about operations that are no statements take part? */
export const looksForLoose = ({ select, ignore }: Options): boolean => !ignore?.includes(LOOSE.id) && (!select || select.includes(LOOSE.id) || select.includes('batch'));

/** What there is to say of operations that are no statements of their own. */
export function looseFindings(file: FileFacts, operations: readonly Operation[], options: Options): readonly Diagnostic[] {
  if (!looksForLoose(options)) return [];
  const loose = operations.filter((op) => SCHEMA_OPERATIONS.has(op.name) && !op.batched && op.call.parent?.type !== 'expression_statement');
  return [...loose.map((op) => ({ node: op.call, name: op.name })), ...namedOnly(file)].map(({ node, name }) => ({
    rule: LOOSE.id,
    start: node.start,
    end: node.end,
    message: `${name} is part of an expression, where no batch block can stand`,
    help: 'Write it as a statement of its own.',
    fix: 'none',
    fixed: false,
    severity: 'warning',
  }));
}
