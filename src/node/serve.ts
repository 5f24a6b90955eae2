import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import type { ServeRequest } from '../io.ts';

/** Nobody but this machine. */
const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};

/** A server that answers. */
export interface Serving {
  readonly url: string;
  /** Ends it, with the connections that are open. */
  close(): Promise<void>;
}

/**
 * Serves a folder until the process is asked to end, by SIGINT or SIGTERM.
 *
 * @throws Error as `startServer`
 */
export async function serve(folder: string, { port, open, started }: ServeRequest): Promise<void> {
  const { url, close } = await startServer(folder, port);
  started(url);
  if (open) openBrowser(url);
  await asked();
  await close();
}

/**
 * Serves the files of a folder, and nothing else.
 *
 * @param folder with an `index.html` whose policy (`Content-Security-Policy`) becomes that of every answer: workers have no page to take it from
 * @param port 0: any that is free
 * @throws Error with one clear line when the folder is not there, or the port is not free
 */
export async function startServer(folder: string, port: number): Promise<Serving> {
  const files = filesIn(folder);
  const headers = headersFor(readFileSync(files.get('/') as string, 'utf8'));
  const server = createServer((request, response) => void answer(request, response, files, headers));
  await listening(server, port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}/`, close };
}

/** By path of the address. What is not in this list is not there, however an address is written. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map([['/', join(folder, 'index.html')], ...paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path] as const)]);
  } catch (error) {
    throw new Error('the playground is not built: run "npm run build" where migfix was cloned', { cause: error });
  }
}

function headersFor(page: string): Readonly<Record<string, string>> {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "default-src 'none'";
  return {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
}

async function answer({ method, url = '' }: IncomingMessage, response: ServerResponse, files: ReadonlyMap<string, string>, headers: Readonly<Record<string, string>>): Promise<void> {
  const refuse = (status: number, text: string): void => void response.writeHead(status, { ...headers, 'Content-Type': 'text/plain' }).end(`${text}\n`);
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'only GET');
  const path = files.get(url.split(/[?#]/)[0] as string);
  if (path === undefined) return refuse(404, 'not found');
  try {
    const content = await readFile(path);
    response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Length': content.length });
    response.end(method === 'HEAD' ? undefined : content);
  } catch {
    refuse(404, 'not found');
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use' : error.code === 'EACCES' ? 'is not allowed' : `cannot be used: ${error.message}`;
      reject(new Error(`port ${port} ${reason}: choose another with --port`));
    });
    server.listen(port, HOST, () => resolve());
  });
}

/** To end is what a server is asked for: no failure, as it is for a run that is interrupted. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal);
      process.once(signal, () => resolve());
    }
  });

/** Where there is no browser, the address on the screen is enough. */
function openBrowser(url: string): void {
  const [command, ...args] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
