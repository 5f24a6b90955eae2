/** A plugin of Stryker: names each survivor as soon as it is found; a whole run takes a day. */
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';
import { inProject } from './sample.js';

/** @param {Readonly<import('@stryker-mutator/api/core').MutantResult>} mutant */
const onMutantTested = ({ status, fileName, location: { start }, mutatorName, replacement }) => {
  if (status !== 'Survived' && status !== 'NoCoverage' && status !== 'Timeout') return;
  console.log(`${status} ${inProject(fileName)}:${start.line}:${start.column} ${mutatorName} ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 100)}`);
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'survivors', { onMutantTested })];
