/// <reference lib="webworker" />
import type { PyodideAPI } from 'pyodide';
import program from '../../python/playground_run.py?raw';
import type { RunAnswer, RunQuestion } from './runner.ts';

/** Python, Alembic and SQLite in a thread of their own: a migration may run for ever, and the page ends it from outside. */

/** What `migfix verify` fills tables with; none of these needs more than Python itself. */
const verify = import.meta.glob<string>('../../../src/verify/python/migfix_verify/{__init__,create_table,faults,seed,sqlite,values}.py', { query: '?raw', import: 'default', eager: true });

const PACKAGES = '/packages';

/** What could leave the page. A migration that is run has no use for it. */
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource', 'importScripts', 'Worker', 'BroadcastChannel', 'caches', 'indexedDB'];

let python: Promise<PyodideAPI> | undefined;

addEventListener('message', ({ data }: MessageEvent<RunQuestion>) => void answer(data));

async function answer({ assets, request }: RunQuestion): Promise<void> {
  try {
    const { globals } = await (python ??= load(assets));
    const versions = JSON.parse(globals.get('versions')() as string) as Readonly<Record<string, string>>;
    postMessage({ versions });
    const sides = JSON.parse(globals.get('run')(JSON.stringify(request)) as string) as RunAnswer;
    postMessage({ sides });
  } catch (error) {
    postMessage({ failed: (error as Error).message });
  }
}

async function load(assets: string): Promise<PyodideAPI> {
  // not part of this build: who publishes the page may leave it out
  const { loadPyodide } = (await import(/* @vite-ignore */ `${assets}pyodide.mjs`)) as typeof import('pyodide');
  const packages = await fetch(`${assets}packages.zip`);
  if (!packages.ok) throw new Error('there is no packages.zip');
  const silent = (): void => {};
  const [pyodide, archive] = await Promise.all([loadPyodide({ indexURL: assets, stdout: silent, stderr: silent }), packages.arrayBuffer()]);
  pyodide.unpackArchive(archive, 'zip', { extractDir: PACKAGES });
  pyodide.FS.mkdir(`${PACKAGES}/migfix_verify`);
  for (const [path, text] of Object.entries(verify)) pyodide.FS.writeFile(`${PACKAGES}/migfix_verify/${path.split('/').at(-1)}`, text);
  pyodide.runPython(`import sys; sys.path.append(${JSON.stringify(PACKAGES)})`);
  pyodide.runPython(program);
  for (const name of NETWORK) Object.defineProperty(globalThis, name, { value: undefined });
  return pyodide;
}
