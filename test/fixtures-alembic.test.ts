/** That every case's output does on real databases what its input was meant to do. */
import { afterAll, describe, expect, test } from 'vitest';
import { fixtureSchema, openLab } from './alembic/lab.ts';
import type { Emitted, Lab, OfflineResult, ParseResult, Rows, SqliteResult } from './alembic/lab.ts';
import { ensureStacks, stackNames } from './alembic/stacks.ts';
import type { StackName } from './alembic/stacks.ts';
import { changesRows, declaredError, dialects, directions, indexNames, lostText, missingNames, modesOf, rowCounts, rowsByName } from './compare-runs.ts';
import type { Dialect, Pair } from './compare-runs.ts';
import { cases as all, isChosen, rewrite, rulesOf } from './fixtures.ts';
import type { Case } from './fixtures.ts';
import { unexplained } from './fixtures-offline.ts';

const cases = all.filter(isChosen);

type Offline = OfflineResult<Dialect, (typeof directions)[number]>;

interface Study {
  readonly text: Pair<ParseResult>;
  /** Not asked for a case that stays as it is. */
  readonly offline: (Pair<Offline> & { readonly safe: Offline }) | undefined;
  readonly runs: Readonly<Partial<Record<Rows, Pair<SqliteResult>>>>;
}

const isGood = ({ steps }: SqliteResult): boolean =>
  steps.length === 3 && steps.every(({ ok, step, version, leftovers }) => ok && !leftovers.length && version === (step === 'upgrade' ? 'case' : 'setup'));

/** The runs of both texts. What SQLite refuses in an empty table it refuses in every one: that input is run once. */
async function runAll(lab: Lab, each: Case): Promise<Study['runs']> {
  const runs: Partial<Record<Rows, Pair<SqliteResult>>> = {};
  let refused: SqliteResult | undefined;
  for (const rows of modesOf(each)) {
    const run = (code: string): Promise<SqliteResult> =>
      lab.sqlite({ code, rows, setup: each.schema ?? fixtureSchema, convention: each.options.namingConvention ?? false });
    const [before, after] = await Promise.all([refused ?? run(each.input), each.isNoop ? undefined : run(each.output)]);
    if (rows === 'none' && !before.steps[0]?.ok) refused = before;
    runs[rows] = { before, after: after ?? before };
  }
  return runs;
}

/** The SQL of the input, the output, and what `--safe` makes of it: asked once where two of them are the same. */
async function runOffline(lab: Lab, each: Case): Promise<Study['offline']> {
  if (each.isNoop) return undefined;
  const asked = new Map<string, Promise<Offline>>();
  const ask = (code: string): Promise<Offline> =>
    asked.get(code) ?? (asked.set(code, lab.offline({ code, dialects, directions })).get(code) as Promise<Offline>);
  const safe = rewrite(each.input, { ...each.options, safe: true }).code;
  const [before, after, other] = await Promise.all([each.input, each.output, safe].map(ask));
  return { before: before as Offline, after: after as Offline, safe: other as Offline };
}

async function study(lab: Lab, each: Case): Promise<Study> {
  const parse = (code: string): Promise<ParseResult> => lab.parse(code);
  const [before, after, offline, runs] = await Promise.all([parse(each.input), parse(each.output), runOffline(lab, each), runAll(lab, each)]);
  return { text: { before, after }, offline, runs };
}

/** Every case in turn, the next one before the last one has ended, so that the lab never waits for us. */
function studyAll(lab: Lab): ReadonlyMap<string, Promise<Study>> {
  const begun: Promise<Study>[] = [];
  for (const [i, each] of cases.entries()) {
    const next = Promise.allSettled(begun.slice(Math.max(0, i - 2), i - 1)).then(() => study(lab, each));
    // The case's tests await it; until then, its failure is not an unhandled one.
    next.catch(() => {});
    begun.push(next);
  }
  return new Map(cases.map((each, i) => [each.id, begun[i] as Promise<Study>]));
}

await ensureStacks();
const labs = new Map(stackNames.map((name) => [name, openLab(name)]));
// At once: three processes work through the cases while the tests look at what is done.
const studies = new Map([...labs].map(([name, lab]) => [name, studyAll(lab)]));
afterAll(() => Promise.all([...labs.values()].map((lab) => lab.close())));

