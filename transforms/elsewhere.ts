import { callsOutside } from '../src/core/executed-sql.ts';
import { SCHEMA_OPERATIONS } from '../src/core/operations.ts';
import { argumentsOf, calls, textOf } from '../src/core/python.ts';
import { receiverOf } from '../src/core/receivers.ts';
import { valueThrough } from '../src/core/scopes.ts';
import { field } from '../src/core/tree.ts';
import type { Context, Node, Transform } from '../src/core/types.ts';

const KNOWN = /^(?:alembic|sqlalchemy|sqlmodel)\b/;
const LOOKS = /^(?:getattr|hasattr|isinstance|print|str|repr|type|id|vars|dir|callable)$/;

/** What stands for Alembic's `op` in an argument: `op`, `alembic.op`, `ops=op`. */
const isOp = ({ names }: Context, argument: Node): boolean => {
  const value = argument.type === 'keyword_argument' ? field(argument, 'value') : argument;
  return !!value && /^(?:identifier|attribute)$/.test(value.type) && receiverOf(names, value)?.kind === 'op';
};

/** A call that may change the schema where this file does not show it: it is named as an operation is, or handed `op`. */
function changesElsewhere(context: Context, call: Node): boolean {
  const { names, code } = context;
  const callee = field(call, 'function') as Node;
  const path = calls(code, call, names.importsIn(call)) ?? '';
  const isImported = [...names.importsIn(call)].some(([local, target]) => textOf(code, callee).split('.')[0] === local && !KNOWN.test(target));
  if (isImported && SCHEMA_OPERATIONS.has(path.split('.').at(-1) as string)) return true;
  if (KNOWN.test(path) || LOOKS.test(path) || !argumentsOf(call).some((argument) => isOp(context, argument))) return false;
  const own = callee.type === 'identifier' ? (names.functions.get(textOf(code, callee)) ?? valueThrough(names, callee)) : undefined;
  // one whose answer is used may only ask: `if skip(op):`; of `ops = Wrapper(op)`, what is called on it is read
  return !own && call.parent?.type === 'expression_statement';
}

export const elsewhere: Transform = {
  meta: {
    id: 'elsewhere',
    summary: 'operations in another module: a helper that is handed `op`, or is called as an operation is',
    why: `What a helper of another module does to the schema cannot be told from the migration. A call that hands it Alembic's \`op\`, or that is named as an
operation is (\`from shop.migrations.util import add_column\`), is noted: whether it runs on SQLite is for whoever knows the helper to say. The note never makes
a run fail. Helpers of the same file are read.`,
    fix: 'none',
    presets: ['minimal', 'house', 'strict'],
  },
  run(steps, context) {
    for (const step of steps) {
      if (step.kind === 'insert' || context.file.isFenced(step.node)) continue;
      for (const call of callsOutside(step.node).filter((one) => !context.file.operationAt.has(one) && changesElsewhere(context, one))) {
        const what = textOf(context.code, field(call, 'function') as Node);
        context.report(call, `${what}() may change the schema in another module: what it does on SQLite is not known here`, { help: 'See that it works in a batch block there.', unfixable: true, severity: 'note' });
      }
    }
    return steps;
  },
};
