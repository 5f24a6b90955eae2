/** `npm run mutation`: see scripts/mutation.ts, which adds the sample. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/core/**/*.ts', 'transforms/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/sample-checker.js', './scripts/mutation/prose.js', './scripts/mutation/survivors.js'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  checkers: ['sample'],
  ignorers: ['prose'],
  coverageAnalysis: 'perTest',
  // Tables are read once, when a module is loaded: a mutant in them wants every test anew.
  ignoreStatic: true,
  concurrency: 1,
  // Loops without an end are found by counting; the clock has patience with a busy machine.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  reporters: ['progress-append-only', 'survivors', 'json', 'html'],
  incrementalFile: '.mutation/incremental.json',
  jsonReporter: { fileName: '.mutation/report.json' },
  htmlReporter: { fileName: '.mutation/report.html' },
  tempDirName: '.mutation/sandbox',
  ignorePatterns: ['dist', '.venvs', '.corpus', '.bench', '.migfix', 'docs', 'examples'],
  // Types are gone when the tests run; what a mutant does to them is not looked at.
  disableTypeChecks: false,
};
