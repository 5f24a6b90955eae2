// The parser alone: Node starts, reads the files and parses each once. Whoever parses every file with web-tree-sitter cannot be faster.
// node parse-only.mjs THREADS PATH…
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Language, Parser } from 'web-tree-sitter';

const filesIn = (path) => (statSync(path).isFile() ? [path] : readdirSync(path).filter((name) => name.endsWith('.py')).map((name) => join(path, name)));

/** Each thread takes every n-th file. */
const { paths, threads, own } = isMainThread ? { paths: process.argv.slice(3).flatMap(filesIn), threads: Number(process.argv[2]), own: 0 } : workerData;
const thread = (own) => new Worker(new URL(import.meta.url), { workerData: { paths, threads, own } });
if (isMainThread) for (let other = 1; other < threads; other++) thread(other);

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm')));
for (let at = own; at < paths.length; at += threads) parser.parse(readFileSync(paths[at], 'utf8')).delete();
