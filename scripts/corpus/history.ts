/** The section of docs/accuracy.md on the history: what it says of real chains against what Alembic builds of them. */
import path from 'node:path';
import type { Parse } from '../../src/core/types.ts';
import type { Lab } from '../../test/alembic/lab.ts';
import { pythonOf } from '../../test/alembic/stacks.ts';
import type { Tally } from '../../test/truth/compare.ts';
import { readMigrations } from './measure.ts';
import { chainPackages, corpusFolders, pythonWith } from './packages.ts';
import { type Site, type Truth, truthsOf } from './truth.ts';

interface Chain {
  readonly folder: keyof typeof chainPackages;
  /** Where its revisions are; without it, the only folder that has some. */
  readonly below?: string;
  /** The module with the tables that the chain starts from. */
  readonly tables?: string;
  /** A package that brings all that it imports. */
  readonly needs?: string;
}

const CHAINS: readonly Chain[] = [
  { folder: 'optuna' },
  { folder: 'open_webui' },
  { folder: 'mlflow', below: 'mlflow/server/' },
  { folder: 'mlflow', below: 'mlflow/store/', tables: 'mlflow.store.tracking.dbmodels.initial_models', needs: 'mlflow-skinny==3.17.2' },
  { folder: 'conda_store_server' },
  { folder: 'openstack_heat' },
  { folder: 'aodh' },
  { folder: 'octavia' },
  { folder: 'ironic' },
  { folder: 'magnum' },
  { folder: 'arize_phoenix' },
];

async function siteOf({ folder, below, tables, needs }: Chain): Promise<Site | undefined> {
  const found = (await corpusFolders(chainPackages)).find(({ name }) => name === folder);
  if (!found) return undefined;
  const files = (await readMigrations(found.path)).filter(({ name }) => below === undefined || name.startsWith(below));
  return {
    name: `${folder}${below === undefined ? '' : `, ${path.basename(below)}`}`,
    files: files.map(({ name, code }) => ({ name, code, configured: true })),
    root: found.path,
    real: needs !== undefined,
    tables,
    python: needs === undefined ? pythonOf('middle') : await pythonWith(needs),
  };
}

/** Every chain that can be had. */
export async function measureHistory(parse: Parse, lab: Lab): Promise<readonly Truth[]> {
  const truths: Truth[] = [];
  for (const chain of CHAINS) {
    const site = await siteOf(chain);
    if (!site) continue;
    const own = await truthsOf(site, parse, lab);
    truths.push(...own);
    for (const { name, text, ran, revisions, wrong } of own) {
      console.error(`history of ${name}, ${text}: ${ran} of ${revisions} revisions, ${wrong.length} wrong`);
      for (const { revision, table, column, detail } of wrong) console.error(`  ${revision}: ${table}${column === undefined ? '' : `.${column}`}: ${detail}`);
    }
  }
  return truths;
}

const cells = ({ equal, unknown, wrong }: Tally): readonly number[] => [equal, unknown, wrong];

const HEADS = ['chain', 'text', 'revisions', 'ran', 'tables: equal', 'unknown', 'wrong', 'columns: equal', 'unknown', 'wrong', 'facts of all revisions: equal', 'unknown', 'wrong'];

const table = (truths: readonly Truth[]): string => {
  const lines = truths.map(({ name, text, revisions, ran, tables, columns, facts }) => [name, text, revisions, ran, ...cells(tables), ...cells(columns), ...cells(facts)]);
  return [HEADS, HEADS.map((_, i) => (i > 1 ? '---:' : '---')), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
};

const [BEGIN, END] = ['<!-- history -->', '<!-- /history -->'];

/** The section, between marks. */
export const historySection = (truths: readonly Truth[]): string => `${BEGIN}
## What the history says, and what Alembic built

Each chain from its first revision on an empty SQLite file, up to the first that fails there; after every revision the tables are reflected and
held against the replayed schema: columns with type, NULL, default and place, keys, uniques, foreign keys with ON DELETE, checks, indexes.
*Equal*: said, and so. *Unknown*: the history says that it does not know, or is not sure (a condition, a table that the chain did not make,
SQL that is put together at run time, an index on an expression, which SQLAlchemy does not reflect). *Wrong*: it was sure, and it is not so. Tables and columns are those at the last
revision that ran; a table is equal when all that it has is. Where a chain stops early, it is for something that SQLite refuses even rewritten, or for a part of
the application that is not installed. The same is run with the bundled example on every change (\`test/truth\`), on three sets of versions.

${table(truths)}
${END}`;

/** The page with another section, where it has one. */
export function withHistory(page: string, section: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin >= 0 && end > begin) return page.slice(0, begin) + section + page.slice(end + END.length);
  const at = page.indexOf('## What is not as it should be');
  return at < 0 ? `${page}\n${section}\n` : `${page.slice(0, at)}${section}\n\n${page.slice(at)}`;
}
