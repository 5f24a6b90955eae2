import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Quick files first: the run of a mutant ends at the first test that fails. */
class QuickFirst extends BaseSequencer {
  override sort = async (files: TestSpecification[]): Promise<TestSpecification[]> => files.sort((a, b) => Number(a.moduleId.includes('golden')) - Number(b.moduleId.includes('golden')));
}

/**
 * The tests that `npm run mutation` runs again and again: those of the core and the transforms that need no Python and are done in seconds.
 * What is pinned of the fixtures (`test/golden`) holds all that `fixtures.test.ts` and `chains.test.ts` look at; `each.ts` has a test for each case, of which
 * a mutant runs those that come by it.
 */
export default defineConfig({
  test: {
    include: [
      'test/golden/{each,generated.test,pure.test,refused.test}.ts', 'test/core/{alter-sql,check,columns,common-ends,directives,fences,environment,environment-places,extra-transforms,finding-id,losses,marks,packed-migration,places,python,edit,scopes,sql,suggest,suppress,text,tree}.test.ts', 'test/graph/{command,layout,order,read-revision}.test.ts', 'test/history/replay.test.ts',
      'test/doctor/examine.test.ts', 'test/hostile/faulty-rules.test.ts', 'test/node/{foreign-keys,library,naming-convention}.test.ts', 'test/cli/{applied,baseline,todo}.test.ts', 'test/lsp/minimal-edits.test.ts', 'test/review/walk.test.ts',
    ],
    fileParallelism: false,
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 180_000,
  },
});
