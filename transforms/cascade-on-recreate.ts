import { copiesIn, type Copy, headerOf, isNew, tablesOf } from '../src/core/copies.ts';
import { type Dependents, dependentsOf, guardFor, isGuarded, together } from '../src/core/foreign-keys.ts';
import { oncePer } from '../src/core/once.ts';
import { textOf } from '../src/core/python.ts';
import { ranBare } from '../src/core/recreate.ts';
import { functionOf } from '../src/core/scopes.ts';
import { insertText } from '../src/core/steps.ts';
import { statementOf, walk, within } from '../src/core/tree.ts';
import type { Context, FileFacts, Node, OpStep, Step, Transform } from '../src/core/types.ts';

/** A note, once per table and file, is enough. */
const saidOf = oncePer<FileFacts, Set<string>, []>(() => new Set());
/** Lists inside a branch or a loop whose copies the function's own list guards: it is read after them. */
const innerOf = oncePer<FileFacts, Node[], []>(() => []);

const NOTHING: Dependents = { deleted: [], emptied: [], refusing: [], certain: false, complete: false };

const dependents = (context: Context, { op }: Copy): Dependents => {
  const schema = context.history?.schemaAt(context.file, op);
  const all = schema ? tablesOf(context.names, op).map((table) => dependentsOf(schema, table)) : [];
  return all.length ? all.reduce(together) : NOTHING;
};

const and = (names: readonly string[]): string => (names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? ''));

/** What happens to other tables, as a clause of a sentence. */
function effects({ deleted, emptied, refusing }: Dependents): string {
  return and([
    ...(deleted.length ? [`deletes the rows of ${and(deleted)} that refer to it`] : []),
    ...(emptied.length ? [`empties ${and(emptied)}`] : []),
    ...(refusing.length ? [`fails where a row of ${and(refusing)} refers to it`] : []),
  ]);
}

