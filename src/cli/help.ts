import yargs from 'yargs';
import { flagList } from './flags.ts';

/** The text of `--help`, laid out by yargs. */
export function help(columns: number): Promise<string> {
  const page = yargs([])
    .locale('en')
    .scriptName('migfix')
    .usage('migfix [paths..]\n\nMakes Alembic migrations run on SQLite, without changing what they do on PostgreSQL or MySQL.')
    .command('$0 [paths..]', 'Rewrite migrations: files, version folders or projects; "-" reads stdin')
    .command('rules', 'List the rules')
    .command('explain <rule>', 'Say what a rule does, and why')
    .help(false)
    .version(false)
    .wrap(Math.min(110, columns))
    .epilogue('Exit codes: 0 nothing to do, or all done; 1 findings, or something would change; 2 could not work.');
  for (const [name, flag] of flagList) {
    page.option(flag.byDefault === true ? `no-${name}` : name, {
      describe: flag.about,
      group: flag.group,
      type: flag.type === 'boolean' ? 'boolean' : 'string',
      ...(flag.alias ? { alias: [...flag.alias] } : {}),
      ...(flag.choices ? { choices: [...flag.choices] } : {}),
      ...(typeof flag.byDefault === 'string' ? { defaultDescription: flag.byDefault } : {}),
    });
  }
  return page.getHelp();
}
