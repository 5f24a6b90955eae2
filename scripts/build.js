/**
 * Builds `dist`: the library as tsc writes it, file by file, and beside it the command line. What a hook runs on one migration should
 * not load a hundred modules: all that every run needs is one file, and what the code imports when it is asked for is in `later/`. The
 * playground is built beside all that, by Vite.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';
import { bundlePage } from './page.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const cli = join(dist, 'cli');

// what is gone from the sources must not be published
rmSync(dist, { recursive: true, force: true });
// meanwhile; who installs a hook has no use for it
const playground = process.argv.includes('--no-playground') ? [0] : once(spawn(process.execPath, [join(root, 'scripts/playground.js')], { stdio: 'inherit' }), 'exit');
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });

/** The page of the HTML report, made once. */
const page = bundlePage();
const pageInPlace = {
  name: 'page',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]reporters[\\/]page\.ts$/ }, () => ({ contents: `export const { script, style } = ${JSON.stringify({ script: page.script, style: page.style })};` })),
};

const shared = {
  bundle: true,
  // large, and for few runs
  external: ['web-tree-sitter', 'yargs', 'tinyglobby', 'cli-progress'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: "import{createRequire as requireFor}from'node:module';const require=requireFor(import.meta.url);" },
  absWorkingDir: root,
  metafile: true,
  logLevel: 'warning',
};

/** Modules that are imported later, by the name of their file there. */
const later = {};
const first = await build({
  ...shared,
  entryPoints: { migfix: join(root, 'src/cli/bin.ts') },
  outdir: cli,
  plugins: [{
    name: 'later',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const module = resolve(resolveDir, path);
        const name = relative(root, module).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
        later[name] = module;
        return { path: `./later/${name}.js`, external: true };
      }),
  }],
});
const second = await build({ ...shared, entryPoints: later, outdir: join(cli, 'later'), splitting: true, plugins: [pageInPlace] });

// A thread of a large run loads all that it is for.
const third = await build({ ...shared, entryPoints: { thread: join(root, 'src/thread.ts') }, outdir: cli });

const metafiles = [first, second, third].map(({ metafile }) => metafile);
const files = metafiles.flatMap(({ outputs }) => Object.keys(outputs)).sort();
const all = createHash('sha256');
for (const file of files) all.update(readFileSync(join(root, file)));
// By this, what one build has kept in the cache is not another's.
writeFileSync(join(dist, 'build'), all.digest('hex').slice(0, 16));
writeFileSync(join(cli, 'NOTICES.txt'), noticesOf([...metafiles.flatMap(({ inputs }) => Object.keys(inputs)), ...page.inputs]));

// The Python part of `migfix verify` goes beside what starts it.
cpSync(join(root, 'src', 'verify', 'python'), join(cli, 'later', 'python'), { recursive: true, filter: (path) => !path.includes('__pycache__') });

const [code] = await playground;
if (code) process.exitCode = 1;
