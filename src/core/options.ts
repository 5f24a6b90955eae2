import type { Options } from './types.ts';

/** Apart from what uses them: a run that finds all its answers kept needs no more of the core. */
export const defaultOptions: Options = {
  preset: 'house',
  safe: false,
  placeholder: 'keep',
  sqlite: '3.26',
  types: {},
  namingConvention: false,
};
