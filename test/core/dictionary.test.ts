/** Names that every plain object answers to are names like others in somebody's files. */
import { describe, expect, test } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Result } from '../../src/core/types.ts';
import { iniValue, readIni } from '../../src/node/ini.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';

const OPERATIONS = ['drop_column', 'alter_column', 'create_foreign_key', 'drop_constraint', 'create_table', 'drop_index', 'batch_alter_table'];

function rewritten(body: string, more = ''): Result {
  const code = `from alembic import op\nimport sqlalchemy as sa\n${more}\n\nrevision = '1'\ndown_revision = None\n\n\ndef upgrade():\n    ${body}\n\n\ndef downgrade():\n    pass\n`;
  return fix(code, parse, transforms, { ...defaultOptions, select: transforms.map(({ meta }) => meta.id) }, readChains([{ name: 'a', code, configured: true }], parse).historyOf('a'));
}

/** A name of the same shape that means nothing to anybody. */
const plain = (name: string): string => name.replace(/[a-z]/g, 'q').replace(/[A-Z]/g, 'Q');

const told = (result: Result): unknown => JSON.parse(JSON.stringify(result));

describe.each(Object.getOwnPropertyNames(Object.prototype))('%s', (name) => {
  /** The same comes of both names. */
  const same = (body: (own: string) => string, more: (own: string) => string = () => ''): void => {
    const other = JSON.stringify(rewritten(body(plain(name)), more(plain(name)))).replaceAll(plain(name), name);
    expect(told(rewritten(body(name), more(name)))).toEqual(JSON.parse(other));
  };

  test('is no operation', () => {
    expect(rewritten(`op.${name}('t', 'a')`).code).toContain(`op.${name}('t', 'a')`);
    same((own) => `op.${own}('t', 'a')`);
    same((own) => `${own}('t', 'a')`, (own) => `from alembic.op import ${own}`);
    same((own) => `with op.batch_alter_table('t') as b:\n        b.${own}('a')`);
  });

  test.each(OPERATIONS)('%s with a keyword of that name', (operation) => same((own) => `op.${operation}('t', 'a', ${own}=1)`));

  test('is a type of its own', () => {
    same((own) => `op.add_column('t', sa.Column('a', sa.${own}(), nullable=False))\n    op.alter_column('t', 'b', type_=sa.${own}(), existing_type=sa.Text())`);
    same((own) => `op.add_column('t', sa.Column('a', ${own}(), nullable=False))`);
  });

  test('is a column, a table and a constraint', () => same((own) => `op.add_column('${own}', sa.Column('${own}', sa.Integer(), nullable=False))\n    op.drop_constraint('${own}', '${own}', type_='${own}')`));

  test('is no value that alembic.ini may refer to', () => {
    expect(() => iniValue(readIni(`[alembic]\nkey = %(${name})s\n`), 'alembic', 'key', { here: '/' })).toThrow('refers to a value that does not exist');
  });
});
