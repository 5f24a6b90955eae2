import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Io } from '../io.ts';
import type { Boundary } from './boundary.ts';
import { openCache } from './cache.ts';
import { chainOf, discover } from './discover.ts';
import { closest, makeInOwnFolder, ownFolder, replaceWhole } from './own-folder.ts';
import type { PythonEnvironment } from './python.ts';
import { readSource, systemReason } from './read.ts';
import { takeStdout } from './stdout.ts';
import { textOf } from './text.ts';
import type { Keep } from './write.ts';

/**
 * The command line's edge on a real machine. What a run that finds its answers kept does not need is loaded when it is used.
 *
 * @param cwd what relative paths are relative to
 */
export function createNodeIo(cwd: string = process.cwd()): Io {
  const named: string[] = [];
  let keep: Promise<Keep> | undefined;
  let boundary: Promise<Boundary> | undefined;
  let python: Promise<PythonEnvironment> | undefined;
  return {
    cwd,
    env: process.env,
    stdinTty: process.stdin.isTTY === true,
    stdoutTty: process.stdout.isTTY === true,
    stderrTty: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 80,
    version: async () => (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version,
    parser: async () => (await import('./parser.ts')).createParser(),
    cache: async (what, dir) => {
      const build = buildOf();
      return build === undefined ? undefined : openCache(cwd, `${what}-${build}`, dir === undefined ? undefined : resolve(cwd, dir));
    },
    find: async (request) => {
      named.push(...request.paths);
      return discover(request, cwd, process.env['ALEMBIC_CONFIG'] || undefined);
    },
    chainOf: async (file) => chainOf(file, cwd),
    environments: async (request) => {
      named.push(...(request.path === undefined ? [] : [request.path]));
      return (await import('./environments.ts')).findEnvironments(request, cwd, process.env);
    },
    database: async (request) => (await import('./database.ts')).readDatabase(request, cwd, process.env),
    read: async (path) => {
      // signals and threads are heard between two files
      await turn();
      return readSource(path);
    },
    readText: (path, most) => textOf(resolve(cwd, path), most),
    load: async (path) => (await import('./module.ts')).loadModule(resolve(cwd, path)),
    workTree: async (paths) => (await import('./repository.ts')).workTree(paths, cwd),
    changedOf: async (paths, changes) => (await import('./repository.ts')).changedOf(paths, changes),
    write: async (path, code, before) => {
      keep ??= import('./journal.ts').then(({ createJournal }) => createJournal(cwd));
      boundary ??= import('./boundary.ts').then(({ boundaryOf }) => boundaryOf(cwd, named));
      return (await import('./write.ts')).writeSource(path, code, before, { keep: await keep, boundary: await boundary });
    },
    undo: async (request) => {
      const [{ undo }, { boundaryOf }] = await Promise.all([import('./undo.ts'), import('./boundary.ts')]);
      // the tree that the journal is of, and no other
      return undo(request, cwd, await boundaryOf(cwd, [dirname(ownFolder(cwd)), ...request.paths]));
    },
    runs: async () => (await import('./undo.ts')).writtenRuns(cwd),
    checkValue: async (request, folder, named) => {
      const [{ findPython }, { checkValue }] = await Promise.all([import('./python.ts'), import('./sql-value.ts')]);
      python ??= findPython({ folder, env: process.env, python: named });
      return checkValue(await python, request);
    },
    keyboard: async () => (await import('./keyboard.ts')).openKeyboard(process.env),
    ownText: (name) => textOf(join(ownFolder(cwd), name)).catch(() => undefined),
    keepOwnText: async (name, text) => {
      try {
        replaceWhole(join(makeInOwnFolder(ownFolder(cwd), '.'), name), text);
      } catch {
        // as said
      }
    },
    spill: async () => (await import('./spill.ts')).openSpill(),
    save: async (path, pieces) => {
      await writeFile(resolve(cwd, path), inChunks(pieces)).catch((error: unknown) => {
        throw new Error(systemReason(error), { cause: error });
      });
    },
    replace: async (path, text, isNamed) => {
      boundary ??= import('./boundary.ts').then(({ boundaryOf }) => boundaryOf(cwd, named));
      return (await import('./write.ts')).writeOwn(resolve(cwd, path), text, isNamed ? () => true : await boundary);
    },
    stdin: readStdin,
    stdio: () => ({ input: process.stdin, output: takeStdout() }),
    pageOf,
    serve: async (request) => (await import('./serve.ts')).serve(join(packageFolder(), 'dist', 'playground'), request),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: async (total, unit) => (await import('./progress.ts')).startProgress(total, unit),
  };
}

/** What runs lies at one depth in the package when it is built, and at another from its sources. */
const packageFolder = (): string => closest(dirname(fileURLToPath(import.meta.url)), 'package.json') as string;

/** Written by `npm run build`; what runs from its sources changes with every line. */
function buildOf(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  try {
    return readFileSync(join(packageFolder(), 'dist', 'build'), 'utf8');
  } catch {
    return undefined;
  }
}

/** The pages are published with the package. */
function pageOf(rule: string): string | undefined {
  const page = join(packageFolder(), 'docs', 'transforms', `${rule}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

const CHUNK = 1 << 16;

/** Fewer, larger writes. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
}
