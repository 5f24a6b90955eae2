import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { discover } from '../../src/node/discover.ts';
import { fixSource } from '../../src/node/index.ts';
import type { Pair } from '../../src/verify/request.ts';

export const SHOP = join(import.meta.dirname, '..', '..', 'examples', 'legacy-shop');
const MENDING = ['text-sql', 'legacy-arguments', 'explicit-commit'];

/** The bundled example, before and after. */
export async function shop(): Promise<readonly Pair[]> {
  const found = await discover({ paths: [SHOP], exclude: [], excludeBase: SHOP, respectGitignore: false }, SHOP);
  return Promise.all(
    found.files.map(async ({ path, name }) => {
      const before = await readFile(path, 'utf8');
      const [fixed, mended] = await Promise.all([fixSource(before), fixSource(before, { select: MENDING })]);
      return { path, name, before, after: fixed.code || before, mended: mended.code || before };
    }),
  );
}

/** The same with a rewritten text changed by hand. */
export function altered(pairs: readonly Pair[], file: string, ...changes: readonly (readonly [string | RegExp, string])[]): readonly Pair[] {
  return pairs.map((pair) => {
    if (!pair.name.includes(file)) return pair;
    const after = changes.reduce((text, [from, to]) => {
      if (typeof from === 'string' ? !text.includes(from) : !from.test(text)) throw new Error(`${file}: ${from} is not there:\n${text}`);
      return text.replace(from, to);
    }, pair.after);
    return { ...pair, after };
  });
}
