import type { Readable, Writable } from 'node:stream';
import type { Application } from './core/environment.ts';
import type { Parse } from './core/types.ts';
import type { DatabaseFacts } from './doctor/database.ts';

/** A Python file as text, with what it takes to write it back byte for byte. */
export interface Source {
  /** Nothing is stripped: a byte order mark is the first character. */
  readonly code: string;
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  /** Of the bytes: tells whether the file changed since. */
  readonly hash: string;
}

/** A text in pieces: as a whole it might not fit into the memory. */
export type Pieces = readonly string[] | Generator<string>;

/** Where plain data is that need not be in the memory. */
export interface Spill {
  /** @returns a number by which it can be had back */
  put(value: unknown): number;
  /** @throws Error of the system */
  get(number: number): unknown;
}

/** A file that we got no text from. */
export interface Unreadable {
  readonly reason: string;
  /** The content is at fault (a finding); otherwise we could not get at the file (exit code 2). */
  readonly content: boolean;
}

/** What earlier runs have found out, by key. */
export interface Cache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Keeps what is new; never throws. */
  save(): void;
}

export interface FindRequest {
  /** Files and folders; none: what the Alembic configuration names, else the working directory. */
  readonly paths: readonly string[];
  /** `-n NAME`: the section of alembic.ini. */
  readonly section?: string;
  /** Knows what an application says, as long as its files are the same. */
  readonly cache?: Cache | undefined;
  /** Patterns as in .gitignore, relative to `excludeBase`. Files named in `paths` are always taken. */
  readonly exclude: readonly string[];
  readonly excludeBase: string;
  readonly respectGitignore: boolean;
  /** Take migrations that are links to files outside of the repository (or of the folder, where there is none). */
  readonly followLinks?: boolean;
  /** Tell what is left out. */
  readonly tellLeft?: boolean;
}

export interface FoundFile {
  readonly path: string;
  /** For people: relative to the working directory, with forward slashes. */
  readonly name: string;
  /** The metadata of its project names constraints itself, or may. */
  readonly namingConvention: boolean;
  /** Nobody can tell: a convention that cannot be followed from env.py. */
  readonly conventionUnclear?: true;
  /** The project's env.py or its application sets `PRAGMA foreign_keys=ON`. */
  readonly foreignKeys?: boolean;
  /** The path of its project's env.py: only files with the same one can be of one chain. */
  readonly env?: string;
  /** A configuration names the folders of that env.py: all files are of one chain. */
  readonly configured?: boolean;
  /** It was named itself: the rest of its chain is not among the files of the run. */
  readonly alone?: boolean;
  /** Revisions beside it were left out: it was named itself, or `exclude` or .gitignore took others away. */
  readonly partial?: boolean;
}

/** A path that was not read. */
export interface LeftOut {
  readonly name: string;
  readonly because: string;
}

export interface Found {
  /** Sorted by name, none twice. */
  readonly files: readonly FoundFile[];
  /** A path that could not be used: exit code 2, but the rest goes on. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** Where the request asks for it: what might be revisions and is left out. */
  readonly left?: readonly LeftOut[];
}

export interface EnvironmentRequest {
  /** A project's folder, a script folder or an env.py; left out, the working directory. */
  readonly path?: string;
  /** `-n NAME`: the section of alembic.ini. */
  readonly section?: string;
  /** `--python`. */
  readonly python?: string;
}

/** The files of an Alembic environment, by absolute path. */
export interface EnvironmentFiles {
  readonly env: string;
  readonly template?: string;
  readonly ini?: string;
  readonly toml?: string;
  readonly application: Application;
  /** What the paths of the application's sources are relative to. */
  readonly folder: string;
  /** The installed Alembic, where a Python with it was found. */
  readonly alembic?: string;
  /** The files of its revisions. */
  readonly migrations: readonly string[];
}

export interface FoundEnvironments {
  readonly environments: readonly EnvironmentFiles[];
  /** Why there is none, or not all. */
  readonly problems: readonly string[];
}

export interface DatabaseRequest {
  readonly file: string;
  /** `alembic_version`, unless env.py says otherwise. */
  readonly versionTable: string;
  readonly python?: string;
}

/** What version control says of some files, and of the whole trees that they lie in. */
export interface WorkTree {
  /** Files of ours that no version control keeps: there is none, or it ignores them. */
  readonly unversioned: readonly string[];
  /** What a commit would still have to take, ours or not. */
  readonly uncommitted: readonly Uncommitted[];
  /** Why git could not tell. */
  readonly problems: readonly string[];
}

export interface Uncommitted {
  /** Relative to the working directory. */
  readonly name: string;
  /** `staged`: and not changed since. */
  readonly state: 'staged' | 'changed' | 'untracked';
}

/** Which files git is asked for: staged ones, all that differ from the last commit, or all that differ from where a branch began. */
export type Changes = 'staged' | 'changed' | { readonly since: string };

export interface UndoRequest {
  /** Files and folders; none: all that the run wrote. */
  readonly paths: readonly string[];
  /** Left out: the last one that something of can be taken back. */
  readonly run?: string;
  readonly dryRun: boolean;
}

export interface UndoReport {
  /** Its name begins with its time. */
  readonly run: string;
  readonly files: readonly Taken[];
  /** Lines of its journal that can't be read: a run that was killed leaves one, for a file that it did not get to. */
  readonly torn: number;
}

/** A file that was put back, or would be. */
export interface Taken {
  readonly name: string;
  /** Why it was left as it is. */
  readonly left?: string;
  /** The system refused: exit code 2. */
  readonly failed?: true;
}

