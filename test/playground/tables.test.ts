import { describe, expect, it } from 'vitest';
import { optionsOf, rewriteAll } from '../../playground/src/rewrite.ts';
import { startingTables } from '../../playground/src/run/tables.ts';
import { defaultChoices } from '../../playground/src/session.ts';
import { parse } from '../fixtures.ts';

const IMPORTS = 'from alembic import op\nimport sqlalchemy as sa\n';
const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join('') || '    pass\n';
const migration = (upgrade: readonly string[], downgrade: readonly string[] = [], head = ''): string => `${IMPORTS}${head}\ndef upgrade():\n${indented(upgrade)}\ndef downgrade():\n${indented(downgrade)}`;

function tablesOf(...codes: readonly string[]): readonly string[] {
  const files = codes.map((code, at) => ({ name: `${at}.py`, code }));
  const session = { files, shown: `${codes.length - 1}.py`, choices: defaultChoices };
  const made = startingTables(rewriteAll(session, optionsOf(session, parse), parse), session.shown, parse);
  return made.split('\n').slice(5).map((line) => line.trim()).filter((line) => line && line !== ')' && line !== 'op.create_table(');
}

describe('the tables that a migration starts from', () => {
  it('have the columns that its operations find, and not those that they make', () => {
    const upgrade = ["op.add_column('tag', sa.Column('kind', sa.Integer()))", "op.create_unique_constraint('uq', 'tag', ['kind', 'label'])", "op.alter_column('tag', 'size', existing_type=sa.Numeric(8, 2), nullable=False)"];
    expect(tablesOf(migration(upgrade))).toEqual(["'tag',", "sa.Column('id', sa.Integer(), primary_key=True),", "sa.Column('label', sa.String(length=120), nullable=True),", "sa.Column('size', sa.Numeric(8, 2), nullable=True),"]);
  });

  it('have what is dropped, as the downgrade makes it again', () => {
    const made = tablesOf(migration(
      ["op.drop_index('ix', table_name='tag')", "op.drop_constraint('fk', 'tag', type_='foreignkey')", "op.drop_column('tag', 'owner')"],
      ["op.add_column('tag', sa.Column('owner', sa.BigInteger(), nullable=False))", "op.create_foreign_key('fk', 'tag', 'user', ['owner'], ['key'])", "op.create_index('ix', 'tag', ['owner'], unique=True)"],
    ));
    expect(made).toEqual(expect.arrayContaining(["sa.Column('owner', sa.BigInteger(), nullable=False),", "sa.ForeignKeyConstraint(['owner'], ['user.key'], name='fk'),", "op.create_index('ix', 'tag', ['owner'], unique=True)", "'user',"]));
  });

  it('are only those that no revision before makes', () => {
    const base = migration(["op.create_table('tag', sa.Column('id', sa.Integer(), primary_key=True))"], [], "revision = 'a'\ndown_revision = None\n");
    const next = migration(["op.drop_column('tag', 'label')", "op.drop_column('shop', 'label')"], [], "revision = 'b'\ndown_revision = 'a'\n");
    expect(tablesOf(base, next)).toEqual(["'shop',", "sa.Column('id', sa.Integer(), primary_key=True),", "sa.Column('label', sa.String(length=120), nullable=True),"]);
  });

  it('are none where the migration makes its own', () => {
    expect(tablesOf(migration(["op.create_table('tag', sa.Column('id', sa.Integer()))", "op.add_column('tag', sa.Column('x', sa.Integer()))"]))).toEqual([]);
  });

  it('are written as Python, whatever they are called', () => {
    expect(tablesOf(migration([String.raw`op.drop_column('it\'s', 'a\\b')`]))).toEqual([String.raw`'it\'s',`, "sa.Column('id', sa.Integer(), primary_key=True),", String.raw`sa.Column('a\\b', sa.String(length=120), nullable=True),`]);
  });
});
