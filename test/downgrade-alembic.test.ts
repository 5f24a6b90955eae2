/** That a downgrade which migfix writes takes the schema back to what it was, on real databases, and leaves the upgrade alone. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readChains } from '../src/core/chains.ts';
import { defaultOptions, fix } from '../src/core/fix.ts';
import type { Result } from '../src/core/types.ts';
import { transforms } from '../transforms/index.ts';
import { fixtureSchema, openLab } from './alembic/lab.ts';
import type { JourneyResult, Lab, Reflected } from './alembic/lab.ts';
import { ensureStacks, stackNames } from './alembic/stacks.ts';
import { chains } from './chains.ts';
import { cases, parse } from './fixtures.ts';
import { migration, oneWayMigration } from './generate/migration.ts';
import { SEED } from './generate/seed.ts';

const dialects = ['postgresql', 'mysql'] as const;

/** Files of a chain, by name; the case's own one comes last. */
type Files = Readonly<Record<string, string>>;

const identified = (code: string, revision: string, down: string | null): string => `${code}\n\nrevision = '${revision}'\ndown_revision = ${down === null ? 'None' : `'${down}'`}\n`;
const onSchema = (code: string, schema: string | undefined): Files => ({ 'setup.py': identified(schema ?? fixtureSchema, 'setup', null), 'zcase.py': identified(code, 'zcase', 'setup') });

interface Written {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

/** Every case and chain of the rule that changes and is not declared to fail. */
const written: readonly Written[] = [
  ...cases
    .filter((each) => each.id.startsWith('downgrade/') && !each.isNoop && !each.expect.fails)
    .map(({ id, input, output, schema }) => ({ id, before: onSchema(input, schema), after: onSchema(output, schema) })),
  ...chains
    .filter((each) => each.id.startsWith('downgrade/') && !each.isNoop && !each.expect.fails)
    .map(({ id, links }) => ({
      id,
      before: Object.fromEntries(links.map(({ name, input }) => [`${name}.py`, input])),
      after: Object.fromEntries(links.map(({ name, output }) => [`${name}.py`, output])),
    })),
];

const sorted = <T>(things: readonly T[]): readonly T[] => [...things].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A table without the order of its columns; the default of a column that starts with a placeholder is not compared. */
const plain = (name: string, { columns, ...rest }: Reflected, code: string): object => ({
  columns: sorted(columns.map((column) => (code.includes(`migfix: backfill ${name}.${column.name}:`) ? { ...column, default: null } : column))),
  ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, Array.isArray(value) ? sorted(value) : value])),
});

const schemaOf = (tables: Readonly<Record<string, Reflected>> | undefined, code: string): object =>
  Object.fromEntries(Object.entries(tables ?? {}).map(([name, table]) => [name, plain(name, table, code)]));

/** Every step down reaches what the way up had been at. */
function checkRestored({ complete, steps }: JourneyResult, files: Files): void {
  const code = Object.values(files).join('\n');
  expect(steps.filter(({ ok }) => !ok).map(({ error }) => error), code).toEqual([]);
  expect(complete).toBe(true);
  const up = steps.slice(0, steps.findIndex(({ step }) => step === 'downgrade'));
  for (const step of steps.filter((one) => one.step === 'downgrade')) {
    const was = up.find(({ revision }) => revision === step.revision);
    expect(schemaOf(step.tables, code), `${step.revision}\n${code}`).toEqual(schemaOf(was?.tables, code));
  }
}

await ensureStacks();
const labs = new Map(stackNames.map((name) => [name, openLab(name)]));
afterAll(() => Promise.all([...labs.values()].map((lab) => lab.close())));

test('there are cases', () => expect(written.length).toBeGreaterThan(5));

describe.each(stackNames)('%s', (stack) => {
  const lab = labs.get(stack) as Lab;

  test.each(written)('$id: the schema after the downgrade is the one before the upgrade', async ({ after }) => {
    checkRestored(await lab.journey({ files: after, rows: 'ordinary', reflect: true }), after);
  });

  test.each(written)('$id: the upgrade is what it was, and the downgrade can be written offline', async ({ before, after }) => {
    const [was, is] = await Promise.all([before, after].map((files) => lab.journeyOffline({ files, dialects })));
    for (const dialect of dialects) {
      expect(is?.[dialect].upgrade).toEqual(was?.[dialect].upgrade);
      expect(is?.[dialect].downgrade.error).toBeNull();
    }
  });
});

const rules = transforms.map(({ meta }) => meta.id);

/** A generated migration, made to run, on the tables of the fixtures; then with its downgrade. */
function reversed(code: string): { readonly files: Files; readonly result: Result } {
  const base = fix(code, parse, transforms, defaultOptions).code.replace(/^(?:down_)?revision = .*$/gm, '');
  const files = onSchema(base, undefined);
  const history = readChains(Object.entries(files).map(([name, text]) => ({ name, code: text, configured: true })), parse).historyOf('zcase.py');
  const result = fix(files['zcase.py'] as string, parse, transforms, { ...defaultOptions, select: ['downgrade'] }, history);
  return { files: { ...files, 'zcase.py': result.code }, result };
}

/** Marks of things that are not taken back; values that are gone are no part of the schema. */
const isWhole = (result: Result): boolean =>
  result.status === 'fixed' && result.marks.every(({ text }) => !text.includes('migfix: downgrade') || text.endsWith(' are gone') || text.endsWith(': it changes rows'));

/** SQLite makes nothing, and says nothing, where a constraint is on a column that is not there, or of a name that is taken. */
const madeAll = (code: string, { steps }: JourneyResult): boolean => {
  const there = JSON.stringify(steps[1]?.tables);
  const names = [...code.matchAll(/create_(?:\w+)\(\s*(?:\w+=)?(?:op\.f\()?'(\w+)'/g)].map(([, name]) => name);
  const columns = [...code.matchAll(/\bColumn\('(\w+)'/g)].map(([, name]) => name);
  const once = (all: readonly unknown[]): boolean => new Set(all).size === all.length;
  return once(names) && once(columns) && names.every((name) => there.includes(`"${name}"`));
};

describe('generated migrations', () => {
  test('a downgrade that is written whole restores the schema', { timeout: 300_000 }, async () => {
    const lab = labs.get('middle') as Lab;
    const all = fc.sample(oneWayMigration, { numRuns: 400, seed: SEED }).map(reversed);
    expect(all.filter(({ result }) => result.status === 'skipped')).toEqual([]);
    const whole = all.filter(({ result }) => isWhole(result));
    const checked = await Promise.all(
      whole.map(async ({ files }) => {
        const ran = await lab.journey({ files, rows: 'none', reflect: true, ways: ['upgrade', 'downgrade'] });
        const upgraded = ran.steps.filter(({ step, ok }) => step === 'upgrade' && ok).length === 2 && madeAll(files['zcase.py']?.split('def downgrade')[0] ?? '', ran);
        if (upgraded) checkRestored(ran, files);
        return upgraded;
      }),
    );
    expect(checked.filter(Boolean).length).toBeGreaterThan(40);
  });

  test('with all rules and the downgrade, none is refused as our bug', { timeout: 300_000 }, () => {
    const options = { ...defaultOptions, select: rules };
    fc.assert(
      fc.property(migration, (code) => {
        const result = fix(code, parse, transforms, options);
        expect(result.status === 'skipped' ? result.reason : '').toBe('');
      }),
      { numRuns: Number(process.env['MIGFIX_RUNS'] ?? 500), seed: SEED },
    );
  });
});
