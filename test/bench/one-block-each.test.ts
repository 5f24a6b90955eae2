import { expect, test } from 'vitest';
import { oneBlockEach } from '../../scripts/bench/written/one-block-each.ts';
import { createParser } from '../../src/node/parser.ts';

const MIGRATION = `from alembic import op
import sqlalchemy as sa

def upgrade():
    with op.batch_alter_table('t', schema=None) as batch_op:
        # why
        batch_op.add_column(sa.Column('a', sa.Integer(),
                                      nullable=True))
        batch_op.drop_column('b')

    with open('rows.txt') as rows:
        print(rows)
        op.execute('SELECT 1')
`;

test('every operation is in a block of its own, and nothing else is another', async () => {
  expect(oneBlockEach(MIGRATION, await createParser())).toBe(`from alembic import op
import sqlalchemy as sa

def upgrade():
    with op.batch_alter_table('t', schema=None) as batch_op:
        batch_op.add_column(sa.Column('a', sa.Integer(),
                                      nullable=True))
    with op.batch_alter_table('t', schema=None) as batch_op:
        batch_op.drop_column('b')

    with open('rows.txt') as rows:
        print(rows)
        op.execute('SELECT 1')
`);
});
