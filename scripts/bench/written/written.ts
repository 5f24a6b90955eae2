/** What the written migrations cost when they run: the bundled example on SQLite, on full tables. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChains } from '../../../src/core/chains.ts';
import { createParser } from '../../../src/node/parser.ts';
import { fixFolder } from '../../../src/node/index.ts';
import { ensureStacks } from '../../../test/alembic/stacks.ts';
import { oneBlockEach } from './one-block-each.ts';

const VERSIONS = join(import.meta.dirname, '..', '..', '..', 'examples', 'legacy-shop', 'migrations', 'versions');

export type Outcome = { readonly seconds: number; readonly copies: number } | { readonly error: string };

export interface WrittenResult {
  readonly id: string;
  readonly title: string;
  /** Whether migfix changes the file. */
  readonly changed: boolean;
  readonly forms: { readonly bare: Outcome; readonly each: Outcome; readonly migfix: Outcome };
}

/**
 * Upgrades the example's chain in three forms: as its authors wrote it, with one block for each operation, and after migfix.
 *
 * @param rows so many in every table
 * @throws {Error} When migfix's own form does not run.
 */
export async function measureWritten(rows: number, rounds: number): Promise<readonly WrittenResult[]> {
  const [{ middle: python }, parse] = [await ensureStacks(), await createParser()];
  const fixed = new Map((await fixFolder(VERSIONS)).map(({ path, result }) => [path, result.code]));
  const sources = readdirSync(VERSIONS).filter((name) => name.endsWith('.py')).map((name) => ({ name: join(VERSIONS, name), code: readFileSync(join(VERSIONS, name), 'utf8'), configured: true }));
  const order = readChains(sources, parse).chains[0]?.order.order ?? [];
  const texts = order.map(({ id }) => {
    const { name, code } = sources.find((source) => source.name.includes(`${id}_`)) as (typeof sources)[number];
    const migfix = fixed.get(name) ?? code;
    return { id, title: /"""(.*)/.exec(code)?.[1] ?? '', changed: migfix !== code, forms: { bare: code, each: oneBlockEach(migfix, parse), migfix } };
  });
  const ran = upgrade(python, { rows, rounds, revisions: texts.map(({ id, forms }) => ({ id, forms })) });
  return ran.map(({ forms }, at) => ({ ...(texts[at] as (typeof texts)[number]), forms }));
}

function upgrade(python: string, asked: object): readonly Pick<WrittenResult, 'id' | 'forms'>[] {
  const scratch = mkdtempSync(join(tmpdir(), 'migfix-bench-'));
  try {
    const { stdout, stderr, status } = spawnSync(python, [join(import.meta.dirname, 'upgrade.py')], { input: JSON.stringify({ ...asked, scratch }), encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(stderr.trim());
    return JSON.parse(stdout) as readonly Pick<WrittenResult, 'id' | 'forms'>[];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
