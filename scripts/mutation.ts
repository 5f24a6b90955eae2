/**
 * Mutation testing: changes one place of the core or of a transform at a time, and sees whether a test fails.
 * `npm run mutation -- [--sample PERCENT] [--seed N] [--record] [flags of stryker]`: without a sample, all of it, which takes about a day.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scoreOf, scoreTable } from './mutation/score.ts';
import type { MutationReport } from './mutation/score.ts';
import { withParts } from './marked-parts.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PAGE = path.join(ROOT, 'docs/accuracy.md');

const { values, tokens } = parseArgs({
  options: { sample: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, record: { type: 'boolean', default: false } },
  strict: false,
  tokens: true,
});
const [sample, seed] = [Number(values.sample), Number(values.seed)];
if (!(sample > 0 && sample <= 100) || !Number.isInteger(seed)) throw new Error('--sample wants a share in per cent, --seed a whole number');
const own = new Set(tokens.flatMap((token) => (token.kind === 'option' && ['sample', 'seed', 'record'].includes(token.name) ? [token.index, ...(token.inlineValue === false ? [token.index + 1] : [])] : [])));
const given = process.argv.slice(2).filter((_, at) => !own.has(at));

const { status } = spawnSync('npx', ['stryker', 'run', ...given], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, MUTATION_SAMPLE: String(sample), MUTATION_SEED: String(seed) } });
if (status === 0) {
  const report = JSON.parse(readFileSync(path.join(ROOT, '.mutation/report.json'), 'utf8')) as MutationReport;
  const table = scoreTable(scoreOf(report), { sample, seed, date: new Date().toISOString().slice(0, 10) });
  console.log(`\n${table}`);
  if (values.record) writeFileSync(PAGE, withParts(PAGE, { 'mutation score': table }));
}
process.exitCode = status ?? 1;
