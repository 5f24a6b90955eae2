/** One file, as a pre-commit hook runs it: mostly the time to start. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateFolder } from './generate/folder.ts';
import { measure } from './measure.ts';
import type { Sample } from './measure.ts';
import { migfix, rewrite, uncached } from './migfix.ts';

export const NODE = 'node -e 0';
export const DONE = 'a file where nothing is to do';
export const CHANGES = 'a file that changes';
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
        { name: DONE, argv: migfix(...uncached, join(after, 'versions', file)) },
        { name: CHANGES, argv: migfix(...uncached, join(before, 'versions', file)) },
      ],
      rounds,
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Of the files that migfix changes, the one whose length is in the middle. */
function medianChanged(before: string, after: string): string {
  const read = (folder: string, name: string): string => readFileSync(join(folder, 'versions', name), 'utf8');
  const changed = readdirSync(join(before, 'versions')).filter((name) => read(before, name) !== read(after, name));
  return changed.sort((a, b) => read(before, a).length - read(before, b).length)[changed.length >> 1] as string;
}
