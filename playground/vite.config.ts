import { join } from 'node:path';
import { type BuildOptions, defineConfig, type Plugin } from 'vite';
import { noticesOf } from '../scripts/notices.js';
import { examples } from './examples.ts';

/** web-tree-sitter and Pyodide ask for these in Node only; the eval is for modules that neither of us loads, and the page's policy refuses it. */
const rollupOptions: BuildOptions['rollupOptions'] = {
  external: [/^node:/, 'module', 'fs/promises'],
  onLog: (level, log, handle) => void (log.code === 'EVAL' || handle(level, log)),
};

/** All modules of the page and its workers, which are built first. */
const modules: string[] = [];
const collect = (): Plugin => ({ name: 'modules', generateBundle() { modules.push(...this.getModuleIds()); } });
const notices = (): Plugin => ({ name: 'notices', generateBundle() { this.emitFile({ type: 'asset', fileName: 'NOTICES.txt', source: noticesOf(modules) }); } });

export default defineConfig({
  root: import.meta.dirname,
  // works in any folder of any server
  base: './',
  plugins: [examples(), collect(), notices()],
  logLevel: 'warn',
  worker: { format: 'es', rollupOptions, plugins: () => [collect()] },
  build: {
    outDir: join(import.meta.dirname, '..', 'dist', 'playground'),
    emptyOutDir: true,
    target: 'es2023',
    // the page's policy knows no data: addresses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rollupOptions,
  },
});
