/** Whole folders: migfix, its peers and the floor on the same files. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_OPERATIONS } from '../../src/core/operations.ts';
import { generateFolder } from './generate/folder.ts';
import { measure } from './measure.ts';
import type { Command, Sample } from './measure.ts';
import { hasCache, migfix, runMigfix, uncached } from './migfix.ts';
import { countByAstGrep, peerCommands } from './peers.ts';
import type { Peers } from './peers.ts';

export interface FolderResult {
  readonly files: number;
  readonly megabytes: number;
  readonly samples: readonly Sample[];
  /** Two runs, the same report byte for byte. */
  readonly stable: boolean;
}

export const FLOOR = 'floor: Node starts, lists and reads';
export const FLOOR_AFTER = 'floor of the migrated folder';
export const DRY_RUN = 'migfix, dry run';
export const DRY_RUN_CACHED = 'migfix, dry run, cached';
export const CHECK = 'migfix --check, migrated folder';
export const CHECK_CACHED = 'migfix --check, migrated folder, cached';
/** From here on LibCST would take the better part of an hour. */
const MANY = 10_000;

const READ = `const fs = require('node:fs'), d = process.argv[1]; let n = 0; for (const f of fs.readdirSync(d)) n += fs.readFileSync(d + '/' + f, 'utf8').length; console.log(n);`;
const floor = (name: string, root: string): Command => ({ name, argv: [process.execPath, '-e', READ, join(root, 'versions')] });

/**
 * Generates a folder, measures, and removes it.
 *
 * @throws {Error} When a count is not what it must be: files in the report, operations that ast-grep finds.
 */
export function measureFolder(files: number, rounds: number, peers: Peers): FolderResult {
  const scratch = mkdtempSync(join(tmpdir(), 'migfix-bench-'));
  try {
    const [before, after, cache] = ['before', 'after', 'cache'].map((name) => join(scratch, name)) as [string, string, string];
    for (const folder of [before, after]) generateFolder(folder, { files });
    runMigfix('--write', '--allow-no-vcs', ...uncached, after);
    const stable = reportTwice(before, files);
    if (peers.astGrep) expectCount('operations found by ast-grep', countByAstGrep(peers.astGrep, before), operationsIn(before));
    const samples = measure([...commandsFor(before, after, cache), ...peerCommands(peers, before, files >= MANY)], rounds);
    return { files, megabytes: bytesOf(before) / 1e6, samples, stable };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function commandsFor(before: string, after: string, cache: string): readonly Command[] {
  const cached = ['--cache-dir', cache];
  if (hasCache) for (const folder of [before, after]) runMigfix(...cached, folder);
  return [
    floor(FLOOR, before),
    { name: DRY_RUN, argv: migfix(...uncached, before) },
    ...(hasCache ? [{ name: DRY_RUN_CACHED, argv: migfix(...cached, before) }] : []),
    floor(FLOOR_AFTER, after),
    { name: CHECK, argv: migfix('--check', ...uncached, after) },
    ...(hasCache ? [{ name: CHECK_CACHED, argv: migfix('--check', ...cached, after) }] : []),
  ];
}

/** @returns Whether two reports are the same bytes. */
function reportTwice(folder: string, files: number): boolean {
  const [first, second] = ['first', 'second'].map((name) => {
    const path = join(folder, `${name}.json`);
    runMigfix(...uncached, '--output-format', 'json', '--output-file', path, folder);
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    return text;
  }) as [string, string];
  expectCount('files in the report', (JSON.parse(first) as { files: unknown[] }).files.length, files);
  return first === second;
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} ${what}, not ${expected}`);
}

const textsIn = (folder: string): readonly string[] => readdirSync(join(folder, 'versions')).map((name) => readFileSync(join(folder, 'versions', name), 'utf8'));

const CALL = new RegExp(`\\b(?:op|batch_op)\\.(?:${[...SCHEMA_OPERATIONS].join('|')})\\(`, 'g');

/** The generator writes no operation into a string or a comment, so counting words is right here. */
const operationsIn = (folder: string): number => textsIn(folder).reduce((sum, text) => sum + (text.match(CALL)?.length ?? 0), 0);

const bytesOf = (folder: string): number => readdirSync(join(folder, 'versions')).reduce((sum, name) => sum + statSync(join(folder, 'versions', name)).size, 0);
