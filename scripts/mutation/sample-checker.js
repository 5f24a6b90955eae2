/** A plugin of Stryker: only the sample is tried. To Stryker the others are mutants that cannot be compiled, which it does not count. */
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';
import { isInSample } from './sample.js';

const share = Number(process.env['MUTATION_SAMPLE'] ?? 100);
const seed = Number(process.env['MUTATION_SEED'] ?? 1);

/** @param {readonly import('@stryker-mutator/api/core').Mutant[]} mutants */
const check = async (mutants) =>
  Object.fromEntries(mutants.map((mutant) => [mutant.id, isInSample(mutant, share, seed) ? { status: 'passed' } : { status: 'compileError', reason: 'not in the sample' }]));

/** @param {readonly import('@stryker-mutator/api/core').Mutant[]} mutants one group: one message to the checker's process instead of thousands */
const group = async (mutants) => [mutants.map(({ id }) => id)];

export const strykerPlugins = [declareValuePlugin(PluginKind.Checker, 'sample', { init: async () => undefined, check, group })];
