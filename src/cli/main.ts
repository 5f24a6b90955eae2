import { defaultOptions } from '../core/options.ts';
import type { Io } from '../io.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { commandOf, commands } from './commands.ts';
import { type Engine, loadEngine } from './engine.ts';
import { isUsageError } from './errors.ts';
import { run } from './run.ts';
import { visible, visibleLines } from './reporters/visible.ts';

/**
 * The command line.
 *
 * @param argv without node and the script
 * @param io all that it touches of the world
 * @param engine the core and the rules; left out, ours
 * @returns the exit code: 0 nothing to do or all done, 1 findings or something would change, 2 could not work
 */
export async function main(argv: readonly string[], io: Io, engine?: Engine): Promise<number> {
  try {
    return await dispatch(readArguments(argv), io, engine);
  } catch (error) {
    io.err(`migfix: ${isUsageError(error) ? visible(error.message) : unexpected(error, await io.version())}\n`);
    return 2;
  }
}

async function dispatch(args: Arguments, io: Io, given: Engine | undefined): Promise<number> {
  if (args.flag('version')) return print(io, await io.version());
  const command = commandOf(args.words);
  if (args.flag('help')) return print(io, await (await import('./help.ts')).help(io.columns, command));
  const load = async (): Promise<Engine> => {
    const engine = given ?? (await loadEngine());
    const extra = args.list('transform');
    return extra ? (await import('./extra-transforms.ts')).withExtra(engine, extra, io) : engine;
  };
  if (command) return commands[command].run(args, io, await load());
  return run(args, io, load, given?.defaultOptions ?? defaultOptions);
}

/** What the operating system refused is said in its own words; anything else is our bug, and needs its stack. */
function unexpected(error: unknown, version: string): string {
  const { message, stack, code } = error as Error & { code?: unknown };
  return /^E[A-Z]+$/.test(String(code)) ? visible(message) : visibleLines(`a bug of migfix ${version}: ${stack ?? error}`);
}

function print(io: Io, text: string): number {
  io.out(`${text}\n`);
  return 0;
}
