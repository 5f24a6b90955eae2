/** How the bench starts migfix: as a user does, the built one, in a process of its own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'migfix.js');

export const migfix = (...args: readonly string[]): readonly string[] => [process.execPath, BIN, ...args];

/** Runs migfix and waits. @throws {Error} When it could not work. */
export function runMigfix(...args: readonly string[]): void {
  execFileSync(process.execPath, [BIN, '--exit-zero', '--quiet', ...args], { stdio: 'ignore' });
}

const help = execFileSync(process.execPath, [BIN, '--help'], { encoding: 'utf8' });

/** Whether this migfix keeps what it has found from run to run. */
export const hasCache = help.includes('--cache-dir');

/** Without a cache, in words that this migfix knows. */
export const uncached: readonly string[] = hasCache ? ['--no-cache'] : [];
