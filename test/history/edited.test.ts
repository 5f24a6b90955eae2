/** A file that is edited in its place is told what a replay of the whole edited chain would tell it. */
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { historyWith } from '../../src/core/history.ts';
import { dropsOf, parseMigration } from '../../src/core/migration.ts';
import { transforms } from '../../transforms/index.ts';
import { chains, inputs, type Texts } from '../chains.ts';
import { parse } from '../fixtures.ts';

const filesOf = (texts: Texts) => [...texts].map(([name, code]) => ({ name: `${name}.py`, code, env: 'env.py', configured: true }));

/** The rewrite of each file of a chain, when the others were replayed with another text of it. */
function byEdit(texts: Texts, was: (code: string) => string) {
  return [...texts].map(([name, code]) => {
    const all = readChains(filesOf(new Map(texts).set(name, was(code))), parse);
    const chain = all.chains.find(({ order }) => order.order.some(({ file }) => file === `${name}.py`));
    const now = parseMigration(code, parse(code), `${name}.py`, parse);
    const drops = new Set([...texts].flatMap(([other, text]) => dropsOf(parseMigration(text, parse(text), other, parse))));
    return fix(code, parse, transforms, defaultOptions, chain && historyWith(chain, now, drops));
  });
}

function byWhole(texts: Texts) {
  const { historyOf } = readChains(filesOf(texts), parse);
  return [...texts].map(([name, code]) => fix(code, parse, transforms, defaultOptions, historyOf(`${name}.py`)));
}

/** As it may have been before somebody typed: with no operation in it. */
const empty = (code: string): string => code.replace(/^def upgrade\([\s\S]*$/m, 'def upgrade():\n    pass\n');

describe('a file that is edited in its place', () => {
  it.each(chains.map((chain) => [chain.id, inputs(chain)] as const))('%s', (_, texts) => {
    expect(byEdit(texts, empty)).toEqual(byWhole(texts));
  });

  it('among many revisions', () => {
    const texts = new Map([...generateRevisions({ files: 25, seed: 5 })].map(({ name, text }) => [name.replace(/\.py$/, ''), text] as const));
    expect(byEdit(texts, empty)).toEqual(byWhole(texts));
  });
});
