import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { kindOf } from '../../node/text.ts';

/** A PostgreSQL server to make databases on. */
export interface Server {
  /** Of its maintenance database, without the driver: `postgresql://…`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Where distributions keep what is not in PATH; the newest version is taken. */
const HOMES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt', '/Applications/Postgres.app/Contents/Versions'];
/** Who may run a server when we are root, which PostgreSQL refuses. */
const ACCOUNTS = ['postgres', 'nobody'];
const START_LIMIT = 30_000;
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses='];

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts a scratch server from the machine's own binaries, on a socket in a folder of its own: nobody else can reach it.
 *
 * @throws Error with one line when there are no binaries, or the server does not start
 */
export async function startServer(env: NodeJS.ProcessEnv): Promise<Server> {
  const bin = await findBinaries(env);
  if (bin === undefined) throw new Error('no PostgreSQL server binaries (initdb, postgres) in PATH, by pg_config or in the usual places');
  const account = process.getuid?.() === 0 ? await unprivileged() : undefined;
  // The name of a socket must be short.
  const folder = await mkdtemp(join(tmpdir(), 'migfix-pg-'));
  try {
    if (account) await chown(folder, account.uid, account.gid);
    const data = join(folder, 'data');
    await run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'migfix', '--no-sync', '-E', 'UTF8', '--locale=C'], account);
    const child = await started(join(bin, 'postgres'), ['-D', data, '-k', folder, ...FAST.flatMap((each) => ['-c', each])], account);
    const orphaned = () => child.kill('SIGQUIT');
    process.once('exit', orphaned);
    return {
      url: `postgresql://migfix@/postgres?host=${encodeURIComponent(folder)}`,
      stop: async () => {
        process.off('exit', orphaned);
        await stopped(child);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** PATH, `pg_config --bindir`, then the usual places. */
async function findBinaries(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const asked = await run('pg_config', ['--bindir'], undefined).catch(() => '');
  const candidates = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), asked.trim(), ...(await installed())].filter(Boolean);
  for (const folder of candidates) {
    const both = await Promise.all(['initdb', 'postgres'].map((name) => kindOf(join(folder, name))));
    if (both.every((kind) => kind === 'file')) return folder;
  }
  return undefined;
}

async function installed(): Promise<readonly string[]> {
  const version = (name: string): number => Number(/(\d+)/.exec(name)?.[1] ?? 0);
  const lists = await Promise.all(
    HOMES.map(async (home) => {
      const names = await readdir(home).catch(() => [] as string[]);
      return names.filter((name) => /^\d+|postgresql/.test(name)).sort((a, b) => version(b) - version(a)).map((name) => join(home, name, 'bin'));
    }),
  );
  return lists.flat();
}

async function unprivileged(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of ACCOUNTS) {
    const found = lines.find(([account]) => account === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody');
}

const run = (program: string, args: readonly string[], account: Account | undefined): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { ...account, cwd: '/', timeout: START_LIMIT }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program}: ${stderr.trim().split('\n').at(-1) || error.message}`));
      else resolve(stdout);
    });
  });

function started(program: string, args: readonly string[], account: Account | undefined): Promise<ChildProcess> {
  const child = spawn(program, [...args], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('it did not start in time'), START_LIMIT);
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill('SIGQUIT');
      reject(new Error(`the PostgreSQL server does not start: ${reason}`));
    };
    child.stderr!.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4000);
      if (!/ready to accept connections/.test(said)) return;
      clearTimeout(timer);
      resolve(child);
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', () => fail(said.trim().split('\n').at(-1) ?? 'it ended'));
  });
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    // Immediate shutdown: nobody needs its files afterwards.
    child.kill('SIGQUIT');
  });
