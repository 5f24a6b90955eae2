/** The playground as it is in the sources, built and served. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { addPython } from '../../scripts/playground-python.js';
import { startServer } from '../../src/node/serve.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What `npm run build` has put there: Pyodide and the packages are the same in every build. */
const BUILT_PYTHON = path.join(ROOT, 'dist/playground/python');

export interface ServedPlayground {
  readonly url: string;
  /** The same page in a folder below. */
  readonly below: string;
  close(): Promise<void>;
}

/** Builds the page anew, so that no test sees an old one. */
export async function servePlayground(): Promise<ServedPlayground> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'migfix-playground-'));
  const folder = path.join(scratch, 'page');
  await build({ configFile: path.join(ROOT, 'playground/vite.config.ts'), build: { outDir: folder } });
  cpSync(folder, path.join(scratch, 'below'), { recursive: true });
  cpSync(path.join(scratch, 'below'), path.join(folder, 'some/folder'), { recursive: true });
  if (existsSync(BUILT_PYTHON)) cpSync(BUILT_PYTHON, path.join(folder, 'python'), { recursive: true });
  else await addPython(path.join(folder, 'python'));
  const server = await startServer(folder, 0);
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { url: server.url, below: `${server.url}some/folder/index.html`, close };
}