/** Rows that the function deletes itself may be meant to take others with them; after an early return nothing is switched back. */
function mustBeOutside(context: Context, step: Step): boolean {
  const text = step.kind === 'insert' ? step.text : textOf(context.code, step.node);
  if (/\bDELETE\s+FROM\b|\.delete\(|\bdrop_table\(|\bDROP\s+TABLE\b|\bforeign_keys\b/i.test(text)) return true;
  return step.kind === 'keep' && walk(step.node).some(({ type }) => /^(?:return|break|continue)_statement$/.test(type));
}

/** Neighbours that belong together: the steps of a block, or one step. */
function groupsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && step.batch && last[0]?.batch === step.batch) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

const isDocstring = (step: Step): boolean => step.kind === 'keep' && step.node.children[0]?.type === 'string';

/** Puts the guard around each run of steps that has an endangered copy, as wide as it may be: what fails later is undone as before. */
function guarded(context: Context, steps: readonly Step[], isEndangered: (step: Step) => boolean): readonly Step[] {
  const guard = guardFor(context.names, context.list.op ?? 'op', functionOf(context.list.node), context.file.style.indent);
  const out: Step[] = [];
  let run: Step[] = [];
  const close = (): void => {
    const body = run.findIndex((step) => !isDocstring(step));
    const [head, rest] = [run.slice(0, body), run.slice(body)];
    out.push(...head, ...(rest.some(isEndangered) ? [insertText(...guard.before), ...rest, insertText(...guard.after)] : rest));
    run = [];
  };
  for (const group of groupsOf(steps)) {
    if (!group.some((step) => mustBeOutside(context, step))) run.push(...group);
    else {
      close();
      out.push(...group);
    }
  }
  close();
  return out;
}

/** The statement of the function's own list that a node stands in. */
function ownStatement(node: Node): Node {
  let statement = statementOf(node);
  while (statement.parent?.parent && statement.parent.parent.type !== 'function_definition' && statement.parent.type !== 'module') statement = statementOf(statement.parent.parent);
  return statement;
}

const isOwnList = ({ list }: Context): boolean => list.node.parent?.type === 'function_definition';

/** Can the guard be written for this copy? */
function isMendable(context: Context, copy: Copy): boolean {
  if (!context.list.op || context.list.scope === '') return false;
  // with copy_from the block also runs offline, where there is no connection to ask
  if (/\bcopy_from\b/.test(headerOf(context, copy.batch))) return false;
  if (copy.members.some((step) => mustBeOutside(context, step))) return false;
  if (isOwnList(context)) return true;
  const statement = ownStatement(context.list.node);
  return !mustBeOutside(context, { kind: 'keep', node: statement, edits: [] });
}

/** The note of old: the block copies what the bare operations did not, and nothing says that this is safe. */
function note(context: Context, { members, op, batch }: Copy, children: Dependents): void {
  const ours = members.filter((step): step is OpStep => step.kind === 'op' && !step.op.batched);
  if (batch.node && !ours.length) return;
  if (!ours.every((step) => ranBare(context.names, step, context.options))) return;
  const table = op.table?.name ?? op.table?.text ?? '';
  const said = saidOf(context.file);
  if (said.has(table)) return;
  said.add(table);
  const known = effects(children);
  const would = known ? `that ${known}` : 'rows that refer to it ON DELETE CASCADE would be deleted, and other references make it fail';
  context.report(op, `the block copies ${table}, which the bare operations did not: with PRAGMA foreign_keys=ON, ${would}`, {
    severity: 'note',
    unfixable: true,
    help: known ? 'Run with --foreign-keys if your connections set the pragma.' : 'Switch the pragma off first if another table refers to this one; look out for triggers, views and indexes on expressions, which a copy loses.',
  });
}

/** @returns whether the guard is to be written for this copy */
function examine(context: Context, copy: Copy): boolean {
  if (!copy.op.table || isNew(context, copy)) return false;
  const children = dependents(context, copy);
  const harm = effects(children);
  if (!harm && children.complete) return false;
  if (!harm || !context.options.foreignKeys) {
    note(context, copy, children);
    return false;
  }
  if (isGuarded(context.names, copy.op.call)) return false;
  const mendable = isMendable(context, copy);
  context.report(copy.op, `the block copies ${copy.op.table.name ?? copy.op.table.text}: with PRAGMA foreign_keys=ON, dropping the old table ${harm}${children.certain ? '' : ', if these references are there'}`, {
    severity: children.certain ? 'error' : 'warning',
    help: mendable ? 'Foreign keys are switched off around it, where they are on.' : 'Run PRAGMA foreign_keys=OFF outside a transaction before it, and ON after it: the function deletes rows or returns early, so that the place is yours to choose.',
    ...(mendable ? {} : { unfixable: true }),
  });
  return mendable;
}

export const cascadeOnRecreate: Transform = {
  meta: {
    id: 'cascade-on-recreate',
    summary: 'foreign keys are switched off while a block copies a table that others refer to',
    why: `A batch block that copies a table drops the old one. Where connections run \`PRAGMA foreign_keys=ON\`, SQLite first deletes all its rows:
rows of other tables that refer to it with ON DELETE CASCADE are **deleted without an error**, SET NULL and SET DEFAULT columns are
emptied, and any other reference makes the drop fail. Without that pragma, which is off by default, nothing is lost.

Where the history knows such tables and env.py or the application sets the pragma for every connection (or \`--foreign-keys\` says
so), also where a reference is not certain, the pragma is switched off before the first such block and on again after the last: at the beginning and the end of the function, so
that what fails in between is undone as before. It has no effect inside a transaction, therefore the driver's own \`commit()\`:
\`autocommit_block()\` raises an AssertionError in a transaction that env.py has begun, and does nothing where a listener begins
every transaction with BEGIN. This form kept all rows on Alembic 1.8 to 1.20 with a pooled or a single connection, one
transaction per run or per migration, an outer transaction, the BEGIN recipe and aiosqlite, after other changes of rows, up and down.
Other databases and their offline SQL see nothing of it. Rows that the function deletes itself stay outside, since they may be meant to take others with
them. A function that already switches the pragma off is left alone. Rows that refer to nothing are not looked for: run
\`PRAGMA foreign_key_check\` for that.

Without the pragma, a note says what a block copies that the bare operations did not.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/foreignkeys.html#fk_schemacommands', 'https://www.sqlite.org/lang_altertable.html#otheralter', 'https://alembic.sqlalchemy.org/en/latest/batch.html#dealing-with-referencing-foreign-keys'],
  },
  run(steps, context) {
    const batches = new Set(copiesIn(context, steps).filter((copy) => examine(context, copy)).map(({ batch }) => batch));
    const inner = innerOf(context.file);
    if (!isOwnList(context)) {
      if (batches.size) inner.push(context.list.node);
      return steps;
    }
    const isEndangered = (step: Step): boolean => (step.batch ? batches.has(step.batch) : step.kind === 'keep' && inner.some((list) => within(list, step.node)));
    return steps.some(isEndangered) ? guarded(context, steps, isEndangered) : steps;
  },
};
