import { posix } from 'node:path';

/** The deepest folder that all files lie in; `.` where there is none below the working directory. */
export function commonFolder(names: readonly string[]): string {
  let common = posix.dirname(names[0] ?? '.');
  while (common !== '.' && common !== '/' && !names.every((name) => name.startsWith(`${common}/`))) common = posix.dirname(common);
  return common;
}
