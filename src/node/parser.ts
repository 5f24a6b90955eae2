import { createRequire } from 'node:module';
import type { Parse } from '../core/types.ts';
import { loadParser } from '../parser/load.ts';

const locate = createRequire(import.meta.url).resolve;

let parser: Promise<Parse> | undefined;

/**
 * Loads the Python grammar. Async and at the edge, so that all after it is synchronous and pure.
 *
 * @returns as `loadParser`
 */
export const createParser = (): Promise<Parse> => (parser ??= loadParser((file) => locate(`${file === 'tree-sitter-python.wasm' ? 'tree-sitter-python' : 'web-tree-sitter'}/${file}`)));
