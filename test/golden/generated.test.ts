/** What comes out of generated migrations, pinned with their texts: a later fast-check may write others. What is wrong with any of them, `properties` finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';
import { migrationFile, oneWayMigration, someOptions } from '../generate/migration.ts';
import { COMMON, placed } from './placed.ts';
import { block, difference, reportOf, verdictsOf } from './report.ts';

/** In every layout, with options by chance. */
const GENERATED = 120;
const FILE = 20;
const generated = fc.sample(fc.tuple(migrationFile, someOptions), { seed: 1, numRuns: GENERATED });

const asLines = (code: string): readonly string[] => code.split(/\r\n|\r|\n/).map((line) => `| ${line}`);
const lineEnds = (code: string): string => [...new Set(code.match(/\r\n|\r|\n/g))].map((end) => JSON.stringify(end)).join(', ');

function ofGenerated([{ code }, options]: (typeof generated)[number], at: number): readonly string[] {
  const result = fix(code, parse, transforms, { ...defaultOptions, ...options, inspect: true });
  const [before, after] = [code, result.code].map((text) => block(asLines(text))) as [string, string];
  return [`== ${at}: ${JSON.stringify(options)}`, ...asLines(code), ...reportOf(code, result), ...verdictsOf(code, result), `-- code, lines end in ${lineEnds(result.code)}`, ...difference(before, after), ''];
}

/** Those whose downgrade does nothing, after the common tables: it is written. */
const oneWay = fc.sample(fc.tuple(oneWayMigration, someOptions), { seed: 1, numRuns: GENERATED / 2 });

function ofOneWay([code, options]: (typeof oneWay)[number], at: number): readonly string[] {
  const input = code.replaceAll('\r\n', '\n').replace(/^revision = .*\ndown_revision = .*\n/m, '');
  const chain = readChains([placed('tables', COMMON, 'None'), placed('case', input, "'tables'")], parse);
  const result = fix(input, parse, transforms, { ...defaultOptions, ...options, safe: false, select: ['downgrade'] }, chain.historyOf('case'));
  return [`== ${at}: ${JSON.stringify(options)}`, ...asLines(input), ...reportOf(input, result), '-- code', ...difference(input, result.code), ''];
}

it.each(Array.from({ length: GENERATED / 2 / FILE }, (_, file) => file))('generated migrations without a way back, file %i', async (file) => {
  const from = file * FILE;
  await expect(oneWay.slice(from, from + FILE).flatMap((one, at) => ofOneWay(one, from + at)).join('\n')).toMatchFileSnapshot(`pinned/generated/one-way-${file}.txt`);
});

it.each(Array.from({ length: GENERATED / FILE }, (_, file) => file))('generated migrations, file %i', async (file) => {
  const from = file * FILE;
  await expect(generated.slice(from, from + FILE).flatMap((one, at) => ofGenerated(one, from + at)).join('\n')).toMatchFileSnapshot(`pinned/generated/${file}.txt`);
});
