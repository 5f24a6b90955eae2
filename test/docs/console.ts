import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonOf } from '../alembic/stacks.ts';
import { installMigfix } from '../integrations/project-migfix.ts';
import { folderWith } from '../node/folder.ts';

const SHOP = join(import.meta.dirname, '../../examples/legacy-shop');

/** A command that a page shows, and what it shows of the output: a line `…` stands for any lines, one within a line for any text. */
export interface Shown {
  readonly command: string;
  readonly output: string;
}

/**
 * The commands of a page, in order: the lines of its `console` blocks that begin with `$`.
 *
 * @param fence `terminal`: of the blocks that somebody at a terminal has typed in
 */
export const commandsOf = (page: string, fence: 'console' | 'terminal' = 'console'): readonly Shown[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].flatMap(([, block]) =>
    (block as string).split(/^\$ /m).slice(1).map((text) => {
      const [command, ...output] = text.split('\n');
      return { command: command as string, output: output.join('\n').trimEnd() };
    }),
  );

/** The legacy shop in a git repository of its own, with migfix and an Alembic on the PATH, and one shell command after the other. */
export function openShop(): (command: string) => string {
  const folder = folderWith({});
  cpSync(SHOP, folder, { recursive: true, filter: (path) => !path.includes('__pycache__') });
  installMigfix(folder);
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n__pycache__/\n*.db\n');
  const alembic = join(folder, 'node_modules/.bin/alembic');
  writeFileSync(alembic, `#!/bin/sh\nexec '${pythonOf('middle')}' -m alembic "$@"\n`);
  chmodSync(alembic, 0o755);
  const env = {
    ...process.env, PATH: `${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`, VIRTUAL_ENV: join(pythonOf('middle'), '../..'), PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1', COLUMNS: '120',
    GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', HOME: folder,
  };
  const run = (command: string): string => {
    const { stdout, stderr } = spawnSync('bash', ['-c', `{ ${command.replace(/\s*#.*$/, '')}\n} 2>&1`], { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
    return `${stdout}${stderr}`.trimEnd();
  };
  run('git init -q && git add -A && git commit -qm "as it was"');
  return run;
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What is shown, as a pattern of the whole output. */
export const patternOf = (shown: string): RegExp =>
  new RegExp(`^${shown.split('\n').map((line) => (line === '…' ? '(?:.*\\n)*?' : `${literally(line).replaceAll('…', '.*')}\\n`)).join('')}$`);
