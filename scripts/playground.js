/** Builds `dist/playground`: the page, and what "Run it" loads. */
import { join } from 'node:path';
import { build } from 'vite';
import { addPython } from './playground-python.js';

const folder = join(import.meta.dirname, '..', 'playground');
await build({ configFile: join(folder, 'vite.config.ts') });
// whoever installs without PyPI or Python gets all but that
await addPython().catch((error) => console.warn(`playground: built without "Run it": ${error.message} ("npm run playground:python" tries again)`));
