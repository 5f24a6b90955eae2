/** The replayed schema of the bundled example is, after every revision, what Alembic built on SQLite. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { openLab } from '../alembic/lab.ts';
import { ensureStacks, stackNames } from '../alembic/stacks.ts';
import { codes, rewriteChain } from '../chains.ts';
import { parse } from '../fixtures.ts';
import { compareSchema, tallies } from './compare.ts';
import { typesIn } from './types.ts';

const VERSIONS = path.resolve(import.meta.dirname, '../../examples/legacy-shop/migrations/versions');
const inputs = new Map((await readdir(VERSIONS)).filter((file) => file.endsWith('.py')).map((file) => [file.slice(0, -3), readFileSync(path.join(VERSIONS, file), 'utf8')]));
const outputs = codes(rewriteChain(inputs, {}));
const files = [...outputs].map(([name, code]) => ({ name: `${name}.py`, code, configured: true }));
const history = readChains(files, parse).chains[0]!;

await ensureStacks();
const labs = new Map(stackNames.map((name) => [name, openLab(name)]));
afterAll(() => Promise.all([...labs.values()].map((lab) => lab.close())));

describe.each(stackNames)('%s', (stack) => {
  const lab = labs.get(stack)!;
  const ran = lab.journey({ files: Object.fromEntries(files.map(({ name, code }) => [name, code])), ways: ['upgrade'], reflect: true });
  const typeOf = typesIn(lab, history, 'sqlite');

  it('runs all 26 revisions in the order of the history', async () => {
    expect((await ran).steps.map(({ revision, error }) => [revision, error])).toEqual(history.order.order.map(({ id }) => [id, null]));
  });

  it.each(history.order.order)('$id: nothing that is said is wrong', async (revision) => {
    const step = (await ran).steps.find((each) => each.revision === revision.id)!;
    const findings = compareSchema(history.schema(revision), step.tables!, { typeOf: await typeOf, names: 'none' });
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  });

  it('is known in full, but for what SQLite does not get, and what is made in one way there and in another elsewhere', async () => {
    const findings = compareSchema(history.schema(undefined), (await ran).steps.at(-1)!.tables!, { typeOf: await typeOf, names: 'none' });
    const unknown = findings.filter(({ verdict }) => verdict === 'unknown').map(({ table, column = '', detail }) => [table, column, detail]);
    expect(unknown).toEqual([
      // SQLAlchemy reflects no index on an expression
      ['user', '', 'index ix_user_email_lower unique ?: is not there'],
      ['product', 'search_vector', 'is not there'],
      ['product', 'weight', 'type: said nothing, is "INTEGER"'],
      ['product', 'weight', 'nullable: said nothing, is false'],
      ['product', 'weight', 'has a default: said nothing, is true'],
      ['product', '', 'index ix_product_name_trgm name: is not there'],
      ['product', '', 'index ix_product_search_vector search_vector: is not there'],
    ]);
    expect(tallies(findings)).toEqual({ tables: { equal: 10, unknown: 2, wrong: 0 }, columns: { equal: 91, unknown: 2, wrong: 0 } });
  });
});
