/** Wrong use: a flag, a configuration file or a path. One clear line, exit code 2, never a stack. */
export class UsageError extends Error {}
