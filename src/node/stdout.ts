import { Writable } from 'node:stream';

/**
 * From now on, whatever writes to stdout writes to stderr.
 *
 * @returns puts it back
 */
export function lendStdout(): () => void {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof write;
  return () => {
    process.stdout.write = write;
  };
}

/** @returns stdout, for one alone: what all others write to it goes to stderr */
export function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  lendStdout();
  return new Writable({ write: (chunk: Uint8Array, _encoding, done) => void write(chunk, (error) => done(error)) });
}
