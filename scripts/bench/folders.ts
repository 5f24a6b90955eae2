/** Whole folders: migfix, its peers and the floor on the same files. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { SCHEMA_OPERATIONS } from '../../src/core/operations.ts';
import { readMigrations } from '../corpus/measure.ts';
import type { Migration } from '../corpus/measure.ts';
import { presentFolders } from '../corpus/packages.ts';
import { generateFolder } from './generate/folder.ts';
import { measure } from './measure.ts';
import type { Command, Sample } from './measure.ts';
import { hasCache, migfix, rewrite, runMigfix, uncached } from './migfix.ts';
import { countByAstGrep, parseOnly, peerCommands } from './peers.ts';
import type { Peers } from './peers.ts';

export interface FolderResult {
  readonly files: number;
  readonly megabytes: number;
  readonly samples: readonly Sample[];
  /** Two runs, the same report byte for byte. */
  readonly stable: boolean;
}

export const FLOOR = 'floor: Node starts, lists and reads';
export const PARSER = 'the parser alone, each file once';
export const FLOOR_AFTER = 'floor of the migrated folder';
export const PARSER_AFTER = 'the parser alone, migrated folder';
export const DRY_RUN = 'migfix, dry run';
const DRY_RUN_CACHED = 'migfix, dry run, cached';
export const CHECK = 'migfix --check, migrated folder';
export const CHECK_CACHED = 'migfix --check, migrated folder, cached';
/** From here on LibCST would take the better part of an hour, and migfix keeps nothing from run to run. */
const MANY = 10_000;
/** With less to parse, one thread is done before another has started. */
const FEW = 500;

const READ = `const fs = require('node:fs'), path = require('node:path'); let n = 0;
for (const d of process.argv.slice(1)) for (const f of fs.readdirSync(d)) n += fs.readFileSync(path.join(d, f), 'utf8').length;
console.log(n);`;
const foldersIn = (root: string): readonly string[] => [...new Set(filesIn(root).map(dirname))];
const floor = (name: string, root: string): Command => ({ name, argv: [process.execPath, '-e', READ, ...foldersIn(root)] });
const parser = (name: string, root: string, files: number): Command => ({ name, argv: parseOnly(files < FEW ? 1 : availableParallelism(), ...foldersIn(root)) });

/**
 * Generates a folder, measures, and removes it.
 *
 * @throws {Error} When a count is not what it must be: files in the report, operations that ast-grep finds.
 */
export const measureFolder = (files: number, rounds: number, peers: Peers): FolderResult =>
  inScratch((before, after, cache) => {
    for (const folder of [before, after]) generateFolder(folder, { files });
    if (peers.astGrep) expectCount('operations found by ast-grep', countByAstGrep(peers.astGrep, before), operationsIn(before));
    return measureBoth(before, after, cache, rounds, peers);
  });

/**
 * The migrations of the packages that `npm run corpus` has unpacked, and nothing else of them.
 *
 * @returns nothing where none is there
 */
export async function measurePackages(rounds: number, peers: Peers): Promise<FolderResult | undefined> {
  const folders = await Promise.all(presentFolders().map(async ({ name, path }) => ({ name, migrations: await readMigrations(path) })));
  if (!folders.length) return undefined;
  return inScratch((before, after, cache) => {
    for (const root of [before, after]) for (const { name, migrations } of folders) copyMigrations(migrations, join(root, name, 'versions'));
    return measureBoth(before, after, cache, rounds, peers);
  });
}

function copyMigrations(migrations: readonly Migration[], into: string): void {
  mkdirSync(into, { recursive: true });
  for (const [n, { name, code }] of migrations.entries()) writeFileSync(join(into, `${n}_${basename(name)}`), code);
}

function inScratch(measured: (before: string, after: string, cache: string) => FolderResult): FolderResult {
  const scratch = mkdtempSync(join(tmpdir(), 'migfix-bench-'));
  try {
    return measured(join(scratch, 'before'), join(scratch, 'after'), join(scratch, 'cache'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `after` is migrated first. */
function measureBoth(before: string, after: string, cache: string, rounds: number, peers: Peers): FolderResult {
  const texts = filesIn(before);
  rewrite(after);
  const stable = reportTwice(before, texts.length);
  const samples = measure([...commandsFor(before, after, texts.length, hasCache && texts.length < MANY ? cache : undefined), ...peerCommands(peers, before, texts.length >= MANY)], rounds);
  return { files: texts.length, megabytes: texts.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6, samples, stable };
}

function commandsFor(before: string, after: string, files: number, cache: string | undefined): readonly Command[] {
  const cached = ['--cache-dir', cache ?? ''];
  if (cache !== undefined) for (const folder of [before, after]) runMigfix(...cached, folder);
  return [
    floor(FLOOR, before),
    parser(PARSER, before, files),
    { name: DRY_RUN, argv: migfix(...uncached, before) },
    ...(cache !== undefined ? [{ name: DRY_RUN_CACHED, argv: migfix(...cached, before) }] : []),
    floor(FLOOR_AFTER, after),
    parser(PARSER_AFTER, after, files),
    { name: CHECK, argv: migfix('--check', ...uncached, after) },
    ...(cache !== undefined ? [{ name: CHECK_CACHED, argv: migfix('--check', ...cached, after) }] : []),
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

/** Not what migfix keeps of its own in a folder with a dot. */
const filesIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /^[^.].*\.py$/.test(name)).map((name) => join(folder, name));

const CALL = new RegExp(`\\b(?:op|batch_op)\\.(?:${[...SCHEMA_OPERATIONS].join('|')})\\(`, 'g');

/** The generator writes no operation into a string or a comment, so counting words is right here. */
const operationsIn = (folder: string): number => filesIn(folder).reduce((sum, path) => sum + (readFileSync(path, 'utf8').match(CALL)?.length ?? 0), 0);
