import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundIn, tiesOf } from '../../src/cli/review/ties.ts';
import { sectionOf } from '../../src/doctor/ini-section.ts';
import { explain } from '../../src/verify/known-errors.ts';
import type { Emitted } from '../../src/verify/protocol.ts';
import { compare } from '../../src/verify/sql/compare.ts';
import { isForeign } from '../../src/verify/sql/statements.ts';
import type { Options } from '../../src/core/types.ts';
import { openWatched, type Watched } from '../fuzz/watched.ts';

/** Inputs that are large, or made to make a pattern try every pair of places. Far more time than they take: what hangs takes hours. */
let watched: Watched;
beforeAll(() => {
  watched = openWatched(120_000);
});
afterAll(() => watched.close());

const migration = (body: string): string => `from alembic import op\nimport sqlalchemy as sa\n\nrevision = 'a'\ndown_revision = None\n\n\ndef upgrade():\n${body}\n\n\ndef downgrade():\n    pass\n`;
const times = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('');
const DROP = "    op.drop_column('t', 'c')\n";

async function rewritten(code: string, options: Partial<Options> = {}): Promise<string> {
  const { status, reason } = await watched.ask({ bytes: Buffer.from(code), options });
  return reason === undefined ? status : `${status}: ${reason}`;
}

describe('large files', () => {
  it.each([
    ['one string of 10 MB', DROP + `    op.execute("""INSERT INTO x VALUES\n${times(110_000, (i) => `  (${i}, 'name ${i}', 'some text about it, and more of it for this line here, so that it is long'),\n`)}    """)`],
    ['one line of 1 MB, a string', `${DROP}    op.execute('${'x '.repeat(500_000)}')`],
    ['one line of 1 MB, a list', `${DROP}    x = [${times(150_000, (i) => `${i}, `)}]`],
    ['1 MB of blank lines', `${DROP}${'\n'.repeat(1_000_000)}    op.drop_column('t', 'd')`],
    ['1,000 operations in one function, one table', times(1000, (i) => `    op.add_column('t', sa.Column('c${i}', sa.Integer(), nullable=False))\n`)],
    ['1,000 operations in one function, as many tables', times(1000, (i) => `    op.add_column('t${i}', sa.Column('c', sa.Integer(), nullable=False))\n`)],
    ['40,000 lines of comment', `${DROP}${times(40_000, (i) => `    # ${i} of 40,000\n`)}${DROP}`],
    ['200,000 blanks before an else', `${DROP}    if x:\n        pass\n    # ${' '.repeat(200_000)}x${' '.repeat(200_000)}.\n    else:\n        pass`],
    ['a name of 200,000 blanks', `    op.add_column('t', sa.Column('${' '.repeat(200_000)}', sa.Integer(), nullable=False))`],
    ['5,000 operations in one function', times(5000, (i) => `    op.alter_column('t${i % 7}', 'c${i}', existing_type=sa.String(20), nullable=${i % 2 ? 'False' : 'True'})\n`)],
    ['1,000 changes of columns in one function', times(1000, (i) => `    op.alter_column('t${i % 7}', 'c${i}', existing_type=sa.String(20), nullable=False)\n`)],
  ])('%s', { timeout: 300_000 }, async (_what, body) => {
    expect(await rewritten(migration(body))).toBe('fixed');
  });
});

/** Attacks on the patterns that a checker of regular expressions found to be more than linear, as it gave them. */
const ATTACKS = [
  'suppress('.repeat(20_000), '\t'.repeat(100_000), `''${'\t'.repeat(50_000)}'`, '('.repeat(50_000), ')WHERE '.repeat(20_000), 'CREATE TRIGGER '.repeat(10_000), 'CREATE VIEW '.repeat(10_000), 'TRIGGER '.repeat(20_000),
  'UPDATE SET '.repeat(20_000), 'UPDATE '.repeat(20_000), 'ALTER TABLE t '.repeat(10_000), 'Enum(" name='.repeat(10_000), 'with_variant('.repeat(10_000), '### commands auto generated'.repeat(5_000), 'values('.repeat(20_000),
  ';UPDATE t SET "'.repeat(20_000), ' SET S'.repeat(20_000), '.values({'.repeat(20_000), '_NO_D'.repeat(20_000), '_ADD_'.repeat(20_000), '_isA'.repeat(20_000), '#NOQA:X'.repeat(20_000), 'not '.repeat(20_000), ',[a'.repeat(15_000), '%N'.repeat(30_000), '`D'.repeat(30_000),
  `[${'\n\t'.repeat(20_000)}`, '\\\n'.repeat(20_000), '/**//**//'.repeat(30), '#migfix:'.repeat(10_000), ' ON ["'.repeat(20_000), 'metadata '.repeat(20_000), 'listen("connect",'.repeat(10_000), 'setattr('.repeat(20_000), `${' '.repeat(100_000)}x`, 'a'.repeat(100_000), 'c0'.repeat(50_000), 'REFERENCES '.repeat(10_000), 'CREATE INDEX '.repeat(10_000), 'revision${'.repeat(10_000), 'PRAGMA '.repeat(20_000), `:${'\\:'.repeat(50_000)}`,
];
const asString = (text: string): string => JSON.stringify(text);

const STATEMENTS = [
  `ALTER TABLE t ${' CHANGE '.repeat(50_000)}`, `ALTER TABLE t ${' ALTER SET'.repeat(50_000)}`, `INSERT ${' DEFAULT ('.repeat(50_000)}`, `INSERT ${" DEFAULT ('''' ".repeat(50_000)}`, 'CONSTRAINT [a '.repeat(50_000),
  'BOOL '.repeat(100_000), `CREATE INDEX ${' ON [x'.repeat(50_000)}`, `ALTER TABLE "t${'""'.repeat(50_000)} ADD `,
];
const emitted = (sql: string): Emitted => ({ sql: [sql], error: null, fault: null });

describe('patterns', () => {
  it.each(ATTACKS.map((attack) => [attack.slice(0, 20), attack] as const))('%j, again and again, in SQL, comments, types, names and blanks', { timeout: 300_000 }, async (_start, attack) => {
    const sql = asString(attack);
    const places = [
      `    op.execute(${sql})\n    op.execute("ALTER TABLE t " ${sql})\n    op.execute("CREATE INDEX i ON t " ${sql})\n    op.execute("UPDATE t SET c = 1 " ${sql})`,
      `    op.add_column('t', sa.Column('x', sa.Integer(), server_default=sa.text(${sql}), nullable=False))`,
      `    op.alter_column('t', 'x', existing_type=sa.Enum(${sql}, name='x'), nullable=False)\n    op.execute(${sql})`,
      `    op.add_column('t', sa.Column(${sql}, sa.Integer(), nullable=False))\n    op.create_unique_constraint(None, 't', [${sql}])`,
      `    op.execute("CREATE TRIGGER t " ${sql})\n    op.execute("ALTER TABLE t ALTER c TYPE " ${sql})\n    op.execute("INSERT INTO t " ${sql})\n    op.execute("UPDATE t " ${sql})\n    op.execute("/" ${sql} "*")\n    op.create_table(${sql}, sa.Column('a', sa.Integer()))`,
      `    op.execute("DROP TABLE a" ${sql})\n    op.execute("CREATE TABLE t " ${sql})\n    op.execute("ALTER TABLE t ADD c " ${sql})\n    helper.${attack.replaceAll(/\W/g, '_')}(op)\n    op.drop_column('t', 'c')`,
      `${DROP}    # migfix: on --x${' '.repeat(50_000)}y\n    # noqa: a${' '.repeat(50_000)}b\n    # ${attack.replaceAll(/[\r\n]/g, ' ')}\n    op.drop_column('t',${' '.repeat(50_000)}'d'${' '.repeat(50_000)})${' '.repeat(50_000)}\n${DROP}`,
    ];
    for (const place of places) expect(await rewritten(migration(place))).toMatch(/^(?:fixed|unchanged)$/);
    // what an upgrade does is read for the downgrade that nobody has written
    expect(await rewritten(migration(places.slice(-3, -1).join('\n')), { select: ['downgrade'] })).toMatch(/^(?:fixed|unchanged)$/);
  });

  // each pattern of these was more than linear once: what hangs takes minutes
  it.each<[what: string, read: () => unknown]>([
    ['a line of an ini', () => sectionOf(`[alembic]\n${' '.repeat(200_000)}x\nname${' '.repeat(200_000)}x`, 'alembic')],
    ['a name that is imported', () => boundIn(`import ${'0'.repeat(20_000)}${'\t'.repeat(20_000)}\0`)],
    ['annotations', () => boundIn('0:\r'.repeat(100_000))],
    ['comments and blank lines of a review', () => tiesOf(`${'\n'.repeat(200_000)}\0\n#`, { tables: new Set(), bound: new Set() })],
    ['what a proof finds', () => explain(' was '.repeat(100_000) + ' and is '.repeat(100_000))],
    ['SQL that sets a default', () => isForeign(`ALTER TABLE ${' ALTER D'.repeat(3000)}${'SET DEFAULT '.repeat(3000)}\n`, 'sqlite')],
    ...STATEMENTS.map((sql): [string, () => unknown] => [`the SQL of two runs: ${sql.slice(0, 30)}`, () => ['mysql', 'postgresql', 'sqlite'].map((dialect) => compare(emitted(sql), emitted(`${sql}x`), dialect))]),
  ])('%s', { timeout: 60_000 }, (_what, read) => {
    expect(read).not.toThrow();
  });
});
