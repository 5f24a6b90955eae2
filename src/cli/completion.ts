import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { asBash } from './completions/bash.ts';
import { asFish } from './completions/fish.ts';
import { asZsh } from './completions/zsh.ts';
import { UsageError } from './errors.ts';

const SHELLS: Readonly<Record<string, () => string>> = { bash: asBash, zsh: asZsh, fish: asFish };

/**
 * `migfix completion <shell>`: what the shell has to read to complete our commands, flags and their values.
 *
 * @throws UsageError for another shell
 */
export function completion(args: Arguments, io: Io): number {
  const [, shell = '', more] = args.words;
  const script = Object.hasOwn(SHELLS, shell) && more === undefined ? SHELLS[shell] : undefined;
  if (!script) throw new UsageError('"migfix completion" takes one shell: bash, zsh or fish');
  io.out(script());
  return 0;
}
