import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Serving, startServer } from '../../src/node/serve.ts';
import { memoryIo } from './memory-io.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'migfix-serve-'));
const folder = path.join(scratch, 'page');
const POLICY = "default-src 'none'; script-src 'self'";
let server: Serving;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`);
  writeFileSync(path.join(folder, 'assets/core.wasm'), '\0asm');
  writeFileSync(path.join(folder, 'assets/main.js'), '');
  writeFileSync(path.join(scratch, 'secret.txt'), 'secret');
  symlinkSync(path.join(scratch, 'secret.txt'), path.join(folder, 'link.txt'));
  server = await startServer(folder, 0);
});

afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** As `fetch`, which would tidy the path up before it sends it. */
async function ask(at: string, method = 'GET'): Promise<{ readonly status: number | undefined; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }> {
  const sent = request({ host: '127.0.0.1', port: new URL(server.url).port, path: at, method });
  sent.end();
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

describe('the server', () => {
  it('gives files with their types, and headers that keep them in', async () => {
    expect((await ask('/')).headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(await ask('/assets/core.wasm?x=1')).toMatchObject({ status: 200, headers: { 'content-type': 'application/wasm', 'content-length': '4' }, body: '\0asm' });
    expect(await ask('/assets/main.js')).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  });

  it.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets\\..\\..\\secret.txt', '//secret.txt', '/link.txt', '/assets', '/nothing', '/%20/'])('has nothing else: %s', async (at) => {
    const { status, body } = await ask(at);
    expect([status, body]).toEqual([404, 'not found\n']);
  });

  it('takes no other method, and answers HEAD without a body', async () => {
    expect(await ask('/', 'POST')).toMatchObject({ status: 405 });
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('listens to this machine alone', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('says what to do where nothing was built', async () => {
    await expect(startServer(path.join(scratch, 'nowhere'), 0)).rejects.toThrow('the playground is not built: run "npm run build" where migfix was cloned');
  });
});

describe('migfix playground', () => {
  const run = async (...argv: readonly string[]) => {
    const io = memoryIo();
    return { code: await main(['playground', ...argv], io), out: io.stdout, err: io.stderr };
  };

  it('says where it is', async () => {
    expect(await run('--port', '5000')).toEqual({ code: 0, out: 'migfix playground: http://127.0.0.1:5000/ (Ctrl+C ends it)\n', err: '' });
    expect((await run()).out).toContain(':4180/');
  });

  it.each([
    [['--port', '70000'], '--port must be a number from 0 (any that is free) to 65535, not "70000"'],
    [['--port', 'http'], '--port must be a number from 0 (any that is free) to 65535, not "http"'],
    [['versions'], '"migfix playground" takes no paths: drop "versions" on the page'],
  ])('refuses %j', async (argv, message) => {
    expect(await run(...argv)).toEqual({ code: 2, out: '', err: `migfix: ${message}\n` });
  });

  it('opens a browser only where somebody looks, and nobody said --no-open', async () => {
    const asked: boolean[] = [];
    const serve = async ({ open }: { readonly open: boolean }): Promise<void> => void asked.push(open);
    await main(['playground'], memoryIo({}, { serve, stdoutTty: true }));
    await main(['playground'], memoryIo({}, { serve, stdoutTty: false }));
    await main(['playground', '--no-open'], memoryIo({}, { serve, stdoutTty: true }));
    expect(asked).toEqual([true, false, false]);
  });

  it('is in the help, with its flags', async () => {
    const io = memoryIo();
    await main(['--help'], io);
    expect(io.stdout).toContain('migfix playground [--port N] [--no-open]');
    await main(['playground', '--help'], io);
    expect(io.stdout).toMatch(/--port .*4180/);
    expect(io.stdout).toContain('--no-open');
  });

  describe('as a process', () => {
    const start = (...argv: readonly string[]): ChildProcess =>
      spawn(process.execPath, [path.join(ROOT, 'bin/migfix.js'), 'playground', '--no-open', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
    const textOf = async (child: ChildProcess, stream: 'stdout' | 'stderr'): Promise<string> => String((await once(child[stream] as NodeJS.ReadableStream, 'data'))[0]);

    it('serves the built page until SIGINT, which is no failure', async () => {
      const child = start('--port', '0');
      const url = /http:\S+/.exec(await textOf(child, 'stdout'))?.[0] as string;
      expect(await (await fetch(url)).text()).toContain('<title>migfix playground</title>');
      child.kill('SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
    });

    it('says that a port is in use', async () => {
      const taken: Server = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const child = start('--port', String(port));
      const [text, [code]] = await Promise.all([textOf(child, 'stderr'), once(child, 'exit')]);
      expect([code, text]).toEqual([2, `migfix: port ${port} is in use: choose another with --port\n`]);
      taken.close();
    });
  });
});
