/// <reference lib="webworker" />
import runtime from 'web-tree-sitter/web-tree-sitter.wasm?url';
import grammar from 'tree-sitter-python/tree-sitter-python.wasm?url';
import { reportOnly, transforms } from '../../src/core/index.ts';
import { loadParser } from '../../src/parser/load.ts';
import { remembering } from './remember.ts';
import { optionsOf, rewriteAll } from './rewrite.ts';
import type { Answer, Question } from './rewriter.ts';
import { startingTables } from './run/tables.ts';

/** The core in a thread of its own, so that a folder of hundreds of revisions does not stop the typing. */

// Vite writes addresses relative to the page's folder; the worker itself lies in another one.
const addresses: Readonly<Record<string, string>> = { 'web-tree-sitter.wasm': runtime, 'tree-sitter-python.wasm': grammar };
const parser = loadParser((file) => new URL(addresses[file] as string, import.meta.url).href).then(remembering);

postMessage({ rules: [...transforms.map(({ meta }) => meta), ...reportOnly] });
addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));

async function answer({ session }: Question): Promise<void> {
  const { parse, forget } = await parser;
  const options = optionsOf(session, parse);
  const files = rewriteAll(session, options, parse);
  const environment = { namingConvention: options.namingConvention, foreignKeys: options.foreignKeys === true };
  postMessage({ files, environment, tables: startingTables(files, session.shown, parse) } satisfies Answer);
  forget();
}
