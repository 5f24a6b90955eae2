import type { Argv } from 'yargs';
import { type CommandName, commandList, commands } from './commands.ts';
import { type Flag, flagsOf } from './flags.ts';

const EXIT_CODES = 'Exit codes: 0 nothing to do, or all done; 1 findings, or something would change; 2 could not work.';

/**
 * The text of `--help`, laid out by yargs.
 *
 * @param command whose flags to show; without one, those of rewriting
 */
export async function help(columns: number, command?: CommandName): Promise<string> {
  const { default: yargs } = await import('yargs');
  const page = pageOf(yargs([]).locale('en').scriptName('migfix'), command);
  page.help(false).version(false).wrap(Math.min(110, columns)).epilogue(EXIT_CODES);
  for (const [name, flag] of flagsOf(command)) page.option(flag.byDefault === true ? `no-${name}` : name, asOption(flag));
  return page.getHelp();
}

function pageOf(page: Argv, command: CommandName | undefined): Argv {
  if (command) return page.usage(`migfix ${commands[command].usage}\n\n${commands[command].about}.`);
  page
    .usage('migfix [paths..]\n\nMakes Alembic migrations run on SQLite, without changing what they do on PostgreSQL or MySQL.')
    .command('$0 [paths..]', 'Rewrite migrations: files, version folders or projects; "-" reads stdin');
  for (const [, { usage, about }] of commandList) page.command(usage, about);
  return page;
}

const asOption = (flag: Flag) => ({
  describe: flag.about,
  group: flag.group,
  type: flag.type === 'boolean' ? ('boolean' as const) : ('string' as const),
  ...(flag.alias ? { alias: [...flag.alias] } : {}),
  ...(flag.choices ? { choices: [...flag.choices] } : {}),
  ...(typeof flag.byDefault === 'string' ? { defaultDescription: flag.byDefault } : {}),
});
