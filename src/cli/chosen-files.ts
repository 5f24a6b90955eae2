import type { Changes, FoundFile, Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';

/** The files of a run, with an edge that still knows those which were left out. */
export interface Chosen {
  readonly files: readonly FoundFile[];
  readonly io: Io;
}

/**
 * `--staged`, `--changed`, `--since REF`: only these files are rewritten. The rest of their chains still tells what it knows.
 *
 * @throws UsageError for flags that contradict each other, and where git can't tell
 */
export async function chosenFiles(args: Arguments, all: readonly FoundFile[], io: Io): Promise<Chosen> {
  const changes = changesOf(args);
  if (changes === undefined || !all.length) return { files: all, io };
  const changed = await io.changedOf(all.map(({ path }) => path), changes).catch((error: unknown) => {
    throw new UsageError(`${flagOf(changes)}: ${(error as Error).message}`);
  });
  const files = all.filter(({ path }) => changed.has(path)).map((file) => ({ ...file, alone: true }));
  if (!files.length) io.err(`migfix: ${flagOf(changes)}: git names none of the ${all.length} migrations\n`);
  const chainOf: Io['chainOf'] = async (file) => {
    const beside = all.filter(({ env, alone }) => !alone && env === file.env);
    return beside.length ? beside : io.chainOf(file);
  };
  return { files, io: { ...io, chainOf } };
}

function changesOf(args: Arguments): Changes | undefined {
  const since = args.text('since');
  if (args.flag('staged') && (args.flag('changed') || since !== undefined)) throw new UsageError(`--staged and ${since === undefined ? '--changed' : '--since'} contradict each other`);
  if (args.flag('staged')) return 'staged';
  return since === undefined ? (args.flag('changed') ? 'changed' : undefined) : { since };
}

const flagOf = (changes: Changes): string => (typeof changes === 'string' ? `--${changes}` : `--since ${changes.since}`);
