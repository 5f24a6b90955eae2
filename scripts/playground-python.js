/**
 * Puts what "Run it" loads into `dist/playground/python`: Pyodide from node_modules, and Alembic with what it needs from PyPI, by pip, each
 * with the hash that `playground/python/requirements.txt` names. It is not published: it is larger than all the rest.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';

const root = join(import.meta.dirname, '..');
const requirements = join(root, 'playground', 'python', 'requirements.txt');

const PYODIDE = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];

/** Wheels of a platform too: MarkupSafe has no other, and beside what is compiled they have the same in Python. */
const WHEELS = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311', '--abi', 'none', '--platform', 'any', '--platform', 'manylinux2014_x86_64'];

/** An install must not wait for an index that does not answer. */
const PATIENCE = ['--retries', '0', '--timeout', '5', '--disable-pip-version-check'];
const MOST_SECONDS = 25;

/**
 * @param {string} target the folder, which is made anew
 * @throws Error in one line when a package cannot be fetched
 */
export async function addPython(target = join(root, 'dist', 'playground', 'python')) {
  const wheels = mkdtempSync(join(tmpdir(), 'migfix-wheels-'));
  try {
    await fetchWheels(wheels);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'packages.zip'), zipSync(pythonIn(wheels), { level: 9, mtime: '1980-01-01T00:00:00' }));
    const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
    for (const file of PYODIDE) copyFileSync(join(pyodide, file), join(target, file));
  } finally {
    rmSync(wheels, { recursive: true, force: true });
  }
}

async function fetchWheels(folder) {
  const pip = ['-m', 'pip', 'download', '--quiet', ...PATIENCE, ...WHEELS, '--dest', folder, '--requirement', requirements];
  await promisify(execFile)('python3', pip, { timeout: MOST_SECONDS * 1000 }).catch(({ code, killed, stderr }) => {
    if (code === 'ENOENT') throw new Error('there is no python3');
    const reason = String(stderr).trim().split('\n').at(-1);
    throw new Error(killed ? `PyPI did not answer within ${MOST_SECONDS} seconds` : `pip could not fetch the packages: ${reason}`);
  });
}

/** Modules and licences; what tests other people's dialects is a quarter, and no migration imports it. */
function pythonIn(folder) {
  const wanted = ({ name }) => (name.endsWith('.py') && !/\/testing\//.test(name)) || /\.dist-info\/(?:licenses\/)?(?:LICENSE|COPYING|AUTHORS)/.test(name);
  const files = readdirSync(folder).flatMap((wheel) => Object.entries(unzipSync(readFileSync(join(folder, wheel)), { filter: wanted })));
  return Object.fromEntries(files);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await addPython().catch((error) => {
    console.error(`playground: ${error.message}`);
    process.exitCode = 1;
  });
}
