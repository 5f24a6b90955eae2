/** Wrong use: a flag, a configuration file or a path. One clear line, exit code 2, never a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By name: the built command line has the class twice, once in what is loaded at once and once in what is loaded later. */
export const isUsageError = (error: unknown): error is UsageError => (error as Error | undefined)?.name === 'UsageError';
