import type { Result } from '../../core/types.ts';

/** What became of one file. */
export interface FileReport {
  /** As people know it: relative to the working directory. */
  readonly name: string;
  /** The text as it was read. */
  readonly before: string;
  readonly result: Result;
  /** Why the file could not be read or written, which makes the exit code 2. */
  readonly failure?: string;
  /** The change is on the disk. */
  readonly written?: boolean;
}

export type Colors = ReturnType<typeof import('picocolors').createColors>;

/** How a report is to look. */
export interface Look {
  readonly mode: 'dry-run' | 'write' | 'check';
  readonly colors: Colors;
  readonly verbose: boolean;
  readonly terminal: boolean;
}

/** Would change, or did. */
export const changed = ({ result }: FileReport): boolean => result.status === 'fixed';

/**
 * Whom the changes of a file reach. `safe` ones give every database the same statements; what else is changed, databases that are
 * past the revision never get.
 */
export const reachOf = ({ result }: FileReport): 'same everywhere' | 'fresh databases only' | undefined => {
  if (result.status !== 'fixed') return undefined;
  return result.diagnostics.some(({ fixed, fix }) => fixed && fix === 'review') ? 'fresh databases only' : 'same everywhere';
};

/** What a person still has to see: errors and warnings that no rewrite took away. */
export const remaining = ({ result }: FileReport) =>
  result.status === 'skipped' ? [] : result.diagnostics.filter((found) => !found.fixed && found.severity !== 'note');
