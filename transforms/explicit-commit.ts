import { committed, connectionKind } from '../src/core/connections.ts';
import { textOf } from '../src/core/python.ts';
import { functionOf } from '../src/core/scopes.ts';
import { insertText } from '../src/core/steps.ts';
import { field, walk } from '../src/core/tree.ts';
import type { Context, KeepStep, Node, Step, Transform } from '../src/core/types.ts';

const MESSAGE = 'commit() ends the transaction that Alembic holds: the version number is not saved';

const isCommit = (context: Context, step: Step): step is KeepStep => {
  const object = step.kind === 'keep' ? committed(context.names, step.node) : undefined;
  const kind = object && connectionKind(context.names, object);
  if (object && kind === 'unknown') {
    context.report(step.kind === 'keep' ? step.node : object, MESSAGE, { help: 'Nothing in this file tells which connection it is: take the commit out if it is the one of op.get_bind().', unfixable: true });
  }
  return kind === 'migration';
};

/** PostgreSQL must have these committed before the rest: the author meant it. */
const NEEDS_COMMIT = /\bALTER\s+TYPE\b|\bCONCURRENTLY\b|isolation_level|\bVACUUM\b/i;

/** `conn = op.get_bind()` of a name that nothing else uses any more. */
function isUnused(context: Context, step: Step, gone: readonly Node[]): boolean {
  const assignment = step.kind === 'keep' ? step.node.children[0] : undefined;
  const left = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
  const right = assignment && field(assignment, 'right');
  if (left?.type !== 'identifier' || right?.type !== 'call' || !textOf(context.code, right).endsWith('get_bind()')) return false;
  const name = textOf(context.code, left);
  const uses = [...walk(functionOf(left))].filter((node) => node.type === 'identifier' && node !== left && textOf(context.code, node) === name);
  return uses.length > 0 && uses.every((use) => gone.some((node) => node.start <= use.start && use.end <= node.end));
}

export const explicitCommit: Transform = {
  meta: {
    id: 'explicit-commit',
    summary: 'takes `conn.commit()` out of a migration',
    why: `Alembic holds the transaction of a migration and commits it with the new version number. \`conn.commit()\` ends that transaction:
on SQLAlchemy 2 the data and tables stay, but \`alembic_version\` is not updated, and the next upgrade fails on what is there already
(\`duplicate column name\`); on PostgreSQL the revisions that follow in the same run are rolled back. On SQLAlchemy 1.4 there is no
such method. Without it the rows are saved on every version. A Session's commit, and that of a connection which the migration
opened itself, are left alone.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://docs.sqlalchemy.org/en/20/core/connections.html#commit-as-you-go'],
  },
  run(steps, context) {
    if (context.list.inBlock) return steps;
    const commits = steps.filter((step) => isCommit(context, step)) as KeepStep[];
    if (!commits.length) return steps;
    const meant = commits.filter((step) => NEEDS_COMMIT.test(textOf(context.code, functionOf(step.node))));
    for (const step of commits) {
      context.report(step.node, MESSAGE, meant.includes(step) ? { help: 'PostgreSQL needs a commit here: use `with op.get_context().autocommit_block():` around that statement.', unfixable: true } : {});
    }
    const gone = commits.filter((step) => !meant.includes(step)).map((step) => step.node);
    if (!gone.length) return steps;
    const kept = steps.filter((step) => step.kind === 'insert' || (!gone.includes(step.node) && !isUnused(context, step, gone)));
    const empty = !kept.some((step) => step.kind !== 'insert' || step.operation || step.text);
    const last = gone.at(-1) as Node;
    return empty ? [{ ...insertText('pass'), instead: last }] : isOnlyDocstring(kept) ? [...kept, insertText('pass')] : kept;
  },
};

const isOnlyDocstring = (steps: readonly Step[]): boolean => steps.every((step) => step.kind === 'keep' && step.node.children[0]?.type === 'string');
