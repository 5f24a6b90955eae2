/** The browser of the tests: Debian's Chromium, which is installed where it is missing and we may. */
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** As root there is no sandbox; the rest keeps the browser from asking the network for itself. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** Where tests must not be left out: in CI, or when somebody says so. */
const isRequired = !!process.env['CI'] || process.env['MIGFIX_BROWSER'] === 'required';

const inPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));

const find = (): string | undefined => process.env['MIGFIX_CHROMIUM'] ?? NAMES.map(inPath).find(Boolean);

function install(): void {
  const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-q'], quiet);
  // two files of tests may ask at the same time
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'chromium'], quiet);
}

/**
 * Finds a browser, or installs one.
 *
 * @returns why there is none, for the tests that are then skipped
 * @throws Error instead, in CI and with MIGFIX_BROWSER=required
 */
export function chromiumMissing(): string | undefined {
  if (find()) return undefined;
  const reason = mayInstall() ? tryInstall() : 'there is no Chromium, and it cannot be installed here (apt-get and root are needed; MIGFIX_CHROMIUM names another)';
  if (reason !== undefined && isRequired) throw new Error(reason);
  return reason;
}

const mayInstall = (): boolean => process.getuid?.() === 0 && inPath('apt-get') !== undefined;

function tryInstall(): string | undefined {
  try {
    install();
    return find() ? undefined : 'apt-get installed no Chromium';
  } catch (error) {
    return `Chromium could not be installed: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** Starts it, headless. Whoever starts it closes it. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: find() as string, args: ARGUMENTS });
