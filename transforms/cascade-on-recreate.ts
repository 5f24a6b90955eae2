import { isCreatedBefore } from '../src/core/facts.ts';
import { ranBare, recreates } from '../src/core/recreate.ts';
import type { Batch, FileFacts, OpStep, Step, Transform } from '../src/core/types.ts';

/** Once per table and file is enough. */
const SAID = new WeakMap<FileFacts, Set<string>>();

export const cascadeOnRecreate: Transform = {
  meta: {
    id: 'cascade-on-recreate',
    summary: 'a block copies a table that the bare operations did not copy',
    why: `A batch block that drops a column copies the table and drops the old one. Where the connection runs \`PRAGMA foreign_keys=ON\`, SQLite
then deletes the rows of other tables that refer to it with ON DELETE CASCADE, sets SET NULL columns to NULL, and refuses the drop
for all other references. A copy also loses what Alembic cannot see: triggers, indexes on expressions, unnamed CHECKs; and it fails
where a view or a generated column depends on the table. A bare \`drop_column\` would not have done so (but fails before SQLite 3.35 and for a column with an index
or key). Without that pragma, which is off by default, nothing is lost. To be safe, make
\`with op.get_context().autocommit_block(): op.execute('PRAGMA foreign_keys=OFF')\` the first statement of the function.`,
    fix: 'none',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/lang_altertable.html#otheralter', 'https://alembic.sqlalchemy.org/en/latest/batch.html#dealing-with-referencing-foreign-keys'],
  },
  run(steps, context) {
    const blocks = new Map<Batch, Step[]>();
    for (const step of steps) if (step.batch) blocks.set(step.batch, [...(blocks.get(step.batch) ?? []), step]);
    for (const members of blocks.values()) {
      const ours = members.filter((step): step is OpStep => step.kind === 'op' && !step.op.batched);
      const copies = ours.find((step) => recreates(context.names, step));
      if (!copies?.op.table || !ours.every((step) => ranBare(context.names, step, context.options))) continue;
      if (isCreatedBefore(context.file, copies.op.table, copies.op.call)) continue;
      const table = copies.op.table.name ?? copies.op.table.text;
      const said = SAID.get(context.file) ?? new Set();
      if (said.has(table)) continue;
      SAID.set(context.file, said.add(table));
      context.report(copies.op, `the block copies ${table}, which the bare operations did not: with PRAGMA foreign_keys=ON, rows that refer to it ON DELETE CASCADE would be deleted, and other references make it fail`, {
        severity: 'note',
        help: 'Switch the pragma off first if another table refers to this one; look out for triggers, views and indexes on expressions, which a copy loses.',
      });
    }
    return steps;
  },
};
