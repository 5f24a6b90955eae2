/** Folders of migrations, as large as anybody wants them and the same for everybody. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTable } from './harmless.ts';
import type { Change, Scene } from './changes.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { drawChanges, revisionText } from './revision.ts';
import type { Wish } from './revision.ts';
import type { Schema } from './schema.ts';
import { NOUNS } from './words.ts';

export interface FolderOptions {
  /** How many revisions. */
  readonly files: number;
  /** Another seed, another folder; the same seed, the same bytes. */
  readonly seed?: number;
}

/** Header, function lines and markers of a file. */
const FRAME = 520;
const UNSAFE_SHARE = 0.48;
/** Log-normal: the median, and the spread that puts 90 % below 3.3 times of it. A revision ends with the change that fills it, so it comes out a bit longer. */
const [MEDIAN, SPREAD] = [1_340, 0.95];
const [LARGE, LARGE_EVERY, FIRST_LARGE] = [80_000, 1_000, 50];

/**
 * Writes a chain of revisions into `<path>/versions`. It is one project's: tables are made, and later revisions change what is there.
 *
 * @param path An empty folder, or one that is made.
 * @throws {Error} When the folder cannot be written.
 */
export function generateFolder(path: string, options: FolderOptions): void {
  const versions = join(path, 'versions');
  mkdirSync(versions, { recursive: true });
  for (const { name, text } of generateRevisions(options)) writeFileSync(join(versions, name), text);
}

/** The files of {@link generateFolder}, one after the other in the order of the chain. */
export function* generateRevisions({ files, seed = 1 }: FolderOptions): Generator<{ readonly name: string; readonly text: string }> {
  const random = createRandom(seed);
  const schema: Schema = { tables: [], names: new Set() };
  let downRevision: string | undefined;
  for (let n = 0; n < files; n++) {
    const revision = Array.from({ length: 12 }, () => random.between(0, 15).toString(16)).join('');
    const title = `${random.pick(['add', 'change', 'clean up', 'fix', 'extend', 'prepare'])} ${random.pick(NOUNS)} ${random.pick(['fields', 'columns', 'constraints', 'lookup', 'settings', 'import'])}`;
    const text = revisionText({ revision, downRevision, title, age: n / files, date: dateOf(n) }, changesOf(n, schema, random));
    yield { name: `${revision}_${title.replaceAll(' ', '_')}.py`, text };
    downRevision = revision;
  }
}

/** The first revision makes the first tables. */
function changesOf(n: number, schema: Schema, random: Random): readonly Change[] {
  if (n > 0) {
    const { bytes, unsafe } = wishFor(n, random);
    return drawChanges(schema, random, bytes - FRAME, unsafe);
  }
  return Array.from({ length: 6 }, () => addTable({ schema, random, touched: new Set<string>() } as unknown as Scene) as Change);
}

const wishFor = (n: number, random: Random): Wish => ({
  bytes: n % LARGE_EVERY === FIRST_LARGE ? LARGE : Math.min(MEDIAN * Math.exp(SPREAD * random.normal()), LARGE / 2),
  unsafe: random.chance(UNSAFE_SHARE),
});

/** Three revisions a day. */
const dateOf = (n: number): string => `${new Date(Date.UTC(2015, 0, 5, 8) + n * 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)}.${String((n * 7_919) % 1_000_000).padStart(6, '0')}`;
