import { beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/verify/model.ts';
import { ensureStacks } from '../alembic/stacks.ts';
import { migration, pair, prove } from './prove.ts';

/** What a migration may do to whoever runs it; each fails alone. */
const CASES = [
  ['hangs', 'while True:\n    pass', 'stopped after 2 s'],
  ['hangs and takes no signal', 'import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass', 'it hung: killed after 4 s'],
  ['exits', 'import sys\nsys.exit(3)', 'SystemExit: 3'],
  ['exits at once', 'import os\nos._exit(4)', 'it ended its process with exit code 4'],
  ['kills its process', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', 'its process was killed by signal 9'],
  ['kills its group', 'import os, signal\nos.killpg(0, signal.SIGKILL)', 'its process was killed by signal 9'],
  ['opens a connection', "import socket\nsocket.create_connection(('127.0.0.1', 9))", "opens a network connection to ('127.0.0.1', 9)"],
  ['opens a database of its own', "sa.create_engine('sqlite:////tmp/somebody-elses.sqlite').connect()", 'opens a database of its own'],
  ['imports what is not there', 'import shop_of_somebody', "No module named 'shop_of_somebody'"],
  ['swallows everything', "try:\n    op.execute('nonsense')\nexcept BaseException:\n    pass", undefined],
  ['prints megabytes', "import os\nfor _ in range(300):\n    print('x' * 10000)\n    os.write(1, b'y' * 10000)", undefined],
  ['prints what looks like an answer', "import os\nimport stat\nfor descriptor in range(3, 40):\n    try:\n        stat.S_ISFIFO(os.fstat(descriptor).st_mode) and os.write(descriptor, b'{\"id\": 1, \"fault\": null}\\n')\n    except OSError:\n        pass", undefined],
] as const;

let report: Report;
beforeAll(async () => {
  await ensureStacks();
  const files = CASES.map(([, body], index) => pair(`r${index}`, migration(`r${index}`, index ? `r${index - 1}` : null, `${body}\nop.create_table('t${index}', sa.Column('id', sa.Integer(), primary_key=True))`, `op.drop_table('t${index}')`)));
  report = await prove(files, { limit: 2 });
}, 300_000);

it.each(CASES.map(([what, , words], index) => [what, words, index] as const))('a migration that %s', (_what, words, index) => {
  const { problems, outcome } = report.revisions[index]!;
  const first = problems.find(({ where }) => where.includes('empty tables, upgrade'));
  if (words === undefined) expect(problems).toEqual([]);
  else expect(first?.message).toContain(words);
  expect(outcome).toBe(words === undefined ? 'holds' : 'unproven');
});

it('touches nobody else’s database', async () => {
  const { access } = await import('node:fs/promises');
  await expect(access('/tmp/somebody-elses.sqlite')).rejects.toThrow();
});

it('takes a fault that names an object for the same on both sides', async () => {
  const before = migration('a', null, "raise ValueError(f'no such thing: {object()}')");
  const { revisions } = await prove([pair('a', before, `${before}# rewritten\n`)]);
  expect(revisions[0]!.problems.map(({ outcome, check }) => [outcome, check])).toEqual(expect.arrayContaining([['unproven', 'both sides']]));
  expect(revisions[0]!.outcome).toBe('unproven');
});

it('knows the place of a revision whose label is computed, and names what a chain lacks', async () => {
  const make = (name: string, down: string | null, lines: string) => pair(name, `${migration(name, down, 'pass')}\n${lines}\n`);
  const labelled = make('a', null, "branch_labels = (cli.CONTRACT,)");
  const { revisions } = await prove([labelled, make('b', 'a', '')]);
  expect(revisions.map(({ revision, outcome }) => [revision, outcome])).toEqual([['a', 'unproven'], ['b', 'holds']]);
  await expect(prove([make('a', null, "revision = cli.NAME"), make('b', 'a', '')])).rejects.toThrow(/no file that could be read makes revision 'a', which .*b\.py follows; .*a\.py: revision is computed$/);
});

it('does not run an upgrade again that no downgrade took back, and goes on behind it', async () => {
  const table = (name: string) => `op.create_table('${name}', sa.Column('id', sa.Integer(), primary_key=True))`;
  const add = "op.add_column('t', sa.Column('n', sa.Integer()))";
  const files = [
    pair('a', migration('a', null, table('t'))),
    pair('b', migration('b', 'a', add), migration('b', 'a', add).replace(/\n\ndef downgrade[^]*/, '\n')),
    pair('c', migration('c', 'b', table('u'), "op.drop_table('u')")),
  ];
  const { revisions } = await prove(files);
  expect(revisions.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'holds']);
  expect(revisions.map(({ notes }) => notes.some((note) => note.includes('takes nothing back')))).toEqual([true, false, false]);
});

it('runs an upgrade again that the original could run again, also where no downgrade takes it back', async () => {
  const before = migration('a', null, "op.execute(sa.text('CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY)'))");
  const after = migration('a', null, "op.execute(sa.text('CREATE TABLE t (id INTEGER PRIMARY KEY)'))");
  const { revisions } = await prove([pair('a', before, after)]);
  expect(revisions[0]!.problems.filter(({ outcome, proof }) => outcome === 'fails' && proof === 'sqlite').map(({ where }) => where)).toContain('SQLite, empty tables, upgrade after the downgrade');
});

it('holds nothing against a value that each run makes anew, and everything against one that the author wrote', async () => {
  const row = (id: string) => migration('a', null, `import uuid\nop.execute(sa.text("INSERT INTO alembic_notes VALUES ('%s')" % ${id}) if op.get_context().as_sql else sa.text('SELECT 1'))`);
  const problemsOf = async (before: string, after: string) => (await prove([pair('a', before, after)])).revisions[0]!.problems.filter(({ proof }) => proof === 'other databases');
  expect(await problemsOf(row('uuid.uuid4()'), `${row('uuid.uuid4()')}# rewritten\n`)).toEqual([]);
  const [first, second] = ['0f5c2a1e', '7b1d6c5a'].map((start) => row(`'${start}-9d34-4b7a-8c11-5a6b7c8d9e0f'`)) as [string, string];
  expect((await problemsOf(first, second)).map(({ outcome }) => outcome)).toEqual(['fails']);
});

it('takes out the rows of each new UNIQUE, however many one revision makes', async () => {
  const names = [...'abcdefg'];
  const tables = names.map((name) => `op.create_table('${name}', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('code', sa.String(9)))`).join('\n');
  const uniques = names.map((name) => `with op.batch_alter_table('${name}') as batch_op:\n    batch_op.create_unique_constraint('uq_${name}', ['code'])`).join('\n');
  const { revisions } = await prove([pair('a', migration('a', null, tables)), pair('b', migration('b', 'a', uniques))]);
  expect(revisions[1]!.problems.filter(({ proof, where }) => proof === 'sqlite' && where.includes('rows, upgrade'))).toEqual([]);
});

it('holds a row that an UPDATE of the author breaks against neither side', async () => {
  const table = migration('a', null, "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('code', sa.String(9), nullable=False))");
  const before = migration('b', 'a', "op.execute('UPDATE t SET code = NULL')");
  const { revisions } = await prove([pair('a', table), pair('b', before, `${before}# rewritten\n`)]);
  expect(revisions[1]!.problems.filter(({ proof }) => proof === 'sqlite').map(({ outcome, check }) => [outcome, check])).toEqual([['unproven', 'both sides']]);
});

it('holds nothing against a revision that drops what one before it could not make', async () => {
  const table = migration('a', null, "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer()))");
  const broken = migration('b', 'a', "op.execute('SELECT no_such_function()')\nop.create_unique_constraint('uq', 't', ['n'])");
  const drop = (name: string) => migration('c', 'b', `with op.batch_alter_table('t') as ${name}:\n    ${name}.drop_constraint('uq', type_='unique')`);
  const { revisions } = await prove([pair('a', table), pair('b', broken), pair('c', drop('batch_op'), drop('batch'))]);
  expect(revisions[2]!.problems.filter(({ proof, direction }) => proof === 'sqlite' && direction === 'upgrade').map(({ outcome, check }) => [outcome, check])).toEqual([['unproven', 'follows']]);
});

it('holds nothing against a downgrade whose upgrade could not be run', async () => {
  const table = migration('a', null, "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer()))");
  const undo = (name: string) => migration('b', 'a', "op.execute('SELECT no_such_function()')\nop.create_unique_constraint('uq', 't', ['n'])", `with op.batch_alter_table('t') as ${name}:\n    ${name}.drop_constraint('uq', type_='unique')`);
  const { revisions } = await prove([pair('a', table), pair('b', undo('batch_op'), undo('batch'))]);
  expect(revisions[1]!.problems.filter(({ proof, direction }) => proof === 'sqlite' && direction === 'downgrade').map(({ outcome, check }) => [outcome, check])).toEqual([['unproven', 'follows']]);
});

it('has the ORM loaded, as an env.py has, and names what a migration does not import', async () => {
  const uses = (what: string) => migration('a', null, what);
  const problemsOf = async (body: string) => (await prove([pair('a', uses(body), `${uses(body)}# rewritten\n`)])).revisions[0]!.problems;
  expect(await problemsOf('sa.orm.Session')).toEqual([]);
  const [problem] = await problemsOf('sa.no_such_part');
  expect([problem!.outcome, problem!.advice]).toEqual(['unproven', expect.stringContaining('--env')]);
  const [setting] = await problemsOf("op.get_context().opts['table_prefix']");
  expect([setting!.outcome, setting!.advice]).toEqual(['unproven', expect.stringContaining('--env')]);
});

it('runs without a revision of another package that one depends on, and says so', async () => {
  const table = migration('a', null, "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('u', sa.Integer(), sa.ForeignKey('user.id')))", "op.drop_table('t')").replace('down_revision', "depends_on = ('elsewhere', 'b')\ndown_revision");
  const other = migration('b', null, "op.create_table('v', sa.Column('id', sa.Integer(), primary_key=True))", "op.drop_table('v')");
  const { revisions, notChecked } = await prove([pair('a', table), pair('b', other)]);
  expect(revisions.map(({ revision, proofs }) => [revision, proofs.sqlite])).toEqual([['b', 'holds'], ['a', 'holds']]);
  expect(notChecked.filter((line) => line.includes('elsewhere'))).toEqual([expect.stringMatching(/a\.py: it depends on revision elsewhere, which no file .* makes/)]);
  await expect(prove([pair('a', migration('a', 'elsewhere', 'pass'))])).rejects.toThrow(/makes revision 'elsewhere', which .*a\.py follows; name the folder/);
});
