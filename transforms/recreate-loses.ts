import { copiesIn, type Copy, tableAt } from '../src/core/copies.ts';
import { type CopyLoss, copyLosses } from '../src/core/copy-losses.ts';
import { blockingInFile, lostInFile } from '../src/core/file-losses.ts';
import { withHeader } from '../src/core/headers.ts';
import { objectOf, operationOf, insertText } from '../src/core/steps.ts';
import { quoted } from '../src/core/python.ts';
import type { Context, Step, Transform } from '../src/core/types.ts';

/** What the file itself says, where the history says nothing, or not all. */
function inFile(context: Context, { members, op }: Copy): readonly CopyLoss[] {
  const table = op.table?.name ?? '';
  if (!/^\w+$/.test(table)) return [];
  const own = members.filter((step) => operationOf(step) === 'drop_index').map((step) => `the index ${objectOf(context.names, step)}`);
  const lost = lostInFile(context, op, table).filter((thing) => !own.includes(thing));
  return [
    ...lost.map((what) => ({ what, help: 'Make it again after the block.', fails: false })),
    ...blockingInFile(context, op, table).map((what) => ({ what, help: 'Drop it before the block and create it again after it.', fails: true })),
  ];
}

const KIND = /\b(?:index|CHECK|trigger|view|generated)\b/;

function lossesOf(context: Context, copy: Copy): readonly CopyLoss[] {
  const schema = context.history?.schemaAt(context.file, copy.op);
  const state = tableAt(context, copy);
  const known = schema && state ? copyLosses(context, copy, schema, state) : [];
  if (state?.whole) return known;
  const kinds = new Set(known.map(({ what }) => KIND.exec(what)?.[0]));
  return [...known, ...inFile(context, copy).filter(({ what }) => !kinds.has(KIND.exec(what)?.[0]))];
}

/** An index is made again after the last copy of its table, unless the function drops it before that. */
const isLast = (steps: readonly Step[], copies: readonly Copy[], copy: Copy): boolean => {
  const next = copies[copies.indexOf(copy) + 1];
  if (!next || next.table !== copy.table) return true;
  const between = steps.slice(steps.indexOf(copy.members.at(-1) as Step) + 1, steps.indexOf(next.members[0] as Step));
  return [...between, ...next.members].some((step) => operationOf(step) === 'drop_index');
};

const AFTER = '# The copy of the table has lost it.';

function mended(context: Context, steps: readonly Step[], copy: Copy, losses: readonly CopyLoss[]): { readonly steps: readonly Step[]; readonly done: readonly CopyLoss[] } {
  const { style } = context.file;
  const [header] = losses.flatMap(({ mend }) => (mend && 'header' in mend ? [mend.header.replaceAll("'", style.quote)] : []));
  const inside = header === undefined ? copy.members : withHeader(context, copy, header);
  const lines = losses.flatMap(({ mend }) => (mend && 'after' in mend ? mend.after : []));
  const after = lines.length ? [insertText(`if ${context.list.op}.get_context().dialect.name == ${quoted('sqlite', style)}:`, ...[AFTER, ...lines].map((line) => style.indent + line))] : [];
  const from = steps.indexOf(copy.members[0] as Step);
  const done = losses.filter(({ mend }) => mend && ('after' in mend || inside !== undefined));
  if (!done.length) return { steps, done };
  return { steps: [...steps.slice(0, from), ...(inside ?? copy.members), ...after, ...steps.slice(from + copy.members.length)], done };
}

function report(context: Context, copy: Copy, losses: readonly CopyLoss[], fixed: boolean): void {
  const table = copy.op.table?.name ?? copy.op.table?.text ?? '';
  for (const fails of [false, true]) {
    const own = losses.filter((loss) => loss.fails === fails);
    if (!own.length) continue;
    const things = own.map(({ what }) => what).join(' and ');
    const message = fails ? `the block copies ${table}, and ${things} ${own.length > 1 ? 'make' : 'makes'} the copy fail on SQLite` : `the block copies ${table}, which loses ${things}`;
    const help = [...new Set(own.map((loss) => loss.help))].join(' ');
    context.report(copy.op, message, fixed ? {} : { help, unfixable: true, ...(fails ? { severity: 'error' as const } : {}) });
  }
}

export const recreateLoses: Transform = {
  meta: {
    id: 'recreate-loses',
    summary: 'what a copied table would lose without an error is made again, or reported',
    why: `A batch block that copies a table makes the new one from what SQLAlchemy can read of the old. Lost without an error: indexes on
expressions, DESC and COLLATE in an index, triggers, unnamed CHECKs, AUTOINCREMENT, and the COLLATE of a column. A view on the table, a generated
column in it, and a CHECK on a column that the block renames make the copy fail.

Where the chain says that the table has such a thing, each block that copies it is told of. AUTOINCREMENT is kept
(\`table_kwargs={'sqlite_autoincrement': True}\`; the counter goes on after the highest number that is still there), and an
index is made again after the block by its own \`create_index\`, on SQLite alone, where its columns still have their names. The rest is reported with what
helps: \`table_args\` with a named CHECK, the trigger again after the block, the view or the generated column dropped before it and made again
after it. Without a chain, what this file itself says counts. What the function makes again after the block is no finding.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/batch.html#sqlite-batch-cascades', 'https://github.com/sqlalchemy/alembic/issues/1207'],
  },
  run(steps, context) {
    const copies = copiesIn(context, steps);
    return copies.reduce<readonly Step[]>((rest, copy) => {
      const losses = lossesOf(context, copy).filter(({ mend }) => !mend || !('after' in mend) || isLast(steps, copies, copy));
      const next = mended(context, rest, copy, losses);
      report(context, copy, losses.filter((loss) => !next.done.includes(loss)), false);
      report(context, copy, next.done, true);
      return next.steps;
    }, steps);
  },
};
