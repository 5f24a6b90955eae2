import { hoistIndexes } from '../src/core/hoist.ts';
import type { Transform } from '../src/core/types.ts';

export const indexHoist: Transform = {
  meta: {
    id: 'index-hoist',
    summary: '`index=True` beside an operation that copies the table → its own `create_index`',
    why: `In a block that copies the table, Alembic makes the index of \`index=True\` once on the temporary table and once on the real one: a
stray \`ix__alembic_tmp_…\` stays, and a later drop of the column fails. As an operation of its own, directly after the column,
the index is made once, and every other database gets the same statements. A unique index on a column with a placeholder becomes
an operation too, so that it can be made after the values are there.`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
  },
  run: (steps, context) => (context.list.inBlock ? steps : hoistIndexes(context, steps)),
};
