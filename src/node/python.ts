import { execFile } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { kindOf, textOf } from './text.ts';

/** The user's own Python, with what it has of Alembic. */
export interface PythonEnvironment {
  /** What to start. */
  readonly executable: string;
  /** How it was found, for people: `--python`, `VIRTUAL_ENV`, `.venv`, `uv run`… */
  readonly source: string;
  /** Python's own version, as `3.11.7`. */
  readonly version: string;
  readonly alembic: string;
  readonly sqlalchemy: string;
  /** The drivers for PostgreSQL, where there are any. */
  readonly psycopg2?: string;
  readonly psycopg?: string;
}

export interface PythonRequest {
  /** `--python`: then nothing else is tried. */
  readonly python?: string | undefined;
  /** The project: virtual environments are looked for here and above. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

interface Candidate {
  readonly source: string;
  readonly command: readonly string[];
  readonly cwd?: string;
  /** What puts packages into it. */
  readonly install: string;
}

type Found = Partial<PythonEnvironment> & { readonly executable: string; readonly version: string };

const PACKAGES = ['alembic', 'sqlalchemy', 'psycopg2', 'psycopg2-binary', 'psycopg'];
const OLDEST = [3, 8] as const;
/** A first `uv run` may have to make its environment. */
const PATIENCE = 60_000;
const PROBE = `
import sys
# A file of the project named like a module of the standard library must not be imported instead.
sys.path[:] = [path for path in sys.path if path]
import json
found = {"executable": sys.executable, "version": "%d.%d.%d" % sys.version_info[:3]}
try:
    from importlib.metadata import version, PackageNotFoundError
except ImportError:
    pass
else:
    for name in ${JSON.stringify(PACKAGES)}:
        try:
            found.setdefault(name.replace("-binary", ""), version(name))
        except PackageNotFoundError:
            pass
print("migfix:" + json.dumps(found))
`;

/** No Python with Alembic was found; the message has the command that mends it. */
export class PythonMissing extends Error {}

/**
 * Finds the Python that runs the user's migrations: `--python`, else the active virtual environment, `.venv` or `venv` beside or
 * above the project, `uv run`, `poetry run`, `python3`. The first one that has Alembic and SQLAlchemy is taken.
 *
 * @throws PythonMissing naming what was tried and the command to install what is missing
 */
export async function findPython(request: PythonRequest): Promise<PythonEnvironment> {
  const candidates = request.python === undefined ? await candidatesOf(request) : [named(request.python)];
  const tried: string[] = [];
  let mend: string | undefined;
  for (const candidate of candidates) {
    const found = await probe(candidate, request);
    const lack = typeof found === 'string' ? found : lacking(found);
    if (typeof found !== 'string' && lack === undefined) return { ...found, source: candidate.source } as PythonEnvironment;
    tried.push(`${candidate.source}: ${lack}`);
    if (typeof found !== 'string' && isRecent(found)) mend ??= candidate.install;
  }
  throw new PythonMissing(explain(tried, mend));
}

/** A path is the user's, from where they are; a name is looked up in PATH. */
const named = (python: string): Candidate => ({
  source: '--python',
  command: [/[\\/]/.test(python) ? resolve(python) : python],
  install: `${python} -m pip install alembic`,
});

async function candidatesOf({ folder, env }: PythonRequest): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const name of ['VIRTUAL_ENV', 'CONDA_PREFIX'] as const) if (env[name]) found.push(environment(name, env[name]));
  const parents = above(resolve(folder));
  for (const parent of parents) {
    for (const name of ['.venv', 'venv']) {
      const candidate = environment(join(parent, name), join(parent, name));
      if ((await kindOf(candidate.command[0]!)) === 'file') found.push(candidate);
    }
  }
  return [...found, ...(await managers(parents)), ...plain()];
}

function environment(source: string, home: string): Candidate {
  const python = process.platform === 'win32' ? windowsPython(source, home) : join(home, 'bin', 'python');
  return { source, command: [python], install: `${python} -m pip install alembic` };
}

/** Conda keeps it at the top there. */
const windowsPython = (source: string, home: string): string =>
  source === 'CONDA_PREFIX' ? join(home, 'python.exe') : join(home, 'Scripts', 'python.exe');

/** Only where the project is theirs: otherwise they would make an environment that nobody asked for. */
async function managers(parents: readonly string[]): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const cwd of parents) {
    const toml = (await textOf(join(cwd, 'pyproject.toml')).catch(() => undefined)) ?? '';
    const owns = async (lock: string, section: RegExp) => section.test(toml) || (await kindOf(join(cwd, lock))) === 'file';
    if (await owns('uv.lock', /^\[tool\.uv\b/m)) {
      found.push({ source: 'uv run', command: ['uv', 'run', '--no-sync', '--quiet', 'python'], cwd, install: 'uv add alembic' });
    }
    if (await owns('poetry.lock', /^\[tool\.poetry\b/m)) {
      found.push({ source: 'poetry run', command: ['poetry', 'run', 'python'], cwd, install: 'poetry add alembic' });
    }
  }
  return found;
}

function plain(): readonly Candidate[] {
  const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
  return names.map((name) => ({ source: name, command: [name], install: `${name} -m pip install alembic` }));
}

function above(folder: string): readonly string[] {
  const parents = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) parents.push(dirname(at));
  return parents;
}

/** What it has; a string: why it can't be used. */
function probe({ command, cwd }: Candidate, { folder, env }: PythonRequest): Promise<Found | string> {
  const [program = '', ...args] = command;
  const options = { cwd: cwd ?? folder, env: { ...env, PYTHONDONTWRITEBYTECODE: '1' }, timeout: PATIENCE };
  return new Promise((done) => {
    execFile(program, [...args, '-c', PROBE], options, (error, stdout, stderr) => {
      const line = /^migfix:(.*)$/m.exec(stdout)?.[1];
      if (line !== undefined) done(JSON.parse(line) as Found);
      else done(failure(error, stderr));
    });
  });
}

function failure(error: Error | null, stderr: string): string {
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') return 'not found';
  return stderr.trim().split('\n').at(-1) || error?.message.split('\n')[0] || 'does not run';
}

function lacking(found: Found): string | undefined {
  if (!isRecent(found)) return `is Python ${found.version}; migfix needs ${OLDEST.join('.')} or newer`;
  const missing = (['alembic', 'sqlalchemy'] as const).filter((name) => found[name] === undefined);
  return missing.length ? `Python ${found.version} without ${missing.join(' and ')}` : undefined;
}

function isRecent({ version }: Found): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function explain(tried: readonly string[], mend: string | undefined): string {
  const wanted = `no Python with Alembic was found (${tried.join('; ')})`;
  return mend === undefined
    ? `${wanted}. Install Python ${OLDEST.join('.')} or newer, then \`python3 -m pip install alembic\`, or name one with --python`
    : `${wanted}. Install it with \`${mend}\`, or name another Python with --python`;
}
