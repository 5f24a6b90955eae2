/** The pure core: runs in Node, a browser or a worker. Make a parser at the edge, and call `fix`. */
export { defaultOptions, fix } from './fix.ts';
export { readChains } from './chains.ts';
export type { ChainFile, Chains } from './chains.ts';
export type { FileHistory } from './file-history.ts';
export { isSelected } from './rules.ts';
export { reportOnly } from './findings.ts';
export { copyTree, endBeforeReturns } from './tree.ts';
export type { Cursor } from './tree.ts';
export { transforms } from '../../transforms/index.ts';
export type { Applicability, Context, Counts, Diagnostic, Mark, Meta, Node, Options, Parse, Preset, Result, Severity, Step, Transform } from './types.ts';
