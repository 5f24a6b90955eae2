import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const json = process.env['VITEST_JSON'];

export default defineConfig({
  // what documentation shows is run against the sources
  resolve: {
    alias: [
      { find: /^migfix$/, replacement: join(import.meta.dirname, 'src/node/index.ts') },
      { find: /^migfix\/core$/, replacement: join(import.meta.dirname, 'src/core/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/alembic/globalSetup.ts', 'test/programs/globalSetup.ts'],
    // on two cores vitest would take one: most of the time goes into waiting for Python, SQLite and browsers
    maxWorkers: '100%',
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: json ? ['default', 'json'] : ['default'],
    ...(json ? { outputFile: { json } } : {}),
  },
});
