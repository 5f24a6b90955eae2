import type { FileHistory } from '../core/file-history.ts';
import type { Meta, Options, Parse, Result, Transform } from '../core/types.ts';

/** What the command line runs: the core and the rules. A test passes its own. */
export interface Engine {
  readonly fix: (code: string, parse: Parse, transforms: readonly Transform[], options: Options, history?: FileHistory) => Result;
  readonly transforms: readonly Transform[];
  /** Rules that only report. */
  readonly reportOnly: readonly Meta[];
  readonly defaultOptions: Options;
  /** A thread of its own can load it: it is ours, not a test's. */
  readonly threads?: true;
  /** The modules of transforms that are not ours, by absolute path, and the ids of these. */
  readonly extra?: readonly { readonly path: string; readonly id: string }[];
}

/** Loads the core and the rules; late, so that `--version` and a mistyped flag need not wait for them. */
export async function loadEngine(): Promise<Engine> {
  const [{ fix, defaultOptions }, { transforms }, { reportOnly }] = await Promise.all([
    import('../core/fix.ts'),
    import('../../transforms/index.ts'),
    import('../core/findings.ts'),
  ]);
  return { fix, transforms, reportOnly, defaultOptions, threads: true };
}

/** Every rule, those that rewrite first. */
export const rulesOf = (engine: Engine): readonly Meta[] => [...engine.transforms.map(({ meta }) => meta), ...engine.reportOnly];
