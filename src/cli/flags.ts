import type { CommandName } from './commands.ts';
import { formats } from './reporters/formats.ts';

/** Every flag, once: read by the parser of arguments, by `--help` and by the suggestions for mistyped ones. */

export interface Flag {
  /** `list`: comma separated and repeatable; `paths`: repeatable, a comma is a part of a path. */
  readonly type: 'boolean' | 'string' | 'list' | 'paths';
  readonly group: 'What to do:' | 'Proof:' | 'Rules:' | 'Files:' | 'Output:' | 'Configuration:' | 'Other:';
  /** Of a flag that is on by default: what its `--no-` form does. */
  readonly about: string;
  readonly alias?: readonly string[];
  readonly choices?: readonly string[];
  /** Named in the help where it is not the flag's absence. */
  readonly byDefault?: string | boolean;
  /** The commands that take it; without this, rewriting does, and every command that has a use for it. */
  readonly for?: readonly CommandName[];
  /** A command whose page names it, beside rewriting. */
  readonly also?: readonly CommandName[];
  /** Only rewriting has a use for it. */
  readonly rewriting?: true;
}

export const flags = {
  'dry-run': { type: 'boolean', group: 'What to do:', alias: ['diff'], about: 'Show what would change as a diff, write nothing (default)' },
  write: { type: 'boolean', group: 'What to do:', alias: ['fix'], about: 'Rewrite the files' },
  check: { type: 'boolean', group: 'What to do:', also: ['todo'], about: 'List what would change, what remains to be done and the marks; exit 1 if there is any' },
  'allow-marks': { type: 'boolean', group: 'What to do:', about: 'With --check: "# migfix:" marks are no reason to fail' },
  'allow-dirty': { type: 'boolean', group: 'What to do:', also: ['review'], about: 'With --write and review: even if git has changes that are not committed, staged ones too' },
  'allow-staged': { type: 'boolean', group: 'What to do:', also: ['review'], about: 'With --write and review: even if git has changes that are staged' },
  'allow-no-vcs': { type: 'boolean', group: 'What to do:', also: ['review'], about: 'With --write and review: even if no version control keeps the files' },
  inspect: { type: 'boolean', rewriting: true, group: 'Output:', about: 'Tell of each operation, and of each file without any, what becomes of it and why' },
  baseline: { type: 'string', rewriting: true, group: 'What to do:', about: 'Findings and changes in this file are known: --check fails for new ones, and for those that are gone' },
  'update-baseline': { type: 'boolean', rewriting: true, group: 'What to do:', about: 'Write the baseline (migfix-baseline.json); one that is there only gets shorter' },
  'grow-baseline': { type: 'boolean', rewriting: true, group: 'What to do:', about: 'Write the baseline with what is new, too' },
  'exit-zero': { type: 'boolean', group: 'What to do:', about: 'Exit 0 where findings or changes would make it 1' },
  'exit-non-zero-on-fix': { type: 'boolean', rewriting: true, group: 'What to do:', about: 'Exit 1 where a file was written, even if nothing is left' },
  at: { type: 'string', group: 'What to do:', for: ['history'], about: 'After this revision (or the one that begins so); default: after all' },

  run: { type: 'string', group: 'What to do:', for: ['undo'], about: 'Not the last run, but this one of --list' },
  reason: { type: 'string', group: 'What to do:', for: ['suppress'], about: 'Why: it goes into each comment' },
  list: { type: 'boolean', group: 'What to do:', for: ['undo'], about: 'The runs that can be undone, last first' },

  verify: { type: 'boolean', group: 'What to do:', also: ['review'], about: 'With --write: write only what "migfix verify" proves; with review: prove first, and show it' },
  restart: { type: 'boolean', group: 'What to do:', for: ['review'], about: 'Ask again what was decided in an earlier review' },
  against: { type: 'string', group: 'Proof:', about: 'Compare with a committed version instead of what would be written: git:REF', for: ['verify'] },
  'stub-imports': { type: 'boolean', group: 'Proof:', about: 'Replace modules that are missing by inert ones', for: ['verify'] },
  env: { type: 'boolean', group: 'Proof:', about: 'Run the project’s own env.py, with its database replaced by a scratch one', for: ['verify'] },
  postgres: { type: 'string', group: 'Proof:', about: 'Also run both sides on PostgreSQL: in fresh databases of this server, or "auto": a scratch server', for: ['verify'] },
  rows: { type: 'string', group: 'Proof:', about: 'So many rows in every table, with timings for each revision', for: ['verify'] },
  bisect: { type: 'boolean', group: 'Proof:', about: 'Only the first revision that breaks, with the fewest rows that show it', for: ['verify'] },
  timeout: { type: 'string', group: 'Proof:', byDefault: '30', about: 'Seconds for one revision', for: ['verify'] },

  preset: { type: 'string', group: 'Rules:', choices: ['minimal', 'house', 'strict'], byDefault: 'house', about: 'Which set of rules' },
  safe: { type: 'boolean', group: 'Rules:', about: 'Only changes that give every other database the same SQL; the rest is reported' },
  select: { type: 'list', group: 'Rules:', about: 'Only these rules (comma separated, repeatable)' },
  ignore: { type: 'list', group: 'Rules:', about: 'All but these rules (comma separated, repeatable)' },
  transform: { type: 'paths', group: 'Rules:', about: 'Run a transform of your own, too: a module whose default export is one (repeatable)' },
  placeholder: { type: 'string', group: 'Rules:', choices: ['keep', 'drop', 'nullable-first'], byDefault: 'keep', about: 'What becomes of a placeholder default' },
  sqlite: { type: 'string', group: 'Rules:', byDefault: '3.26', about: 'The oldest SQLite to support' },
  'applied-through': { type: 'string', group: 'Rules:', about: 'Databases are past this revision: up to it, only what is the same everywhere is changed' },
  'naming-convention': { type: 'boolean', group: 'Rules:', about: 'The metadata names constraints itself (default: what env.py tells)' },
  'foreign-keys': { type: 'boolean', group: 'Rules:', about: 'Connections run PRAGMA foreign_keys=ON (default: what env.py and the application tell)' },

  exclude: { type: 'list', group: 'Files:', about: 'Leave out files that match (as in .gitignore; comma separated, repeatable)' },
  'respect-gitignore': { type: 'boolean', group: 'Files:', byDefault: true, about: 'Take what git ignores, too' },
  'follow-links': { type: 'boolean', group: 'Files:', about: 'Read migrations that are links out of the repository, too (they are written when they are named)' },
  name: { type: 'string', group: 'Files:', alias: ['n'], about: 'The section of alembic.ini, as for alembic -n' },
  staged: { type: 'boolean', rewriting: true, group: 'Files:', about: 'Only files that are staged for the next commit' },
  changed: { type: 'boolean', rewriting: true, group: 'Files:', about: 'Only files that differ from the last commit, untracked ones too' },
  since: { type: 'string', rewriting: true, group: 'Files:', about: 'Only files that differ from where this branch left REF, untracked ones too' },
  'files-from': { type: 'string', rewriting: true, group: 'Files:', about: 'Read further paths from a file, one a line ("-": from stdin)' },
  database: { type: 'string', group: 'Files:', for: ['doctor'], about: 'An SQLite file to look into, opened read-only' },
  python: { type: 'string', group: 'Files:', for: ['doctor', 'verify', 'review'], about: 'The Python that has the Alembic of the project (default: the active environment, .venv, uv, poetry, python3)' },
  cache: { type: 'boolean', rewriting: true, group: 'Files:', byDefault: true, about: 'Find everything anew, keep nothing in .migfix/cache' },
  'cache-dir': { type: 'string', rewriting: true, group: 'Files:', about: 'Keep it here instead of in .migfix/cache' },
  shard: { type: 'string', rewriting: true, group: 'Files:', about: 'Only part i of n of the files ("2/4"), each in exactly one part; the whole chain is read' },
  'stdin-filename': { type: 'string', rewriting: true, group: 'Files:', about: 'With "-" as the path: the name of what is read from stdin' },

  'output-format': { type: 'list', group: 'Output:', choices: Object.keys(formats), byDefault: 'text', about: 'What goes to stdout, or NAME=FILE: to a file (comma separated, repeatable)' },
  'output-file': { type: 'string', group: 'Output:', about: 'Write the report to a file instead of stdout' },
  'summary-file': { type: 'string', rewriting: true, group: 'Output:', about: 'Write the counts to this file as JSON, for "migfix merge-reports"' },
  format: { type: 'string', group: 'Output:', choices: ['text', 'mermaid', 'svg', 'dot', 'json', 'csv', 'html'], byDefault: 'text', about: 'How to show it: drawings are for graph, json is for history, todo and merge-reports, csv and html are for merge-reports', for: ['graph', 'history', 'merge-reports', 'todo'] },
  statistics: { type: 'boolean', rewriting: true, group: 'Output:', about: 'Count findings by rule instead of listing them' },
  quiet: { type: 'boolean', group: 'Output:', alias: ['q'], about: 'No summary' },
  verbose: { type: 'boolean', group: 'Output:', alias: ['v'], about: 'Show notes too' },
  color: { type: 'string', group: 'Output:', choices: ['auto', 'always', 'never'], byDefault: 'auto', about: 'Colours' },
  jobs: { type: 'string', group: 'Output:', about: 'Threads that rewrite a large folder, Python processes that prove (default: one for each core)' },
  port: { type: 'string', group: 'Other:', byDefault: '4180', about: 'The port to serve on; 0 takes any that is free', for: ['playground'] },
  open: { type: 'boolean', group: 'Other:', byDefault: true, about: 'Do not open a browser', for: ['playground'] },
  progress: { type: 'boolean', group: 'Output:', byDefault: true, about: 'No bar on stderr for long runs' },

  'show-settings': { type: 'boolean', rewriting: true, group: 'Configuration:', about: 'Show each setting and where it comes from, of a file with its overrides; do nothing else' },
  'show-files': { type: 'boolean', rewriting: true, group: 'Configuration:', about: 'List the files that would be read, one a line; do nothing else' },
  config: { type: 'string', group: 'Configuration:', about: 'This configuration file, instead of the closest one' },
  isolated: { type: 'boolean', group: 'Configuration:', about: 'No configuration file' },

  stdio: { type: 'boolean', group: 'Other:', about: 'As editors say it: there is no other way to talk to it', for: ['lsp'] },
  clientProcessId: { type: 'string', group: 'Other:', about: 'As editors say it: end when this process does', for: ['lsp'] },

  help: { type: 'boolean', group: 'Other:', alias: ['h'], about: 'This help' },
  version: { type: 'boolean', group: 'Other:', about: 'The version' },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof flags;

/** The table as plain flags, for code that goes through all of them. */
export const flagList = Object.entries(flags) as unknown as readonly (readonly [FlagName, Flag])[];

/**
 * The flags that have a use: a command's page has its own and those that say where and how to look; rewriting has all that are not a
 * command's own.
 *
 * @param command undefined: rewriting
 */
export const flagsOf = (command: CommandName | undefined): readonly (readonly [FlagName, Flag])[] =>
  flagList.filter(([, flag]) =>
    flag.for ? command !== undefined && flag.for.includes(command) : command === undefined || flag.also?.includes(command) || !(flag.rewriting || ['What to do:', 'Rules:'].includes(flag.group)),
  );
