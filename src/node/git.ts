import { execFile } from 'node:child_process';

/** What git hooks set for their own repository, and would be wrong in any other. */
const FOREIGN = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_PREFIX'];

/**
 * Runs git.
 *
 * @param input for its stdin
 * @returns its stdout
 * @throws Error with the first line that git complained with, and its exit code as `code`
 */
export const git = (folder: string, args: readonly string[], input?: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...Object.fromEntries(FOREIGN.map((name) => [name, undefined])) };
    const child = execFile('git', ['-C', folder, ...args], { env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(Object.assign(new Error(`git: ${stderr.trim().split('\n')[0] || error.message}`), { code: error.code }));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => {}).end(input);
  });
