import { defineConfig } from 'vitest/config';

/** The tests that `npm run mutation` runs again and again: those of the core and the transforms that need no Python and are done in seconds. */
export default defineConfig({
  test: {
    include: [
      'test/{fixtures,chains}.test.ts', 'test/core/{environment,losses}.test.ts', 'test/graph/{order,read-revision}.test.ts', 'test/history/replay.test.ts',
      'test/doctor/examine.test.ts', 'test/hostile/faulty-rules.test.ts', 'test/node/{foreign-keys,naming-convention}.test.ts',
    ],
    fileParallelism: false,
    testTimeout: 180_000,
  },
});
