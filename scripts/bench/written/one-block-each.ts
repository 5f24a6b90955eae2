import { lineIndent } from '../../../src/core/lines.ts';
import { calls, readImports, textOf } from '../../../src/core/python.ts';
import { field, named, walk } from '../../../src/core/tree.ts';
import type { Edit, Node, Parse } from '../../../src/core/types.ts';

/**
 * What a rewrite without grouping would be: every operation in a batch block of its own.
 *
 * @param code a migration with batch blocks
 * @returns the same operations in the same order, one a block
 */
export function oneBlockEach(code: string, parse: Parse): string {
  const root = parse(code);
  const imports = readImports(code, root);
  const edits = walk(root).filter(({ type }) => type === 'with_statement').flatMap((block) => split(code, block, imports));
  return edits.toReversed().reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

function split(code: string, block: Node, imports: ReadonlyMap<string, string>): readonly Edit[] {
  const body = field(block, 'body');
  const isBatch = walk(block).some((node) => node.type === 'call' && calls(code, node, imports) === 'alembic.op.batch_alter_table');
  const colon = block.children.find(({ type }) => type === ':');
  if (!body || !colon || !isBatch) return [];
  const header = code.slice(block.start, colon.end);
  const operations = named(body).filter(({ type }) => type !== 'comment');
  const indent = lineIndent(code, block.start);
  const blocks = operations.map((operation) => `${header}\n${lineIndent(code, operation.start)}${textOf(code, operation)}`);
  return [{ start: block.start, end: block.end, text: blocks.join(`\n${indent}`) }];
}