const outcome = ({ steps }: SqliteResult): readonly object[] =>
  steps.map(({ step, ok, error, version, leftovers, integrity }) => ({ step, ok, error, version, leftovers, integrity }));

const goodOutcome = ['upgrade', 'downgrade', 'upgrade'].map((step) => ({
  step,
  ok: true,
  error: null,
  version: step === 'upgrade' ? 'case' : 'setup',
  leftovers: [],
  integrity: [],
}));

/** The input ran: the output does the very same. It did not: at least no row is lost. */
function compareRuns(each: Case, { before, after }: Pair<SqliteResult>): void {
  for (const [i, step] of after.steps.entries()) {
    const was = before.steps[i];
    if (isGood(before) && was) {
      const ignored = (_: string, column: string): boolean => each.expect.differs?.includes(column) ?? false;
      expect(rowsByName(step, ignored)).toEqual(rowsByName(was, ignored));
      expect(indexNames(step)).toEqual(indexNames(was));
    } else if (!changesRows.test(each.input)) {
      const tables = Object.keys(after.before.data);
      expect(rowCounts(step, tables)).toEqual(rowCounts(after.before, tables.filter((table) => step.data[table])));
    }
  }
}

function checkRun(each: Case, stack: StackName, rows: Rows, runs: Pair<SqliteResult>): void {
  const error = declaredError(each.expect, stack, rows);
  if (isGood(runs.before)) expect(isGood(runs.after), 'the input ran').toBe(true);
  if (error === undefined) {
    expect(outcome(runs.after)).toEqual(goodOutcome);
    compareRuns(each, runs);
  } else {
    expect(isGood(runs.after), 'declared to fail').toBe(false);
    expect(runs.after.steps.map((step) => step.error).join('\n')).toContain(error);
  }
}

/** SQLite loses some constraints without a word: every one that PostgreSQL gets must be there. */
function checkNothingMissing(each: Case, stack: StackName, offline: Offline, run: SqliteResult): void {
  const { sql, error } = offline.results.postgresql.upgrade;
  if (error !== undefined || declaredError(each.expect, stack, 'none') !== undefined || /dialect|drop_table|rename_table/.test(each.input)) return;
  expect(run.steps[0] && missingNames(sql, run.steps[0])).toEqual(each.expect.loses ?? []);
}

function checkText(each: Case, { before, after }: Pair<ParseResult>): void {
  expect(after.error).toBeNull();
  expect(lostText(before, after, each.expect.replaced)).toEqual([]);
}

/** Every dialect and direction, with the SQL before and after. */
const emitted = (before: Offline, after: Offline): readonly { where: string; was: Emitted; is: Emitted }[] =>
  dialects.flatMap((dialect) =>
    directions.map((way) => ({ where: `${dialect} ${way}`, was: before.results[dialect][way], is: after.results[dialect][way] })),
  );

function checkOffline(each: Case, { before, after }: Pair<Offline>): void {
  const rules = rulesOf(rewrite(each.input, each.options));
  for (const { where, was, is } of emitted(before, after)) {
    if (was.error !== undefined) continue;
    // SQL that only PostgreSQL reads is no SQL of MySQL's, so there is nothing that must stay.
    if (rules.has('raw-alter') && where.startsWith('mysql')) continue;
    expect(is.error, where).toBeUndefined();
    expect(unexplained(was.sql, is.sql, rules), where).toEqual([]);
  }
}

function checkSafe({ before, safe }: NonNullable<Study['offline']>): void {
  for (const { where, was, is } of emitted(before, safe)) if (was.error === undefined) expect(is, where).toEqual(was);
}

describe.each(stackNames)('%s', (stack) => {
  describe.each(cases)('$id', (each) => {
    const begun = studies.get(stack)?.get(each.id) as Promise<Study>;

    test('keeps every comment and string', async () => checkText(each, (await begun).text));

    test.each(modesOf(each))('goes up, down and up on SQLite, rows: %s', async (rows) =>
      checkRun(each, stack, rows, (await begun).runs[rows] as Pair<SqliteResult>));

    if (each.isNoop) return;

    test('makes on SQLite what it makes on PostgreSQL', async () => {
      const { offline, runs } = await begun;
      checkNothingMissing(each, stack, offline!.after, runs.none!.after);
    });

    test('other databases get the same SQL, but for what is declared', async () => checkOffline(each, (await begun).offline!));

    test('with --safe, other databases get the very same SQL', async () => checkSafe((await begun).offline!));
  });
});
