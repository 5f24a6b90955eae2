/** The browser of the tests: Debian's Chromium, which the set-up installs where it is missing and we may. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** As root there is no sandbox; the rest keeps the browser from asking the network for itself. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

const inPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));

const find = (): string | undefined => process.env['MIGFIX_CHROMIUM'] ?? NAMES.map(inPath).find(Boolean);

/** Installs it where it is missing, with apt-get and as root; elsewhere nothing happens. */
export async function installChromium(): Promise<void> {
  if (find() || process.getuid?.() !== 0 || !inPath('apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: readonly string[]) => promisify(execFile)('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], { env, maxBuffer: 1 << 26 });
  try {
    await aptGet('update');
    await aptGet('install', '--no-install-recommends', 'chromium');
  } catch (error) {
    console.warn(`Chromium could not be installed: ${(error as Error).message.split('\n')[0]}`);
  }
}

/**
 * Is there a browser?
 *
 * @returns why not, for the tests that are then skipped
 * @throws Error instead, in CI and with MIGFIX_BROWSER=required: there they must not be left out
 */
export function chromiumMissing(): string | undefined {
  if (find()) return undefined;
  const reason = 'there is no Chromium, and it could not be installed (that takes apt-get and root; MIGFIX_CHROMIUM names another one)';
  if (process.env['CI'] || process.env['MIGFIX_BROWSER'] === 'required') throw new Error(reason);
  return reason;
}

/** Starts it, headless. Whoever starts it closes it. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: find() as string, args: ARGUMENTS });
