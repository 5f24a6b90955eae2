/** The page with the figures. */
import type { Versions } from '../../test/alembic/lab.ts';
import { TOLD } from './chain-told.ts';
import type { Told } from './chain-told.ts';
import type { ChainRun } from './chains.ts';
import type { Measure } from './measure.ts';
import type { Folder } from './packages.ts';
import { broken, comparisons, goneAfter, passes } from './verdicts.ts';

export interface Row extends Folder {
  readonly usual: Measure;
  readonly safe: Measure;
  readonly chains: readonly ChainRun[];
}

const table = (heads: readonly string[], lines: readonly (readonly (string | number)[])[]): string =>
  [heads, heads.map((_, i) => (i ? '---:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Adds a line of sums for the columns that are numbers. */
const withTotal = (lines: readonly (readonly (string | number)[])[]): readonly (readonly (string | number)[])[] => [
  ...lines,
  (lines[0] ?? []).map((cell, i) => (typeof cell === 'number' ? lines.reduce((sum, line) => sum + Number(line[i]), 0) : i ? '' : '**all**')),
];

const faults = (measured: Measure, kind: string): number => measured.faults.filter((fault) => fault.kind === kind).length;

const share = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : 'none');

const operationsTable = (rows: readonly Row[]): string =>
  table(
    ['folder', 'files', 'changed', 'skipped', 'operations', 'rewritten', 'bare on purpose', 'in the author’s blocks', 'fenced', 'reported', 'blocks made', 'copies saved', 'marks'],
    withTotal(
      rows.map(({ name, usual: { files, changed, counts, faults: all } }) => [
        name, files, changed, all.filter(({ kind }) => kind.startsWith('skipped')).length,
        counts.operations, counts.rewritten, counts.bare, counts.batched, counts.fenced, counts.reported, counts.blocks, counts.copiesSaved, counts.marks,
      ]),
    ),
  );

const KINDS = ['does not parse', 'not stable', 'lost', 'silent', 'refused by SQLite and not in a block, by the second reader', 'fenced operation touched'] as const;

/** All folders in one mode. */
function shareOfAll(rows: readonly Row[], mode: 'usual' | 'safe'): string {
  const sum = (key: 'unsafeKnown' | 'leftKnown'): number => rows.reduce((total, row) => total + row[mode].fate[key], 0);
  return `${sum('unsafeKnown') - sum('leftKnown')} of ${sum('unsafeKnown')}, ${share(sum('unsafeKnown') - sum('leftKnown'), sum('unsafeKnown'))}`;
}

const holdsTable = (rows: readonly Row[]): string =>
  table(
    ['folder', 'mode', 'outputs', ...KINDS, 'stray lines', 'unsafe operations', 'rewritten', 'share'],
    rows.flatMap(({ name, usual, safe }) =>
      ([['default', usual], ['`--safe`', safe]] as const).map(([mode, measured]) => [
        name, mode, measured.changed, ...KINDS.map((kind) => faults(measured, kind)), measured.strayLines,
        measured.fate.unsafeKnown, measured.fate.unsafeKnown - measured.fate.leftKnown,
        share(measured.fate.unsafeKnown - measured.fate.leftKnown, measured.fate.unsafeKnown),
      ]),
    ),
  );

const sqlTable = (rows: readonly Row[]): string =>
  table(
    ['folder', 'mode', 'compared', 'ran to the end before', 'equal', 'only declared differences', 'other'],
    rows.flatMap(({ name, usual, safe }) =>
      ([['default', usual, 'unclassified difference of the SQL'], ['`--safe`', safe, '--safe changes the SQL']] as const).map(([mode, { sql, faults: all }, kind]) => {
        const other = all.filter((fault) => fault.kind === kind).length;
        return [name, mode, sql.compared, sql.ran, sql.equal, sql.compared - sql.equal - other, other];
      }),
    ),
  );

const chainsTable = (rows: readonly Row[]): string =>
  table(
    ['chain', 'revisions', 'original: runs', 'original: up to', 'rewritten: runs', 'rewritten: up to'],
    rows.flatMap(({ name, chains }) => chains.map((run) => [run.name.startsWith(name) ? run.name : `${name}/${run.name}`, run.revisions.length, ...passes(run, 'original'), ...passes(run, 'rewritten')])),
  );

const comparisonsTable = (rows: readonly Row[]): string =>
  table(
    ['direction', 'tables', 'runs in both', 'fails, then runs', 'fails in both', 'ran, then fails', 'of those with a finding', 'rows lost only after', 'of those with a finding', 'schema differs', 'not tried'],
    comparisons(rows.flatMap(({ chains }) => chains)),
  );

const goneLines = (rows: readonly Row[]): string => rows.flatMap(({ chains }) => chains.flatMap(goneAfter)).map((line) => `- ${line}`).join('\n') || 'None.';

const list = (rows: readonly Row[]): string => {
  const lines = rows.flatMap(({ usual, safe }) =>
    [...usual.faults.map((fault) => ({ ...fault, mode: 'default' })), ...safe.faults.map((fault) => ({ ...fault, mode: '`--safe`' }))].map(
      ({ kind, file, detail, mode }) => `- ${mode}, ${kind}: \`${file}\`: ${detail.slice(0, 300).replaceAll('|', '·')}`,
    ),
  );
  return [...lines, ...brokenLines(rows)].join('\n') || 'None.';
};

/** What ran before and does not after, by folder and error: one line says it for many files. */
function brokenLines(rows: readonly Row[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { name, chains } of rows) {
    for (const line of chains.flatMap(broken)) {
      const what = `${name}, ${line.replace(/^\S+ /, '')}`;
      sums.set(what, (sums.get(what) ?? 0) + 1);
    }
  }
  return [...sums].map(([what, count]) => `- ran on SQLite before, fails after: ${count} × ${what.slice(0, 200)}`);
}

const ruleLines = (rows: readonly Row[]): readonly (readonly (string | number)[])[] => {
  const sums = new Map<string, number>();
  for (const { usual } of rows) for (const [rule, count] of usual.rules) sums.set(rule, (sums.get(rule) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([rule, count]) => [`\`${rule}\``, count]);
};

const declaredLines = (rows: readonly Row[]): readonly (readonly (string | number)[])[] => {
  const sums = new Map<string, number>();
  for (const { usual } of rows) for (const [kind, count] of usual.sql.declared) sums.set(kind, (sums.get(kind) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1]);
};

/** The whole page; everything on it is measured in the run that writes it. */
const toldTable = (rows: readonly Row[]): string => {
  const keys = Object.keys(TOLD) as (keyof Told)[];
  return table(['folder', ...keys.map((key) => TOLD[key])], withTotal(rows.map((row) => [row.name, ...keys.map((key) => row.usual.told[key])])));
};

export const accuracyPage = (rows: readonly Row[], versions: Versions, date: string): string => `# Accuracy on real folders

Written by \`npm run corpus\` on ${date}: Python ${versions.python}, Alembic ${versions.alembic}, SQLAlchemy ${versions.sqlalchemy}, preset \`house\`.
The folders are what these packages on PyPI carry: ${rows.map(({ requirement }) => `\`${requirement}\``).join(', ')}.

## What became of the operations

${operationsTable(rows)}

Findings left for a person, by rule:

${table(['rule', 'findings'], ruleLines(rows))}

## What the chain told

Read with the whole chain instead of file by file, this was resolved in addition. Nothing that a condition or unreadable code makes uncertain is used.

${toldTable(rows)}

## What must hold

Every file that changed is read by CPython itself (\`ast\`, \`tokenize\`), which knows nothing of how migfix reads Python. *Lost*: a comment, or
a string or number that is nowhere in the output. *Silent*: an operation that is unsafe on SQLite and is neither rewritten nor behind a fence
nor named by a finding. *Second reader*: operations outside a block that no SQLite takes, found in the output by \`ast\`. *Stray lines*: lines
that went and belong to no operation. *Unsafe operations*: those that SQLite 3.26 refuses or may refuse as written, outside fences, on a known table.

${holdsTable(rows)}

Of all unsafe operations, rewritten: ${shareOfAll(rows, 'usual')}; with \`--safe\`: ${shareOfAll(rows, 'safe')}. All others are named by a finding.

## The same SQL on PostgreSQL and MySQL

\`alembic upgrade --sql\` and \`downgrade --sql\` of every changed file, before and after, as text. The applications are not installed: what
a migration imports from them is inert. Where a migration cannot run offline even before, both must print the same and fail in the same way.

${sqlTable(rows)}

The declared differences of the default mode, by kind (a file may have several):

${table(['kind', 'outputs'], declaredLines(rows))}

## On SQLite

Each chain from base to head, one revision at a time, on SQLite: what fails is passed over. Tables that the application
makes itself are made up from the names that the migration uses, and the application is inert or half there, so that the number of
revisions that run says as much about that as about the migrations; the two columns are what to compare. They are equal because most of
these packages support SQLite already; what migfix adds is in the second table, under *fails, then runs*.

${chainsTable(rows)}

Every changed file, old text and new text, on copies of one database: with empty tables, with rows (NULL wherever that is allowed), and with rows
under \`PRAGMA foreign_keys=ON\`. *Not tried*: the tables could not be filled with made-up rows.

${comparisonsTable(rows)}

*Schema differs*: a column, key, index, check or trigger that is there after the old text and not after the new one. With rows:

${goneLines(rows)}

## What is not as it should be

${list(rows)}

## How to measure it again

\`npm run corpus\` downloads the packages into \`.corpus/\` (${rows.length} archives, several hundred MB; nothing is installed) and makes the Python
environments of the tests. \`MIGFIX_CORPUS=folder npm run corpus\` takes packages that are unpacked already; \`npm run corpus -- optuna mlflow\`
measures some and writes nothing. The chains run the packages' migrations; do that only with packages that you trust.
`;
