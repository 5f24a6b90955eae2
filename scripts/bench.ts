/**
 * `npm run bench`: migfix, its peers and the floor in one run, as ratios. Timings are printed, never asserted; counts are.
 *
 * `--smoke`: 100 files, one round (what CI runs). `--sizes 100,4000`: these sizes. `--rounds N`: so many. `--rows N`: in each table, when
 * written migrations run; 0 leaves them out. `--write-docs`: the tables of docs/performance.md, and its plot.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFolder, measurePackages } from './bench/folders.ts';
import type { FolderResult } from './bench/folders.ts';
import { measureOneFile } from './bench/one-file.ts';
import { installPeers } from './bench/peers.ts';
import { plot } from './bench/plot.ts';
import { folderTable, oneFileTable } from './bench/report.ts';
import { targetTable } from './bench/targets.ts';
import { writtenTable } from './bench/written/table.ts';
import { measureWritten } from './bench/written/written.ts';
import { withParts } from './marked-parts.ts';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '100,4000,40000' },
    rounds: { type: 'string' },
    rows: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
  },
});
const sizes = values.smoke ? [100] : values.sizes.split(',').map(Number);
const rows = Number(values.rows ?? (values.smoke ? 10 : 200_000));

/** Few where one round takes long. */
const roundsFor = (files: number): number => (values.smoke ? 1 : Number(values.rounds ?? (files <= 1_000 ? 5 : files <= 10_000 ? 3 : 1)));

/** Prints a part of the report as soon as it is known. */
const parts: Record<string, string> = {};
function print(name: string, text: string): void {
  parts[name] = text;
  console.log(`\n${text}`);
}

const peers = installPeers();
const folders: FolderResult[] = [];
for (const files of sizes) {
  const result = measureFolder(files, roundsFor(files), peers);
  folders.push(result);
  console.log(`\n${folderTable(result)}`);
}
parts['folders'] = [...peers.missing.map((line) => `Not measured: ${line}.`), ...folders.map(folderTable)].join('\n\n');
const packages = values.smoke ? undefined : await measurePackages(roundsFor(1_000), peers);
print('packages', packages ? folderTable(packages) : 'The folders of `npm run corpus` were not there.');
const oneFile = measureOneFile(values.smoke ? 3 : 31);
print('one-file', oneFileTable(oneFile));
print('written', rows ? writtenTable(await measureWritten(rows, values.smoke ? 1 : Number(values.rounds ?? 3)), rows) : 'Left out of this run.');
print('targets', targetTable(folders, oneFile));
print('machine', `${new Date().toISOString().slice(0, 10)}, Node ${process.version.slice(1)}, ${process.platform} ${process.arch}, ${cpus().length} cores of ${cpus()[0]?.model.trim() || 'an unnamed processor'}.`);
if (values['write-docs']) writeDocs();
if (folders.some(({ stable }) => !stable)) process.exitCode = 1;

/** The plot shows 4,000 files; without them, what is largest. */
function writeDocs(): void {
  const docs = join(import.meta.dirname, '..', 'docs');
  const page = join(docs, 'performance.md');
  writeFileSync(page, withParts(page, parts));
  const shown = folders.find(({ files }) => files === 4_000) ?? folders.at(-1);
  if (shown) writeFileSync(join(docs, 'performance.svg'), plot(shown));
}
