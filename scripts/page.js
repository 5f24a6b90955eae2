import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { noticesOf } from './notices.js';

const root = join(import.meta.dirname, '..');

/**
 * The script and the style of the page that `--output-format html` writes.
 *
 * @returns {{ script: string, style: string, inputs: string[] }} and the modules that went into it
 */
export function bundlePage() {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [join(root, 'src/page/main.ts')],
    bundle: true,
    format: 'iife',
    target: ['chrome123', 'firefox128', 'safari17.5'],
    minify: true,
    legalComments: 'none',
    charset: 'ascii',
    absWorkingDir: root,
    outdir: 'page',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const text = (/** @type {string} */ end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const inputs = Object.keys(metafile.inputs);
  // a report is a copy of what it contains, and their licences go along
  return { script: `/*\n${noticesOf(inputs)}*/\n${text('.js')}`, style: text('.css'), inputs };
}
