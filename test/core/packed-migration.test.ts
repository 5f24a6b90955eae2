/** A migration that was packed says what it said before. */
import { expect, it } from 'vitest';
import { type Excerpt, isExcerpt } from '../../src/core/excerpt.ts';
import { type Migration, parseMigration } from '../../src/core/migration.ts';
import { packMigration, unpackMigration, type PackedMigration } from '../../src/core/packed-migration.ts';
import { textOf } from '../../src/core/python.ts';
import { walk } from '../../src/core/tree.ts';
import { unreadable } from '../../src/core/readable.ts';
import { cases, parse } from '../fixtures.ts';

/** With what every expression says, node by node, and means. */
const told = ({ upgrades, ...rest }: Migration): unknown =>
  JSON.parse(JSON.stringify({ ...rest, upgrades: [...upgrades] }, (_, value: unknown) => (typeof value === 'object' && value && isExcerpt(value) ? saying(value) : value)));

const saying = ({ names, node }: Excerpt): unknown => ({
  nodes: walk(node).map((one) => [one.type, one.field, textOf(names.code, one), one.parent?.type, one.children.length]),
  imports: [...names.imports],
});

const packed = (migration: Migration): Migration => unpackMigration(JSON.parse(JSON.stringify(packMigration(migration))) as PackedMigration, parse);

it('every fixture says the same afterwards', () => {
  let expressions = 0;
  for (const { id, input } of cases) {
    const root = parse(input);
    if (unreadable(input, root)) continue;
    const migration = parseMigration(input, root, id, parse);
    expect(told(packed(migration)), id).toEqual(told(migration));
    expressions += JSON.stringify(told(migration)).split('"nodes"').length - 1;
  }
  expect(expressions).toBeGreaterThan(500);
});

it.each(['lambda: 1', '1 if x else 2', 'a == b', "{'a': 1}", "f'{x}'", '[sa.Integer() for _ in x]', "('a'\n    'b')"])('also an expression that cannot be read on its own: %s', (value) => {
  const code = `import sqlalchemy as sa\nfrom alembic import op\nx = object()\nrevision = 'a'\ndown_revision = None\n\ndef upgrade():\n    op.add_column('t', sa.Column('c', sa.Text(), server_default=${value}))\n`;
  const migration = parseMigration(code, parse(code), 'a.py', parse);
  const after = packed(migration);
  expect(told(after)).toEqual(told(migration));
  expect(JSON.stringify(told(after))).toContain('"nodes"');
});
