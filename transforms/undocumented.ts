import { withoutDirectives } from '../src/core/directives.ts';
import { textOf } from '../src/core/python.ts';
import { nodeOf } from '../src/core/rows.ts';
import type { Context, Node, Transform } from '../src/core/types.ts';

const CHANGES_ROWS = /\bUPDATE\s+\S+\s+SET\b|\b(?:INSERT\s+INTO|DELETE\s+FROM)\b|\bbulk_insert\(/i;

const isExplained = (context: Context, node: Node): boolean => {
  const before = context.code.slice(0, node.start).split(/\r\n|\r|\n/);
  for (let i = before.length - 2; i >= 0; i--) {
    const line = before[i]?.trim() ?? '';
    const said = withoutDirectives(line);
    if (said.startsWith('#') && said !== '#') return true;
    if (said !== line) continue;
    // `conn = op.get_bind()` belongs to the statement below it
    if (!line.endsWith('get_bind()')) return false;
  }
  return false;
};

export const undocumented: Transform = {
  meta: {
    id: 'undocumented',
    summary: '(strict) no module docstring, or a change of rows without a comment',
    why: `The house style asks for a docstring that says what a revision is for, and a comment above every statement that changes rows: data
cannot be read off the schema later. Reported only: nobody but the author knows the reason.`,
    fix: 'none',
    presets: ['strict'],
  },
  run(steps, context) {
    const { list, code } = context;
    const [first] = list.statements;
    if (list.node.type === 'module' && first && first.children[0]?.type !== 'string') {
      context.report({ start: first.start, end: first.start + 1 }, 'the revision has no docstring', { severity: 'note' });
    }
    for (const step of steps) {
      const node = nodeOf(step);
      if (node?.type !== 'expression_statement' || !CHANGES_ROWS.test(textOf(code, node)) || isExplained(context, node)) continue;
      if (list.node.type !== 'module') context.report(node, 'rows are changed without a comment that says why', { severity: 'note' });
    }
    return steps;
  },
};
