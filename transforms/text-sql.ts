import { connectionKind } from '../src/core/connections.ts';
import { callsOutside } from '../src/core/executed-sql.ts';
import { argumentsOf, stringValue, textOf } from '../src/core/python.ts';
import { textFunction } from '../src/core/rows.ts';
import { hasBind } from '../src/core/sql.ts';
import { mapSteps } from '../src/core/steps.ts';
import { valueThrough } from '../src/core/scopes.ts';
import { field, named } from '../src/core/tree.ts';
import type { Context, Edit, Node, Transform } from '../src/core/types.ts';

const isText = (node: Node | undefined): boolean => node?.type === 'string' || node?.type === 'concatenated_string';

/** A string, also one that is put together or that a name holds. */
function isSql(context: Context, node: Node): boolean {
  if (isText(node)) return true;
  if (node.type === 'binary_operator') return isSql(context, named(node)[0] as Node);
  if (node.type === 'identifier') return isText(valueThrough(context.names, node));
  const callee = field(node, 'function');
  return callee?.type === 'attribute' && isText(field(callee, 'object'));
}

/** `conn.execute("…")` on the migration's connection. */
function stringExecuted(context: Context, node: Node): { argument: Node; plain: boolean } | undefined {
  const callee = field(node, 'function');
  if (callee?.type !== 'attribute' || textOf(context.code, field(callee, 'attribute') as Node).search(/^(?:execute|scalar)$/) < 0) return undefined;
  const args = argumentsOf(node);
  const first = args[0]?.type === 'parenthesized_expression' ? args[0].children.find((child) => child.named) : args[0];
  if (!first || !isSql(context, first) || connectionKind(context.names, field(callee, 'object') as Node) === 'other') return undefined;
  const sql = isText(first) ? stringValue(context.code, first) : undefined;
  return { argument: args[0] as Node, plain: args.length === 1 && sql !== undefined && !hasBind(sql) && !sql.includes('%') && !sql.includes('\\') };
}

function edits(context: Context, statement: Node): readonly Edit[] {
  return callsOutside(statement).flatMap((node) => {
    const found = stringExecuted(context, node);
    if (!found) return [];
    const help = 'Parameters, `%` and `:name` mean something else in text(): write sa.text() by hand.';
    context.report(found.argument, 'SQLAlchemy 2 does not execute plain strings', found.plain ? {} : { help, unfixable: true });
    if (!found.plain) return [];
    return [
      { start: found.argument.start, end: found.argument.start, text: `${textFunction(context)}(` },
      { start: found.argument.end, end: found.argument.end, text: ')' },
    ];
  });
}

export const textSql: Transform = {
  meta: {
    id: 'text-sql',
    summary: '`conn.execute("…")` → `sa.text("…")`',
    why: `SQLAlchemy 2 refuses plain strings (\`Not an executable object\`). In \`sa.text()\` the same SQL runs on 1.4 and 2. A string with
parameters, a \`%\` or a \`:name\` is reported: there the two forms are not the same. \`op.execute("…")\` takes strings and stays.`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://docs.sqlalchemy.org/en/20/changelog/migration_20.html'],
  },
  run: (steps, context) =>
    mapSteps(steps, (step) => {
      if (step.kind !== 'keep' || context.file.isFenced(step.node)) return step;
      const changed = edits(context, step.node);
      return changed.length ? { ...step, edits: [...step.edits, ...changed] } : step;
    }),
};
