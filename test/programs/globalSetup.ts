import { findChromium } from '../browser/chromium.ts';
import { findProgram, installPackages } from './install.ts';

/** For vitest's `globalSetup`: once, before any file of tests. */
export const setup = (): Promise<void> =>
  installPackages([...(findChromium() ? [] : ['chromium']), ...['zsh', 'fish'].filter((shell) => !findProgram(shell))]);