/** A run that can be taken back, or some of it. */
export interface WrittenRun {
  readonly id: string;
  readonly files: readonly string[];
}

export interface ServeRequest {
  /** 0: any that is free. */
  readonly port: number;
  /** Open a browser, where there is one. */
  readonly open: boolean;
  /** Hears the address, once it answers. */
  readonly started: (url: string) => void;
}

export interface Progress {
  tick(): void;
  stop(): void;
}

/** A value that somebody typed for a column, as SQL. */
export interface ValueRequest {
  /** All that the statement may speak of, its own table too. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly table: string;
  readonly column: string;
  readonly value: string;
}

/** Ctrl+C on a keyboard of ours. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** By name, as the built command line has its classes more than once. */
export const isInterrupted = (error: unknown): error is Interrupted => (error as Error | undefined)?.name === 'Interrupted';

/** Somebody at a terminal; whoever opens it closes it, whatever happens. */
export interface Keyboard {
  /**
   * @returns the character, the key's name, or `^d` for Ctrl+D
   * @throws Interrupted
   */
  key(): Promise<string>;
  /** Asks for a line. @throws Interrupted */
  line(prompt: string): Promise<string>;
  /** Has a text edited. @throws Error with one clear line when there is no editor, or it failed */
  edit(text: string): Promise<string>;
  close(): void;
}

/** The command line's only edge: all that a test has to fake. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdinTty: boolean;
  readonly stdoutTty: boolean;
  readonly stderrTty: boolean;
  readonly columns: number;
  /** migfix's own version. */
  version(): Promise<string>;
  parser(): Promise<Parse>;
  /**
   * @param what the reports of whole projects, or what is known of single files: a run that has the first does not read the second
   * @param dir instead of the usual folder
   * @returns undefined where this migfix can't tell itself from another build
   */
  cache(what: 'results' | 'files', dir: string | undefined): Promise<Cache | undefined>;
  find(request: FindRequest): Promise<Found>;
  /** The migrations of the script folder that a file lies in, the file too. */
  chainOf(file: FoundFile): Promise<readonly FoundFile[]>;
  /** Finds Alembic environments with what they belong to. */
  environments(request: EnvironmentRequest): Promise<FoundEnvironments>;
  /**
   * Looks into an SQLite file, which is opened read-only.
   *
   * @throws Error with one clear line when it can't be read
   */
  database(request: DatabaseRequest): Promise<DatabaseFacts>;
  read(path: string): Promise<Source | Unreadable>;
  /**
   * A text file that need not exist, such as a configuration file.
   *
   * @param most bytes; then only regular files count
   * @throws Error with one clear line when it is larger
   */
  readText(path: string, most?: number): Promise<string | undefined>;
  /**
   * Loads and runs a module of JavaScript.
   *
   * @returns what it exports
   * @throws Error with one clear line when it is not there, or throws
   */
  load(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** @param paths the files that are to be written */
  workTree(paths: readonly string[]): Promise<WorkTree>;
  /**
   * @returns those of the paths that git says have changed
   * @throws Error with one clear line when git can't tell
   */
  changedOf(paths: readonly string[], changes: Changes): Promise<ReadonlySet<string>>;
  /**
   * Replaces a Python file's text, atomically, with its mode and encoding kept, through a symbolic link to its target. What it held is
   * in the journal of this run before it is touched.
   *
   * @throws Error with one clear line when the file can't be written, has changed since `before` was read, or lies outside of the
   *   working directory, its repository and the paths that `find` and `environments` were given
   */
  write(path: string, code: string, before: Source): Promise<void>;
  /**
   * Takes back what a run wrote.
   *
   * @returns undefined when there is nothing to take back
   * @throws Error with one clear line when the journals can't be read
   */
  undo(request: UndoRequest): Promise<UndoReport | undefined>;
  /** The runs that something of can be taken back, last first. */
  runs(): Promise<readonly WrittenRun[]>;
  /**
   * Asks a real SQLite whether a value fits: nothing is run.
   *
   * @param folder where the project's Python is looked for
   * @returns SQLite's own words when it does not
   * @throws Error with one clear line when there is no Python
   */
  checkValue(request: ValueRequest, folder: string, python: string | undefined): Promise<string | undefined>;
  keyboard(): Promise<Keyboard>;
  /** A text of ours in `.migfix`, that need not exist. */
  ownText(name: string): Promise<string | undefined>;
  /** Keeps a text there; never throws: what can't be kept is asked again. */
  keepOwnText(name: string, text: string): Promise<void>;
  /** Opens a place for what need not be in the memory; of it nothing is left when the process ends. */
  spill(): Promise<Spill>;
  /** Creates or replaces a report, of which each piece is asked for when it is its turn. */
  save(path: string, pieces: Pieces): Promise<void>;
  /**
   * Creates a file of ours or replaces it, whole or not at all.
   *
   * @param named the command line names it, and not a configuration: then it may be anywhere
   * @throws Error with one clear line when it can't be written, or lies outside of where a run may write
   */
  replace(path: string, text: string, named: boolean): Promise<void>;
  stdin(): Promise<string>;
  /** stdin and stdout for a protocol: whatever else is printed from now on goes to stderr. */
  stdio(): { readonly input: Readable; readonly output: Writable };
  /** The address of a rule's page among our own documents. */
  pageOf(rule: string): string | undefined;
  /**
   * Serves the playground to this machine.
   *
   * @returns when the process was asked to end
   * @throws Error with one clear line when it is not built, or the port is not free
   */
  serve(request: ServeRequest): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  /** @param unit what is counted; left out, migrations */
  progress(total: number, unit?: string): Promise<Progress>;
}
