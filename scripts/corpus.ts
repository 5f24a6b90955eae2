/** Measures migfix on real folders and writes docs/accuracy.md. `npm run corpus [-- name…]`; with `-- history`, only the section on the history. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createParser } from '../src/node/parser.ts';
import { ensureStacks } from '../test/alembic/stacks.ts';
import { openLab } from '../test/alembic/lab.ts';
import { runChains } from './corpus/chains.ts';
import { historySection, measureHistory, withHistory } from './corpus/history.ts';
import { openJudge } from './corpus/judge.ts';
import { keeping } from './corpus/kept-sections.ts';
import { measure, readMigrations } from './corpus/measure.ts';
import type { Measure } from './corpus/measure.ts';
import { corpusFolders } from './corpus/packages.ts';
import { accuracyPage } from './corpus/report.ts';
import type { Row } from './corpus/report.ts';
import { broken } from './corpus/verdicts.ts';

await ensureStacks();
const wanted = process.argv.slice(2);
const PAGE = path.resolve(import.meta.dirname, '../docs/accuracy.md');
const folders = (await corpusFolders()).filter((folder) => !wanted.length || wanted.includes(folder.name));
const tools = { parse: await createParser(), judge: openJudge(), lab: openLab('middle') };
const rows: Row[] = [];
for (const folder of folders) {
  const migrations = await readMigrations(folder.path);
  const results: Measure[] = [];
  for (const safe of [false, true]) results.push(await measure(migrations, safe, tools));
  const [usual, safe] = results as [Measure, Measure];
  const chains = await runChains(folder, migrations, tools.parse);
  rows.push({ ...folder, usual, safe, chains });
  for (const [mode, { faults }] of [['default', usual], ['--safe', safe]] as const) {
    for (const { kind, file, detail } of faults) console.error(`${folder.name} ${mode}: ${kind}: ${file}: ${detail.slice(0, 600)}`);
  }
  for (const run of chains) for (const line of [...(run.fault ? [run.fault] : []), ...broken(run)]) console.error(`${folder.name} chain: ran before, fails after: ${line}`);
  console.error(`${folder.name}: ${usual.files} files, ${usual.changed} changed`);
}
const versions = await tools.lab.versions();
const history = wanted.length && !wanted.includes('history') ? undefined : historySection(await measureHistory(tools.parse, tools.lab));
tools.judge.close();
await tools.lab.close();
const old = readFileSync(PAGE, 'utf8');
if (history !== undefined) writeFileSync(PAGE, keeping(old, withHistory(wanted.length ? old : accuracyPage(rows, versions, new Date().toISOString().slice(0, 10)), history)));
