import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * The licences of the packages that a bundle contains: each wants its text to go along.
 *
 * @param {readonly string[]} inputs paths of the modules that went into it, absolute or from the root
 * @throws Error for a package without a licence
 */
export function noticesOf(inputs) {
  const packages = new Set(inputs.flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...packages].sort().map((name) => {
    const file = ['LICENSE', 'LICENSE.txt', 'LICENSE-MIT', 'LICENSE.md', 'License.txt'].map((each) => join(root, 'node_modules', name, each)).find((path) => existsSync(path));
    if (!file) throw new Error(`${name}: no licence found`);
    return `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`;
  }).join('\n---\n\n');
}
