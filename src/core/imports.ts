import { joinedLineEnd } from './lines.ts';
import { textOf } from './python.ts';
import { walk } from './tree.ts';
import type { Edit, FileFacts, Node, Step } from './types.ts';

const IMPORTS = new Set(['future_import_statement', 'import_statement', 'import_from_statement']);

/** The import after which ours goes: the last at module level that is alone on its line. */
const lastImport = (root: Node, matches: (node: Node) => boolean): Node | undefined =>
  root.children.filter((node) => IMPORTS.has(node.type) && matches(node)).at(-1);

/**
 * Imports for what we inserted, where the file has no name that serves.
 *
 * @param steps all steps of the file as they will be printed
 */
export function addImports(file: FileFacts, steps: readonly Step[]): readonly Edit[] {
  const { names, style } = file;
  const inserted = steps.flatMap((step) => (step.kind === 'insert' ? [step.text, ...(step.operation?.args ?? [])] : step.edits.map((edit) => edit.text))).join('\n');
  const lines: string[] = [];
  const uses = (name: string): boolean => new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}\\.`).test(inserted);
  const hasOp = [...names.imports.values()].some((path) => path === 'alembic.op' || path === 'alembic');
  const newBlock = steps.some((step) => step.kind !== 'keep' && step.batch && !step.batch.node && step.batch.op === 'op');
  const newCall = steps.some((step) => step.kind === 'insert' && step.operation && !step.batch);
  const onlyFunctions = [...names.imports.values()].some((path) => path.startsWith('alembic.op.'));
  if (!hasOp && onlyFunctions && (newBlock || newCall || uses('op'))) lines.push('from alembic import op');
  const imported = [...names.importsIn(names.root)];
  const has = (name: string): boolean => imported.some(([local]) => local === name);
  if (uses('sqlalchemy') && !has('sqlalchemy')) lines.push('import sqlalchemy');
  else if (uses('sa') && !has('sa')) lines.push('import sqlalchemy as sa');
  if (uses('sqlmodel') && !has('sqlmodel')) lines.push('import sqlmodel');
  for (const dialect of ['postgresql', 'mysql', 'sqlite']) if (uses(dialect) && !has(dialect)) lines.push(`from sqlalchemy.dialects import ${dialect}`);
  const anchor = lastImport(names.root, (node) => /\b(?:alembic|sqlalchemy)\b/.test(textOf(names.code, node))) ?? lastImport(names.root, () => true);
  if (!lines.length) return [];
  if (anchor) {
    // behind the comment that the import's line may have, and the statements
    let end = joinedLineEnd(names.code, anchor.end);
    for (const node of names.root.children) if (node.start < end && end < node.end) end = joinedLineEnd(names.code, node.end);
    return [{ start: end, end, text: lines.map((line) => style.eol + line).join('') }];
  }
  const first = [...walk(names.root)].find((node) => node.parent === names.root && node.named && node.type !== 'comment' && !isDocstring(node));
  const at = first?.start ?? 0;
  return [{ start: at, end: at, text: lines.map((line) => line + style.eol).join('') }];
}

const isDocstring = (node: Node): boolean => node.type === 'expression_statement' && node.children[0]?.type === 'string';
