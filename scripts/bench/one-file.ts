/** One file, as a pre-commit hook runs it: mostly the time to start. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { generateFolder } from './generate/folder.ts';
import { measure } from './measure.ts';
import type { Command, Sample } from './measure.ts';
import { hasCache, migfix, rewrite, runMigfix, uncached } from './migfix.ts';
import { parseOnly } from './peers.ts';

export const NODE = 'node -e 0';
export const PARSED = 'the parser alone, the file that changes';
export const DONE = 'a file where nothing is to do';
export const CHANGES = 'a file that changes';
export const AGAIN = 'a file that changes, as it was in the run before';
const EDITED = 'a file that changes, edited since the run before';
const FILES = 100;

/** The file lies in a folder of a hundred, so that its chain is there to be asked. */
export function measureOneFile(rounds: number): readonly Sample[] {
  const scratch = mkdtempSync(join(tmpdir(), 'migfix-bench-'));
  try {
    const [before, after] = ['before', 'after'].map((name) => join(scratch, name)) as [string, string];
    for (const folder of [before, after]) generateFolder(folder, { files: FILES });
    rewrite(after);
    const file = medianChanged(before, after);
    return measure(
      [
        { name: NODE, argv: [process.execPath, '-e', '0'] },
        { name: PARSED, argv: parseOnly(1, join(before, 'versions', file)) },
        { name: DONE, argv: migfix(...uncached, join(after, 'versions', file)) },
        { name: CHANGES, argv: migfix(...uncached, join(before, 'versions', file)) },
        ...(hasCache ? withCache(before, join('versions', file), scratch) : []),
      ],
      rounds,
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What the run before has kept answers; or it answers for the rest of the chain, where the file is another by now. */
function withCache(before: string, file: string, scratch: string): readonly Command[] {
  const edited = join(scratch, 'edited');
  cpSync(before, edited, { recursive: true });
  const run = (folder: string): readonly string[] => ['--cache-dir', join(scratch, `cache of ${basename(folder)}`), join(folder, file)];
  for (const folder of [before, edited]) runMigfix(...run(folder));
  const edit = [process.execPath, '-e', "require('node:fs').appendFileSync(process.argv[1], '# edited\\n')", join(edited, file)];
  return [
    { name: AGAIN, argv: migfix(...run(before)) },
    { name: EDITED, argv: migfix(...run(edited)), before: edit },
  ];
}

/** Of the files that migfix changes, the one whose length is in the middle. */
function medianChanged(before: string, after: string): string {
  const read = (folder: string, name: string): string => readFileSync(join(folder, 'versions', name), 'utf8');
  const changed = readdirSync(join(before, 'versions')).filter((name) => read(before, name) !== read(after, name));
  return changed.sort((a, b) => read(before, a).length - read(before, b).length)[changed.length >> 1] as string;
}
