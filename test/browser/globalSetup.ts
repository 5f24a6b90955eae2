import { installChromium } from './chromium.ts';

/** For vitest's `globalSetup`: once, before any file of tests. */
export const setup = installChromium;
