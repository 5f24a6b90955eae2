/** Runs `migfix verify` on the folders of the corpus and writes its section of docs/accuracy.md. `npm run corpus:verify [-- name…]` */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../src/verify/model.ts';
import { ensureStacks, pythonOf } from '../test/alembic/stacks.ts';
import { corpusFolders, type Folder } from './corpus/packages.ts';
import { withSection } from './corpus/kept-sections.ts';
import { verifySection } from './corpus/verify-section.ts';

const LIMIT = 1_800_000;
const page = path.resolve(import.meta.dirname, '../docs/accuracy.md');

/** Through the command line, as a user does, in a process of its own. */
const prove = (folder: Folder): Promise<Report | string> =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', path.resolve(import.meta.dirname, 'migfix.ts'), 'verify', folder.path, '--stub-imports', '--python', pythonOf('middle'), '--output-format', 'json', '--no-respect-gitignore', '--isolated'];
    execFile(process.execPath, args, { maxBuffer: 1 << 29, timeout: LIMIT, cwd: path.resolve(import.meta.dirname, '..'), env: { ...process.env, WEBUI_SECRET_KEY: 'none' } }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as Report);
      } catch {
        resolve(stderr.trim().split('\n').at(-1) ?? String(error));
      }
    });
  });

await ensureStacks();
const wanted = process.argv.slice(2);
const folders = (await corpusFolders()).filter((folder) => !wanted.length || wanted.includes(folder.name));
const results: { readonly folder: Folder; readonly report: Report | string }[] = [];
for (const folder of folders) {
  const report = await prove(folder);
  results.push({ folder, report });
  console.error(`${folder.name}: ${typeof report === 'string' ? report : `${report.revisions.length} revisions, ${report.seconds.toFixed(0)} s`}`);
}
const section = verifySection(results, new Date().toISOString().slice(0, 10));
console.log(section);
if (!wanted.length) writeFileSync(page, withSection(readFileSync(page, 'utf8'), 'verify', section));
