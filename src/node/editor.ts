import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has a text edited in the user's editor, which git would take, too: VISUAL, then EDITOR, else vi.
 *
 * @returns the text as it was left
 * @throws Error with one clear line when the editor could not be started or did not end well
 */
export async function editText(text: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const editor = env['VISUAL'] || env['EDITOR'] || (process.platform === 'win32' ? 'notepad' : 'vi');
  const folder = await mkdtemp(join(tmpdir(), 'migfix-'));
  const file = join(folder, 'block.py');
  try {
    await writeFile(file, text, { mode: 0o600 });
    await run(editor, file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By a shell: the editor may have arguments (`code --wait`). Ctrl+C is the editor's as long as it runs. */
async function run(editor: string, file: string): Promise<void> {
  const ours = process.listeners('SIGINT');
  const nothing = (): void => {};
  process.removeAllListeners('SIGINT').on('SIGINT', nothing);
  try {
    const code = await new Promise<number | null>((done, fail) => {
      const child = process.platform === 'win32'
        ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
        : spawn('sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit' });
      child.on('error', fail).on('close', done);
    });
    if (code !== 0) throw new Error(`the editor (${editor}) ended with ${code ?? 'a signal'}`);
  } finally {
    process.off('SIGINT', nothing);
    for (const listener of ours) process.on('SIGINT', listener);
  }
}
