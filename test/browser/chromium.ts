/** The browser of the tests: Debian's Chromium. */
import { type Browser, chromium } from 'playwright-core';
import { findProgram, missing } from '../programs/install.ts';

/** As root there is no sandbox; the rest keeps the browser from asking the network for itself. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** MIGFIX_CHROMIUM names another one. */
export const findChromium = (): string | undefined => process.env['MIGFIX_CHROMIUM'] ?? findProgram('chromium', 'chromium-browser', 'google-chrome');

/** Is there a browser? As `missing` says. */
export const chromiumMissing = (): string | undefined => missing('Chromium', findChromium());

/** Starts it, headless. Whoever starts it closes it. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: findChromium() as string, args: ARGUMENTS });
