/** What a written downgrade says where a naming convention names what the upgrade adds. */
import { expect, test } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';

const HEAD = "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '1'\ndown_revision = None\n\n\n";

function downgradeOf(column: string, namingConvention: boolean): string {
  const code = `${HEAD}def upgrade():\n    op.add_column('t', sa.Column('d', sa.Integer()${column}))\n\n\ndef downgrade():\n    pass\n`;
  const result = fix(code, parse, transforms, { ...defaultOptions, namingConvention, select: ['downgrade'] });
  return result.code.split('def downgrade():\n')[1]!.trim().replace(/\s*\n\s*/g, '; ');
}

const BLOCK = "with op.batch_alter_table('t', schema=None) as batch_op:; ";

test.each([
  ['', false, `${BLOCK}batch_op.drop_column('d')`],
  ['', true, `${BLOCK}batch_op.drop_column('d')`],
  [', unique=True', false, `${BLOCK}batch_op.drop_constraint('t_d_key', type_='unique'); batch_op.drop_column('d')`],
  [', unique=True', true, `${BLOCK}batch_op.drop_column('d')`],
  [", sa.ForeignKey('u.id')", false, `${BLOCK}batch_op.drop_constraint('t_d_fkey', type_='foreignkey'); batch_op.drop_column('d')`],
  [", sa.ForeignKey('u.id')", true, 'pass'],
  [", sa.ForeignKey('u.id', name='fk')", true, `${BLOCK}batch_op.drop_constraint('fk', type_='foreignkey'); batch_op.drop_column('d')`],
  [', index=True', false, `${BLOCK}batch_op.drop_index('ix_t_d'); batch_op.drop_column('d')`],
  [', index=True', true, 'pass'],
  [", sa.CheckConstraint('d > 0')", true, `${BLOCK}batch_op.drop_column('d')`],
  [", sa.CheckConstraint('d > a')", false, 'pass'],
])('%s, convention: %s', (column, convention, expected) => expect(downgradeOf(column, convention)).toBe(expected));
