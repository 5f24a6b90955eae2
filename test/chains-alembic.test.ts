/** That the outputs of a chain, run one after the other through real Alembic on databases with rows, do what the inputs were meant to do. */
import { afterAll, describe, expect, test } from 'vitest';
import { openLab } from './alembic/lab.ts';
import type { JourneyOffline, JourneyResult, JourneyStep, Lab, ParseResult, Rows, Snapshot } from './alembic/lab.ts';
import { ensureStacks, stackNames } from './alembic/stacks.ts';
import type { StackName } from './alembic/stacks.ts';
import { chains as all, codes, inputs, outputs, rewriteChain } from './chains.ts';
import type { Chain, Link, Texts } from './chains.ts';
import { changesRows, declaredError, dialects, directions, indexNames, lostText, missingNames, modesOf, rowCounts, rowsByName } from './compare-runs.ts';
import type { Dialect, Pair } from './compare-runs.ts';
import { isChosen, rulesOf } from './fixtures.ts';
import { unexplained } from './fixtures-offline.ts';

const chains = all.filter(isChosen);

type Offline = JourneyOffline<Dialect>;

interface Study {
  readonly texts: ReadonlyMap<string, Pair<ParseResult>>;
  /** Not asked for a chain that stays as it is. */
  readonly offline: (Pair<Offline> & { readonly safe: Offline }) | undefined;
  readonly runs: Readonly<Partial<Record<Rows, Pair<JourneyResult>>>>;
}

const journeyOf = (chain: Chain, texts: Texts) => ({
  files: Object.fromEntries([...texts].map(([name, code]) => [`${name}.py`, code])),
  env: chain.env,
  convention: chain.options.namingConvention ?? false,
});

const isGood = ({ complete, steps }: JourneyResult): boolean => complete && steps.every(({ ok, recorded, leftovers }) => ok && recorded && !leftovers.length);

/** The runs of both chains. What SQLite refuses in empty tables it refuses in every one: those inputs are run once. */
async function runAll(lab: Lab, chain: Chain): Promise<Study['runs']> {
  const runs: Partial<Record<Rows, Pair<JourneyResult>>> = {};
  let refused: JourneyResult | undefined;
  for (const rows of modesOf(chain)) {
    const run = (texts: Texts): Promise<JourneyResult> => lab.journey({ ...journeyOf(chain, texts), rows });
    const [before, after] = await Promise.all([refused ?? run(inputs(chain)), chain.isNoop ? undefined : run(outputs(chain))]);
    if (rows === 'none' && !before.complete) refused = before;
    runs[rows] = { before, after: after ?? before };
  }
  return runs;
}

async function runOffline(lab: Lab, chain: Chain): Promise<Study['offline']> {
  if (chain.isNoop) return undefined;
  const safe = codes(rewriteChain(inputs(chain), { ...chain.options, safe: true }));
  const ask = (texts: Texts): Promise<Offline> => lab.journeyOffline({ ...journeyOf(chain, texts), dialects });
  const [before, after, other] = await Promise.all([inputs(chain), outputs(chain), safe].map(ask));
  return { before: before as Offline, after: after as Offline, safe: other as Offline };
}

async function readTexts(lab: Lab, { links }: Chain): Promise<Study['texts']> {
  const parsed = links.map(async ({ name, input, output }) => [name, { before: await lab.parse(input), after: await lab.parse(output) }] as const);
  return new Map(await Promise.all(parsed));
}

async function study(lab: Lab, chain: Chain): Promise<Study> {
  const [texts, offline, runs] = await Promise.all([readTexts(lab, chain), runOffline(lab, chain), runAll(lab, chain)]);
  return { texts, offline, runs };
}

await ensureStacks();
const labs = new Map(stackNames.map((name) => [name, openLab(name)]));
/** All are asked for at once: each lab works through them while the tests look at what is done. */
const studies = new Map([...labs].map(([name, lab]) => [name, new Map(chains.map((chain) => [chain.id, quietly(study(lab, chain))]))]));
afterAll(() => Promise.all([...labs.values()].map((lab) => lab.close())));

/** The chain's tests await it; until then, its failure is not an unhandled one. */
function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

const outcome = ({ complete, steps }: JourneyResult): object => ({
  complete,
  bad: steps
    .filter(({ ok, recorded, leftovers, integrity }) => !ok || !recorded || leftovers.length || integrity.length)
    .map(({ step, revision, error, recorded, leftovers, integrity }) => ({ step, revision, error, recorded, leftovers, integrity })),
});

const linkOf = ({ links }: Chain, revision: string): Link | undefined =>
  links.find(({ input }) => new RegExp(`^revision\\b[^=\\n]*=\\s*(['"])${revision}\\1`, 'm').test(input));

/** The values of a column, whatever its type is called; undefined when the table or the column is not there. */
function columnOf({ columns, data }: Snapshot, table: string, column: string): readonly unknown[] | undefined {
  const at = columns[table]?.indexOf(column) ?? -1;
  return at < 0 ? undefined : data[table]?.map((row) => row[at]);
}

/** What the output must keep in a step: the number of rows of a table, the values of a column. */
function checkSaved(saved: string, step: JourneyStep): void {
  const [table = '', column] = saved.split('.');
  if (column === undefined) return void (step.before.data[table] && step.data[table] && expect(rowCounts(step, [table])).toEqual(rowCounts(step.before, [table])));
  const [was, is] = [columnOf(step.before, table, column), columnOf(step, table, column)];
  if (was && is) expect(is, saved).toEqual(was);
}

