/**
 * `npm run bench`: migfix, its peers and the floor in one run, as ratios. Timings are printed, never asserted; counts are.
 *
 * `--smoke`: 100 files, one round (what CI runs). `--sizes 100,4000`: these sizes. `--rounds N`: so many.
 * `--write-docs`: the tables of docs/performance.md, and its plot.
 */
import { parseArgs } from 'node:util';
import { measureFolder } from './bench/folders.ts';
import { measureOneFile } from './bench/one-file.ts';
import { installPeers } from './bench/peers.ts';
import { folderTable, oneFileTable, targetTable } from './bench/report.ts';

const { values } = parseArgs({ options: { smoke: { type: 'boolean', default: false }, sizes: { type: 'string', default: '100,4000,40000' }, rounds: { type: 'string' }, 'write-docs': { type: 'boolean', default: false } } });
const sizes = values.smoke ? [100] : values.sizes.split(',').map(Number);

/** Few where one round takes long. */
const roundsFor = (files: number): number => (values.smoke ? 1 : Number(values.rounds ?? (files <= 1_000 ? 5 : files <= 10_000 ? 3 : 1)));

const peers = installPeers();
for (const line of peers.missing) console.log(`Not measured: ${line}`);
const folders = sizes.map((files) => {
  const result = measureFolder(files, roundsFor(files), peers);
  console.log(`\n${folderTable(result)}`);
  return result;
});
const oneFile = measureOneFile(values.smoke ? 3 : 31);
console.log(`\n${oneFileTable(oneFile)}`);
if (!values.smoke) console.log(`\n${targetTable(folders, oneFile)}`);
if (folders.some(({ stable }) => !stable)) process.exitCode = 1;
