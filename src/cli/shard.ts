import type { FoundFile } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';

/**
 * `--shard i/n`: every nth file from the ith on, in the order of the names, so that the parts are equally large and each file is in one.
 *
 * @param files of the run
 * @returns the files of this part, and those of the other parts: they tell what their chains know
 * @throws UsageError when it is no such fraction, or the files are to be proven, which takes all of a chain
 */
export function shardOf(args: Arguments, files: readonly FoundFile[]): { readonly files: readonly FoundFile[]; readonly beside: readonly FoundFile[] } {
  const text = args.text('shard');
  if (text === undefined) return { files, beside: [] };
  const [, part = 0, parts = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (part < 1 || part > parts) throw new UsageError(`--shard must be i/n, from 1/n to n/n, not "${text}"`);
  if (args.flag('verify')) throw new UsageError('--shard and --verify contradict each other: a proof runs the whole chain');
  const mine = files.filter((_, index) => index % parts === part - 1);
  return { files: mine, beside: files.filter((_, index) => index % parts !== part - 1) };
}