/** An input whose downgrade did nothing is no measure: test/downgrade-alembic.test.ts compares the schemas. */
const rewroteDowngrade = (chain: Chain): boolean => [...rewriteChain(inputs(chain), chain.options).values()].some((result) => rulesOf(result).has('downgrade'));

/** The input ran so far: the output does the very same. It did not: at least no row is lost. */
function compareRuns(chain: Chain, { before, after }: Pair<JourneyResult>): void {
  const { differs = [], saves = [] } = chain.expect;
  const ignored = (table: string, column: string): boolean => [column, `${table}.${column}`].some((name) => differs.includes(name) || saves.includes(name));
  if (rewroteDowngrade(chain)) return;
  for (const [i, step] of after.steps.entries()) {
    const was = before.steps[i];
    saves.forEach((saved) => checkSaved(saved, step));
    if (was?.ok && was.recorded) {
      const others = (snapshot: Snapshot): Snapshot => ({ ...snapshot, data: Object.fromEntries(Object.entries(snapshot.data).filter(([table]) => !saves.includes(table))) });
      expect(rowsByName(others(step), ignored), step.revision).toEqual(rowsByName(others(was), ignored));
      expect(indexNames(step), step.revision).toEqual(indexNames(was));
    } else if (step.step === 'upgrade' && !changesRows.test(linkOf(chain, step.revision)?.input ?? 'drop_table')) {
      const tables = Object.keys(step.before.data).filter((table) => step.data[table]);
      expect(rowCounts(step, tables), step.revision).toEqual(rowCounts(step.before, tables));
    }
  }
}

function checkRun(chain: Chain, stack: StackName, rows: Rows, runs: Pair<JourneyResult>): void {
  const error = declaredError(chain.expect, stack, rows);
  if (isGood(runs.before)) expect(isGood(runs.after), 'the input ran').toBe(true);
  if (error === undefined) {
    expect(outcome(runs.after)).toEqual({ complete: true, bad: [] });
    compareRuns(chain, runs);
  } else {
    expect(runs.after.complete, 'declared to fail').toBe(false);
    expect(runs.after.steps.map((step) => step.error).join('\n')).toContain(error);
  }
}

/** Every revision that the SQL of the input is whole for, with the SQL of both, and the rules that changed it. */
function* emitted(chain: Chain, before: Offline, after: Offline) {
  for (const dialect of dialects) {
    for (const way of directions) {
      const [was, is] = [before[dialect][way], after[dialect][way]];
      const whole = was.error === null ? was.revisions : was.revisions.slice(0, -1);
      for (const [run, sql] of whole) {
        const revision = (way === 'upgrade' ? /(\w+)(?: \(.*\))?(?:, .*)?$/ : /^(\w+)/).exec(run)?.[1] ?? '';
        const at = is.revisions.findIndex(([other]) => other === run);
        const failed = is.error !== null && at === is.revisions.length - 1;
        yield { where: `${dialect} ${way} ${run}`, dialect, link: linkOf(chain, revision), was: sql, is: failed || at < 0 ? `-- ${is.error ?? 'not run'}` : (is.revisions[at]?.[1] as string) };
      }
    }
  }
}

function checkOffline(chain: Chain, { before, after }: Pair<Offline>): void {
  const results = rewriteChain(inputs(chain), chain.options);
  for (const { where, dialect, link, was, is } of emitted(chain, before, after)) {
    const result = link && results.get(link.name);
    const rules = result ? rulesOf(result) : new Set<string>();
    // SQL that only PostgreSQL reads is no SQL of MySQL's, so there is nothing that must stay.
    if (rules.has('raw-alter') && dialect === 'mysql') continue;
    expect(unexplained(was, is, rules), where).toEqual([]);
  }
}

/** SQLite loses some constraints without a word: every one that PostgreSQL gets must be there. */
function checkNothingMissing(chain: Chain, stack: StackName, offline: Offline, run: JourneyResult): void {
  const { revisions, error } = offline.postgresql.upgrade;
  const sql = revisions.map(([, each]) => each).join('\n');
  if (error !== null || declaredError(chain.expect, stack, 'none') !== undefined || /DROP TABLE|RENAME TO/.test(sql) || chain.links.some(({ input }) => /dialect/.test(input))) return;
  expect(missingNames(sql, run.steps.findLast(({ step }) => step === 'upgrade') as JourneyStep)).toEqual(chain.expect.loses ?? []);
}

describe.each(stackNames)('%s', (stack) => {
  describe.each(chains)('$id', (chain) => {
    const begun = studies.get(stack)?.get(chain.id) as Promise<Study>;

    test.each(chain.links)('$name keeps every comment and string', async ({ name }) => {
      const { before, after } = (await begun).texts.get(name) as Pair<ParseResult>;
      expect(after.error).toBeNull();
      expect(lostText(before, after, chain.expect.replaced)).toEqual([]);
    });

    test.each(modesOf(chain))('goes up, down and up on SQLite, rows: %s', async (rows) => checkRun(chain, stack, rows, (await begun).runs[rows] as Pair<JourneyResult>));

    if (chain.isNoop) return;

    test('makes on SQLite what it makes on PostgreSQL', async () => {
      const { offline, runs } = await begun;
      checkNothingMissing(chain, stack, offline!.after, runs.none!.after);
    });

    test('other databases get the same SQL, but for what is declared', async () => checkOffline(chain, (await begun).offline!));

    test('with --safe, other databases get the very same SQL', async () => {
      const { before, safe } = (await begun).offline!;
      for (const { where, was, is } of emitted(chain, before, safe)) expect(is, where).toEqual(was);
    });
  });
});
