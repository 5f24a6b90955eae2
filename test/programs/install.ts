/** Programs of the system that tests want: the set-up installs what is missing where it may, with apt-get and as root. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Where a program is, of several names the first that is there. */
export const findProgram = (...names: readonly string[]): string | undefined =>
  names.flatMap((name) => (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name))).find((file) => existsSync(file));

/** Installs packages of Debian; elsewhere, or without root, nothing happens, and the tests say what they miss. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  if (!packages.length || process.getuid?.() !== 0 || !findProgram('apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: readonly string[]) => promisify(execFile)('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], { env, maxBuffer: 1 << 26 });
  try {
    await aptGet('update');
    await aptGet('install', '--no-install-recommends', ...packages);
  } catch (error) {
    console.warn(`${packages.join(', ')} could not be installed: ${(error as Error).message.split('\n')[0]}`);
  }
}

/**
 * What a test does without a program.
 *
 * @returns the reason to skip it
 * @throws Error instead, in CI and with MIGFIX_PROGRAMS=required: there it must not be left out
 */
export function missing(what: string, found: string | undefined): string | undefined {
  if (found) return undefined;
  const reason = `there is no ${what}, and it could not be installed (that takes apt-get and root)`;
  if (process.env['CI'] || process.env['MIGFIX_PROGRAMS'] === 'required') throw new Error(reason);
  return reason;
}
