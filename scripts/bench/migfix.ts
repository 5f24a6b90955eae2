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
/** Flags that this migfix has; the bench measures older ones, too. */
const known = (...flags: readonly string[]): readonly string[] => flags.filter((flag) => help.includes(flag));

/** Whether this migfix keeps what it has found from run to run. */
export const hasCache = known('--cache-dir').length > 0;

/** Without a cache. */
export const uncached: readonly string[] = hasCache ? ['--no-cache'] : [];

/** Rewrites a scratch folder, which no version control keeps. @throws {Error} When migfix could not work. */
export const rewrite = (folder: string): void => runMigfix('--write', ...known('--allow-no-vcs'), ...uncached, folder);
