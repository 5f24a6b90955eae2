import { defineConfig } from 'vitest/config';

const json = process.env['VITEST_JSON'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/alembic/globalSetup.ts', 'test/browser/globalSetup.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: json ? ['default', 'json'] : ['default'],
    ...(json ? { outputFile: { json } } : {}),
  },
});
