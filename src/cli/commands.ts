import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';

/** What the first word of the command line can ask for. Without one of these, migfix rewrites. */
export interface Command {
  /** As the help shows it, without `migfix`. */
  readonly usage: string;
  readonly about: string;
  /** Loads the command's own module when it is asked for, and runs it; `args.words` still begins with the command's name. */
  readonly run: (args: Arguments, io: Io, engine: Engine) => Promise<number>;
}

export const commands = {
  rules: {
    usage: 'rules',
    about: 'List the rules',
    run: async (args, io, engine) => (await import('./rules.ts')).listRules(args, io, engine),
  },
  explain: {
    usage: 'explain <rule>',
    about: 'Say what a rule does, and why',
    run: async (args, io, engine) => (await import('./rules.ts')).explainRule(args, io, engine),
  },
  graph: {
    usage: 'graph [paths..]',
    about: 'Draw the revisions of a folder, with what each needs; exit 1 if the chain is not whole',
    run: async (args, io, engine) => (await import('./graph.ts')).graph(args, io, engine),
  },
  doctor: {
    usage: 'doctor [path]',
    about: 'Look at env.py, alembic.ini and script.py.mako: what keeps new migrations right on SQLite, and what does not',
    run: async (args, io, engine) => (await import('./doctor.ts')).doctor(args, io, engine),
  },
  review: {
    usage: 'review [paths..]',
    about: 'Show what would change block by block, and write what you take; goes on where you left it',
    run: async (args, io, engine) => (await import('./review.ts')).review(args, io, engine),
  },
  todo: {
    usage: 'todo [paths..]',
    about: 'List the "# migfix:" marks that are still to be filled in, with their statements; exit 0, with --check 1 if there is any',
    run: async (args, io, engine) => (await import('./todo.ts')).todo(args, io, engine),
  },
  verify: {
    usage: 'verify [paths..]',
    about: 'Prove by running: before and after the rewrite, on scratch databases; exit 1 if anything does not hold',
    run: async (args, io, engine) => (await import('./verify.ts')).verifyCommand(args, io, engine),
  },
  history: {
    usage: 'history [table] [paths..]',
    about: 'Say what the chain tells of a table, or of all tables, and which revision made it so',
    run: async (args, io, engine) => (await import('./history.ts')).history(args, io, engine),
  },
  lsp: {
    usage: 'lsp',
    about: 'Serve an editor: findings as you type, changes, the history (Language Server Protocol over stdin and stdout)',
    run: async (args, io, engine) => (await import('./lsp.ts')).lsp(args, io, engine),
  },
  'merge-reports': {
    usage: 'merge-reports <files..>',
    about: 'Make one table of the reports of many repositories: files of --output-format json or --summary-file',
    run: async (args, io) => (await import('./merge-reports.ts')).mergeReports(args, io),
  },
  suppress: {
    usage: 'suppress --reason "…" [paths..]',
    about: 'Write "# migfix: ignore[rule] -- reason" above what is left to a person, as a diff or with --write',
    run: async (args, io, engine) => (await import('./suppress.ts')).suppress(args, io, engine),
  },
  undo: {
    usage: 'undo [--dry-run] [paths..]',
    about: 'Put back what the last --write replaced, all of it or these files, unless a file was changed since',
    run: async (args, io) => (await import('./undo.ts')).undo(args, io),
  },
  completion: {
    usage: 'completion <shell>',
    about: 'Print what bash, zsh or fish needs to complete commands, flags and values',
    run: async (args, io) => (await import('./completion.ts')).completion(args, io),
  },
  playground: {
    usage: 'playground [--port N] [--no-open]',
    about: 'Serve the page that rewrites as you type, on this machine only',
    run: async (args, io) => (await import('./playground.ts')).playground(args, io),
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;

/** The table as plain commands, for code that goes through all of them. */
export const commandList = Object.entries(commands) as unknown as readonly (readonly [CommandName, Command])[];

/** @returns undefined when the words are paths: then migfix rewrites */
export const commandOf = (words: readonly string[]): CommandName | undefined => commandList.find(([name]) => name === words[0])?.[0];
