import { PassThrough } from 'node:stream';
import { isAbsolute, join } from 'node:path/posix';
import type { Counts, Diagnostic, Meta, Options, Result, Transform } from '../../src/core/types.ts';
import type { Engine } from '../../src/cli/engine.ts';
import type { Found, FindRequest, Io } from '../../src/io.ts';

export interface Fake extends Io {
  readonly files: Map<string, string>;
  stdout: string;
  stderr: string;
  readonly requests: FindRequest[];
  readonly bars: number[];
}

/** A world in memory: files by absolute path below /project. `find` returns the paths as given. */
export function memoryIo(files: Record<string, string> = {}, over: Partial<Io> = {}): Fake {
  const cwd = '/project';
  const store = new Map(Object.entries(files).map(([path, text]) => [join(cwd, path), text]));
  const full = (path: string) => (isAbsolute(path) ? path : join(cwd, path));
  const fake: Fake = {
    cwd, env: {}, stdinTty: false, stdoutTty: false, stderrTty: false, columns: 100, files: store, stdout: '', stderr: '', requests: [], bars: [],
    version: async () => '1.2.3',
    parser: async () => () => ({ type: 'module', named: true, field: undefined, row: 0, start: 0, end: 0, children: [], parent: undefined, all: [], from: 0, to: 0 }),
    cache: async () => undefined,
    find: async (request): Promise<Found> => {
      fake.requests.push(request);
      const known = request.paths.length ? request.paths : [...store.keys()].filter((path) => path.endsWith('.py')).map((path) => path.slice(cwd.length + 1));
      return { files: known.map((name) => ({ path: full(name), name, namingConvention: name.includes('convention') })), problems: [], warnings: [] };
    },
    chainOf: async (file) => [file],
    environments: async () => ({ environments: [], problems: [] }),
    database: async () => ({ tables: [], temporary: [], versions: undefined }),
    read: async (path) => {
      const code = store.get(path);
      return code === undefined ? { reason: 'no such file or folder', content: false } : { code, encoding: 'utf-8', hash: code };
    },
    readText: async (path) => store.get(full(path)),
    load: async () => ({}),
    workTree: async () => ({ unversioned: [], uncommitted: [], problems: [] }),
    changedOf: async (paths) => new Set(paths),
    undo: async () => undefined,
    runs: async () => [],
    spill: async () => {
      const texts: string[] = [];
      return { put: (value) => texts.push(JSON.stringify(value)) - 1, get: (number) => JSON.parse(texts[number]!) as unknown };
    },
    write: async (path, code) => void store.set(path, code),
    save: async (path, pieces) => void store.set(full(path), [...pieces].join('')),
    replace: async (path, text) => void store.set(full(path), text),
    checkValue: async () => undefined,
    keyboard: async () => { throw new Error('no terminal'); },
    ownText: async (name) => store.get(full(`.migfix/${name}`)),
    keepOwnText: async (name, text) => void store.set(full(`.migfix/${name}`), text),
    stdin: async () => store.get('/project/<stdin>') ?? '',
    stdio: () => ({ input: new PassThrough(), output: new PassThrough() }),
    pageOf: () => undefined,
    serve: async ({ port, started }) => started(`http://127.0.0.1:${port}/`),
    out: (text) => void (fake.stdout += text),
    err: (text) => void (fake.stderr += text),
    progress: async (total) => (fake.bars.push(total), { tick: () => {}, stop: () => {} }),
    ...over,
  };
  return fake;
}

const meta = (id: string, fix: Meta['fix'], summary: string): Meta => ({ id, summary, why: `Why ${id}.`, fix, presets: ['house', 'strict'], links: ['https://example.org/why'] });
const transform = (id: string, fix: Meta['fix'], summary: string): Transform => ({ meta: meta(id, fix, summary), run: (steps) => steps });

const NONE: Counts = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

/** Words in the text say what is to happen: OLD is rewritten; ERROR, WARNING, NOTE, MARK are reported; BROKEN, BUG, CRASH go wrong. */
export function fakeEngine(): Engine & { readonly seen: Options[] } {
  const seen: Options[] = [];
  return {
    seen,
    transforms: [transform('batch', 'safe', 'groups neighbours'), transform('server-default', 'review', 'adds a default')],
    reportOnly: [meta('raw-sql', 'none', 'names what SQLite lacks')],
    defaultOptions: { preset: 'house', safe: false, placeholder: 'keep', sqlite: '3.26', types: {}, namingConvention: false },
    fix(code, _parse, _transforms, options): Result {
      seen.push(options);
      if (code.includes('CRASH')) throw new Error('boom');
      if (code.includes('BROKEN')) return { status: 'skipped', code, reason: 'does not parse', at: code.indexOf('BROKEN'), bug: false };
      if (code.includes('BUG')) return { status: 'skipped', code, reason: 'the output would not parse', bug: true };
      const after = code.replaceAll('OLD', 'NEW');
      return { status: after === code ? 'unchanged' : 'fixed', code: after, diagnostics: diagnosticsOf(code), marks: marksOf(after), counts: { ...NONE, operations: 2, rewritten: 1, bare: 1, blocks: 1, copiesSaved: 3 } };
    },
  };
}

function diagnosticsOf(code: string): Diagnostic[] {
  return [...code.matchAll(/ERROR|WARNING|NOTE|OLD/g)].map((match) => ({
    rule: match[0] === 'OLD' ? 'batch' : 'raw-sql',
    message: `found ${match[0]}`,
    ...(match[0] === 'ERROR' ? { help: 'Do\nthis.' } : {}),
    fix: match[0] === 'OLD' ? 'safe' : 'none',
    fixed: match[0] === 'OLD',
    severity: match[0] === 'ERROR' ? 'error' : match[0] === 'NOTE' ? 'note' : 'warning',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const marksOf = (code: string) =>
  [...code.matchAll(/MARK/g)].map(({ index }) => ({ start: index, end: index + 4, text: 'migfix: backfill', line: code.slice(0, index).split('\n').length }));
