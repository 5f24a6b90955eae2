/** Part of `npm run check:package`: every package of the lock file, those we only develop with too, has a licence that we can live with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SPDX identifiers: permissive, nothing that asks for more than its text. */
const ALLOWED: ReadonlySet<string> = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0', 'Unlicense']);

/**
 * For what we develop with: data that asks for the name of its authors (caniuse-lite, which Babel brings along), the licence of Python itself
 * (argparse, which markdown-it brings along), and what asks that changes to its own files stay free (axe-core, Pyodide: neither is changed, nor
 * part of what is published).
 */
const ALLOWED_IN_DEVELOPMENT: ReadonlySet<string> = new Set([...ALLOWED, 'CC-BY-4.0', 'PSF-2.0', 'MPL-2.0']);

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** `(MIT OR CC0-1.0)`: one of them is enough. `A AND B`: both. */
const isAllowed = (expression: string, allowed: ReadonlySet<string>): boolean =>
  expression.replace(/^\(|\)$/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((id) => allowed.has(id.trim())));

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path);
const refused = packages.filter(([, { license, dev }]) => !isAllowed(license ?? 'none', dev ? ALLOWED_IN_DEVELOPMENT : ALLOWED));
for (const [path, { version, license }] of refused) console.error(`${path.replace(/^.*node_modules\//, '')}@${version}: licence ${license ?? 'unknown'} is not on the list of scripts/licences.ts`);
console.log(`licences: ${packages.length} packages, ${packages.filter(([, { dev }]) => !dev).length} of them at runtime, ${refused.length} refused`);
process.exitCode = refused.length ? 1 : 0;
