import { realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Taken, UndoReport, UndoRequest, WrittenRun } from '../io.ts';
import { type Boundary, OUTSIDE } from './boundary.ts';
import { type Disk, realDisk } from './disk.ts';
import { type Entry, markUndone, readRuns, type Run } from './journal.ts';
import { hashOf, systemReason } from './read.ts';
import { removeLeftovers, replaceFile } from './replace.ts';

/**
 * Takes back the last run that wrote, or the last that wrote one of the given paths: puts back every file's bytes as they were, unless
 * the file was changed since.
 *
 * @param boundary where files may be written: a journal may have come with the repository
 * @returns what became of each file; undefined when there is nothing to take back
 * @throws Error with one clear line when the journals can't be read
 */
export function undo(request: UndoRequest, cwd: string, boundary: Boundary, disk: Disk = realDisk): UndoReport | undefined {
  const wanted = request.paths.map((path) => real(resolve(cwd, path)));
  const isWanted = ({ path }: Entry) => !wanted.length || wanted.some((each) => path === each || path.startsWith(each + sep));
  for (const run of readRuns(cwd, disk)) {
    if (request.run !== undefined && run.id !== request.run) continue;
    const open = openEntries(run, disk).filter(({ entry }) => isWanted(entry)).map((each): Open => (boundary(each.entry.path) ? each : { ...each, state: { reason: OUTSIDE } }));
    if (!request.dryRun) tidy(open, disk);
    if (open.some(isToDo)) return takeBack(run, open, request.dryRun, cwd, disk);
  }
  return undefined;
}

/** The runs that something of can be taken back, last first. */
export function writtenRuns(cwd: string, disk: Disk = realDisk): readonly WrittenRun[] {
  return readRuns(cwd, disk).flatMap((run) => {
    const open = openEntries(run, disk).filter(isToDo);
    return open.length ? [{ id: run.id, files: open.map(({ entry }) => nameIn(cwd, entry.path)) }] : [];
  });
}

/** A run that was killed at its very first file has replaced nothing, and still left a temporary file. */
function tidy(open: readonly Open[], disk: Disk): void {
  const inside = open.filter(({ state }) => typeof state === 'string');
  for (const folder of new Set(inside.map(({ entry }) => dirname(entry.path)))) removeLeftovers(folder, disk);
}

interface Open {
  readonly number: number;
  readonly entry: Entry;
  /** `as before`: the run was killed before it got to it, or somebody else took it back. */
  readonly state: 'as written' | 'as before' | { readonly reason: string };
}

const isToDo = ({ state }: Open): boolean => state !== 'as before';

/** An entry is there twice when the file could not be written at first. */
function openEntries({ entries, undone }: Run, disk: Disk): readonly Open[] {
  const keyOf = ({ path, before, after }: Entry): string => [path, before, after].join('\0');
  const last = new Map(entries.map((entry, number) => [keyOf(entry), number]));
  return entries.flatMap((entry, number) => (undone.has(number) || last.get(keyOf(entry)) !== number ? [] : [{ number, entry, state: stateOf(entry, disk) }]));
}

function stateOf({ path, before, after }: Entry, disk: Disk): Open['state'] {
  try {
    const now = hashOf(disk.readFileSync(path));
    return now === after ? 'as written' : now === before ? 'as before' : { reason: 'has been changed since' };
  } catch (error) {
    return { reason: systemReason(error) };
  }
}

function takeBack(run: Run, open: readonly Open[], dryRun: boolean, cwd: string, disk: Disk): UndoReport {
  const restore = dryRun ? () => undefined : restorer(run, open, disk);
  const files = open.filter(isToDo).map((each): Taken => {
    const name = nameIn(cwd, each.entry.path);
    const left = typeof each.state === 'object' ? each.state.reason : restore(each);
    return left === undefined ? { name } : { name, left, ...(typeof each.state === 'object' ? {} : { failed: true as const }) };
  });
  return { run: run.id, torn: run.torn, files };
}

/** @returns a function that restores an entry, or says why it could not */
function restorer(run: Run, open: readonly Open[], disk: Disk): (open: Open) => string | undefined {
  const mark = marker(run, disk);
  for (const { number, state } of open) if (state === 'as before') mark(number);
  return ({ number, entry: { path, content, after } }) => {
    try {
      replaceFile({ path, bytes: content, expected: after }, disk);
      mark(number);
      return undefined;
    } catch (error) {
      return `could not be written: ${systemReason(error)}`;
    }
  };
}

/** On a full disk a file may fit where a mark does not. Without it the entry is still known: its file is as before. */
function marker(run: Run, disk: Disk): (entry: number) => void {
  let mark: ((entry: number) => void) | undefined;
  return (entry) => {
    try {
      mark ??= markUndone(run, disk);
      mark(entry);
    } catch {
      // as said
    }
  };
}

const nameIn = (cwd: string, path: string): string => relative(cwd, path).split(sep).join('/');

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
