/** That values and rows outlive copies: chains through real Alembic, before and after. */
import { afterAll, describe, expect, test } from 'vitest';
import { openLab } from './alembic/lab.ts';
import type { JourneyStep, SqliteValue } from './alembic/lab.ts';
import { ensureStacks, stackNames } from './alembic/stacks.ts';
import { chains, codes, inputs, outputs, rewriteChain } from './chains.ts';
import type { Chain, Texts } from './chains.ts';

await ensureStacks();
const labs = new Map(stackNames.map((name) => [name, openLab(name)]));
afterAll(() => Promise.all([...labs.values()].map((lab) => lab.close())));

const revision = (id: string, down: string, upgrade: readonly string[], downgrade: readonly string[] = ['pass']): string =>
  ['import sqlalchemy as sa', 'from alembic import op', '', `revision = '${id}'`, `down_revision = ${down}`, '', '', 'def upgrade():', ...upgrade.map((line) => `    ${line}`), '', '', 'def downgrade():', ...downgrade.map((line) => `    ${line}`), ''].join('\n');

const values = ({ columns, data }: JourneyStep, table: string, column: string): readonly (SqliteValue | undefined)[] => (data[table] ?? []).map((row) => row[columns[table]?.indexOf(column) ?? -1]);

const moments: Texts = new Map([
  ['001', revision('001', 'None', [
    "op.create_table('event', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('day', sa.Date()), sa.Column('starts', sa.String(30)), sa.Column('clock', sa.String(30)))",
    `op.execute("INSERT INTO event VALUES (1, '2020-03-04', '2020-03-04 05:06:07', '05:06:07'), (2, NULL, NULL, NULL)")`,
  ], ["op.drop_table('event')"])],
  ['002', revision('002', "'001'", [
    "op.alter_column('event', 'day', type_=sa.DateTime())",
    "op.alter_column('event', 'starts', type_=sa.DateTime())",
    "op.alter_column('event', 'clock', type_=sa.Time())",
    // as SQLAlchemy reads it
    "table = sa.Table('event', sa.MetaData(), sa.Column('id', sa.Integer), sa.Column('day', sa.DateTime), sa.Column('starts', sa.DateTime), sa.Column('clock', sa.Time))",
    'row = op.get_bind().execute(table.select().order_by(table.c.id)).fetchone()',
    "assert [str(value) for value in row] == ['1', '2020-03-04 00:00:00', '2020-03-04 05:06:07', '05:06:07'], row",
  ], ["op.alter_column('event', 'day', type_=sa.Date())"])],
]);

/** An env.py that enforces foreign keys, with the connection and its transaction as told. */
const environment = (connect: string, more: readonly string[] = [], options = ''): string =>
  [
    'import sqlalchemy as sa', 'from alembic import context', 'from sqlalchemy import event, pool', '',
    "engine = sa.create_engine(context.config.get_main_option('sqlalchemy.url'), poolclass=pool.StaticPool)", '',
    "@event.listens_for(engine, 'connect')", 'def connected(connection, _record):', "    connection.execute('PRAGMA foreign_keys=ON')", ...more, '',
    `with engine.${connect}() as connection:`, `    context.configure(connection=connection${options})`, '    with context.begin_transaction():', '        context.run_migrations()', '',
    'with engine.connect() as connection:', "    assert connection.exec_driver_sql('PRAGMA foreign_keys').scalar() == 1", '',
  ].join('\n');

/** SQLAlchemy's recipe for SQLite: the driver begins nothing, every transaction begins with BEGIN. */
const recipe = ['    connection.isolation_level = None', '', "@event.listens_for(engine, 'begin')", 'def begun(connection):', "    connection.exec_driver_sql('BEGIN')"];

const environments: readonly (readonly [string, string])[] = [
  ['one connection, which is used further', environment('connect')],
  ['a transaction that env.py began', environment('begin')],
  ["SQLAlchemy's BEGIN recipe", environment('connect', recipe)],
  ['the recipe with transactional DDL', environment('connect', recipe, ', transactional_ddl=True')],
  ['a transaction per migration', environment('connect', recipe, ', transactional_ddl=True, transaction_per_migration=True')],
];

const cascading = chains.find(({ id }) => id === 'cascade-on-recreate/example') as Chain;

describe.each(stackNames)('%s', (stack) => {
  const lab = labs.get(stack) as ReturnType<typeof openLab>;
  const run = (texts: Texts, more: { readonly env?: string; readonly rows?: 'ordinary' } = {}) => lab.journey({ ...more, files: Object.fromEntries([...texts].map(([name, code]) => [`${name}.py`, code])) });

  test('dates, moments and times that the bare form in a block would have cast', async () => {
    const cast = codes(rewriteChain(moments, { ignore: ['type-change-loses-data'] }));
    expect((await run(cast)).complete).toBe(false);
    const { steps, complete } = await run(codes(rewriteChain(moments, {})));
    expect(complete, steps.at(-1)?.error ?? '').toBe(true);
    const [, up, down] = steps as readonly [JourneyStep, JourneyStep, JourneyStep];
    expect(values(up, 'event', 'day')).toEqual(['2020-03-04 00:00:00.000000', null]);
    expect(values(up, 'event', 'starts')).toEqual(['2020-03-04 05:06:07', null]);
    expect(values(down, 'event', 'day')).toEqual(['2020-03-04', null]);
  });

  test.each(environments)('rows that refer to a copied table: %s', async (_, env) => {
    const books = async (texts: Texts): Promise<readonly (number | undefined)[]> =>
      (await run(texts, { env, rows: 'ordinary' })).steps.filter(({ revision }) => revision === '002_longer').map(({ data }) => data['book']?.length);
    const unguarded = codes(rewriteChain(inputs(cascading), { ...cascading.options, ignore: ['cascade-on-recreate'] }));
    expect((await books(unguarded))[0], 'without the guard').toBe(0);
    const kept = await books(outputs(cascading));
    expect(kept[0]).toBe(3);
    expect(new Set(kept)).toEqual(new Set([3]));
  });
});
