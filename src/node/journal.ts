import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Disk, realDisk, syncFolder, writeAll } from './disk.ts';
import { makeInOwnFolder, ownFolder } from './own-folder.ts';
import { hashOf, systemReason } from './read.ts';
import { removeLeftovers } from './replace.ts';
import type { Keep } from './write.ts';

/** A file that a run was about to replace. */
export interface Entry {
  /** Absolute; in the journal it is relative to the folder that holds `.migfix`, so that a project can be moved. */
  readonly path: string;
  /** Hashes of the content. */
  readonly before: string;
  readonly after: string;
  /** What the file held. */
  readonly content: Uint8Array;
}

/** One line of a journal, which is JSON: a file that is replaced next, or the number of one that was taken back. */
type Line =
  | { readonly path: string; readonly before: string; readonly after: string; readonly content: string }
  | { readonly undone: number };

/** The journal of one run, as it is read back. */
export interface Run {
  /** The name of its file, which begins with the time. */
  readonly id: string;
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Numbers of entries. */
  readonly undone: ReadonlySet<number>;
  /** Lines that say nothing: a run that is killed leaves one at most, and did not get to replace its file. */
  readonly torn: number;
}

const FOLDER = 'journal';
/** So many runs are kept, and all that are younger. */
const KEPT = 20;
const DAYS = 30;

/**
 * The journal of this run. Its file is made at the first entry: a run that writes nothing leaves none. Each run has its own, so that two
 * at a time do not meet.
 *
 * @param cwd tells where `.migfix` is
 * @returns a function that records a replacement; when it returns, the entry is on the disk. It throws an Error with one clear line
 */
export function createJournal(cwd: string, disk: Disk = realDisk): Keep {
  const own = ownFolder(cwd);
  const clean = new Set<string>();
  let append: ((line: Line) => void) | undefined;
  return (target, before, after) => {
    try {
      append ??= startRun(makeInOwnFolder(own, FOLDER, disk), disk);
      const path = relative(dirname(own), target).split(sep).join('/');
      append({ path, before: hashOf(before), after: hashOf(after), content: Buffer.from(before).toString('base64') });
    } catch (error) {
      throw new Error(`its old text could not be kept in ${join(own, FOLDER)}: ${systemReason(error)}`, { cause: error });
    }
    const folder = dirname(target);
    if (!clean.has(folder)) removeLeftovers(folder, disk);
    clean.add(folder);
  };
}

function startRun(folder: string, disk: Disk): (line: Line) => void {
  const id = `${stamp(Date.now())}-${randomBytes(3).toString('hex')}`;
  const append = appender(join(folder, `${id}.jsonl`), constants.O_CREAT | constants.O_EXCL, disk);
  syncFolder(disk, folder);
  prune(folder, disk);
  return append;
}

/** Sorts by time, and is a file name everywhere. */
const stamp = (time: number): string => new Date(time).toISOString().replace(/[:.]/g, '-');

/** Lines that are on the disk when the call returns. One that could be written only in part is closed before the next. */
function appender(path: string, flags: number, disk: Disk): (line: Line) => void {
  const file = disk.openSync(path, constants.O_WRONLY | constants.O_APPEND | flags, 0o600);
  let torn = flags === 0;
  return (line) => {
    const text = `${torn ? '\n' : ''}${JSON.stringify(line)}\n`;
    torn = true;
    writeAll(disk, file, Buffer.from(text));
    disk.fdatasyncSync(file);
    torn = false;
  };
}

/** Journals grow by the text of all that is rewritten; the old ones go. That they can't is no reason not to write. */
function prune(folder: string, disk: Disk): void {
  const limit = stamp(Date.now() - DAYS * 86_400_000);
  try {
    for (const name of namesOf(folder, disk).slice(KEPT)) if (name < limit) disk.unlinkSync(join(folder, name));
  } catch {
    // the next run tries again
  }
}

/** Last first: the names begin with the time. */
const namesOf = (folder: string, disk: Disk): readonly string[] =>
  disk.readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort().reverse();

/**
 * The runs that have a journal, last first.
 *
 * @throws Error with one clear line when there are journals that can't be read
 */
export function readRuns(cwd: string, disk: Disk = realDisk): readonly Run[] {
  const own = ownFolder(cwd);
  const folder = join(own, FOLDER);
  try {
    return namesOf(folder, disk).map((name) => readRun(join(folder, name), name.slice(0, -'.jsonl'.length), dirname(own), disk));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${folder}: ${systemReason(error)}`, { cause: error });
  }
}

function readRun(file: string, id: string, base: string, disk: Disk): Run {
  const lines = disk.readFileSync(file).toString().split('\n').filter((line) => line !== '').map(parse);
  const known = lines.filter((line) => line !== undefined);
  const entries = known.flatMap((line) => ('path' in line ? [{ ...line, path: resolve(base, line.path), content: Buffer.from(line.content, 'base64') }] : []));
  return {
    id, file, entries,
    undone: new Set(known.flatMap((line) => ('undone' in line ? [line.undone] : []))),
    torn: lines.length - known.length,
  };
}

/** Undefined: torn, or its content is not what its hash says. */
function parse(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line;
    return 'path' in line && hashOf(Buffer.from(line.content, 'base64')) !== line.before ? undefined : line;
  } catch {
    return undefined;
  }
}

/** @returns a function that notes an entry as taken back: what becomes of the file from then on is no longer this run's */
export function markUndone({ file }: Run, disk: Disk = realDisk): (entry: number) => void {
  const append = appender(file, 0, disk);
  return (undone) => append({ undone });
}
