import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';

const PORT = '4180';

/**
 * `migfix playground`: serves the page that shows migrations rewritten as they are typed, on this machine only.
 *
 * @returns 0 once it was asked to end
 * @throws UsageError when it cannot be served
 */
export async function playground(args: Arguments, io: Io): Promise<number> {
  const [, extra] = args.words;
  if (extra !== undefined) throw new UsageError(`"migfix playground" takes no paths: drop "${extra}" on the page`);
  const port = portOf(args.text('port') ?? PORT);
  // in a pipe or a container nobody looks
  const open = io.stdoutTty && args.flag('open') !== false;
  const started = (url: string): void => io.out(`migfix playground: ${url} (Ctrl+C ends it)\n`);
  await io.serve({ port, open, started }).catch((error: unknown) => {
    throw new UsageError((error as Error).message);
  });
  return 0;
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new UsageError(`--port must be a number from 0 (any that is free) to 65535, not "${text}"`);
  return Number(text);
}
