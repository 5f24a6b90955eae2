/** The pure core: runs in Node, a browser or a worker. Make a parser at the edge, and call `fix`. */
export { defaultOptions, fix } from './fix.ts';
export { findingIds } from './finding-id.ts';
export { readChains } from './chains.ts';
export type { ChainFile, Chains } from './chains.ts';
export type { FileHistory } from './file-history.ts';
export { isSelected } from './rules.ts';
export { reportOnly } from './findings.ts';
export { copyTree, endBeforeReturns } from './tree.ts';
export type { Cursor } from './tree.ts';
// what a transform is written with
export { appendArgument, removeArguments, replaceNode } from './edit.ts';
export { stringArg } from './bind.ts';
export { textOf } from './python.ts';
export { addedColumn, columnsOf, insertOperation, insertText, mapSteps, operationOf, sameTable, subject, withEdits } from './steps.ts';
export { field, walk } from './tree.ts';
export { withExtraTransforms } from './extra-transforms.ts';
export { transforms } from '../../transforms/index.ts';
export type { Applicability, Context, Counts, Diagnostic, Mark, Meta, Node, Options, Parse, Preset, Result, Severity, Step, Transform } from './types.ts';
