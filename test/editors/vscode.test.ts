/** The extension, without VS Code: what it starts, and that migfix takes it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../node/folder.ts';
import { startEditor } from '../lsp/client.ts';

const FOLDER = join(import.meta.dirname, '../../editors/vscode');
const manifest = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as {
  readonly main: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>> } };
};

interface Started {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: { readonly cwd?: string };
}

interface Extension {
  readonly activate: () => Promise<void>;
  readonly deactivate: () => unknown;
}

/** Runs the extension in a window with these folders and settings. */
async function activated(folders: readonly string[], settings: Readonly<Record<string, unknown>> = {}) {
  const calls: string[] = [];
  const started: { server?: Started; selector?: unknown } = {};
  class LanguageClient {
    constructor(_id: string, _name: string, server: Started, { documentSelector }: { readonly documentSelector: unknown }) {
      Object.assign(started, { server, selector: documentSelector });
    }
    start = async (): Promise<void> => void calls.push('start');
    stop = (): void => void calls.push('stop');
  }
  const get = (key: string): unknown => settings[key] ?? manifest.contributes.configuration.properties[`migfix.${key}`]?.default;
  const workspace = { workspaceFolders: folders.length ? folders.map((fsPath) => ({ uri: { fsPath } })) : undefined, getConfiguration: () => ({ get }) };
  const modules: Readonly<Record<string, unknown>> = { vscode: { workspace }, 'vscode-languageclient/node': { LanguageClient } };
  const real = createRequire(join(FOLDER, 'extension.js'));
  const module = { exports: {} as Extension };
  // oxlint-disable-next-line no-implied-eval -- as Node wraps a module, with other modules to ask for
  new Function('require', 'module', 'exports', readFileSync(join(FOLDER, manifest.main), 'utf8'))((name: string) => modules[name] ?? real(name), module, module.exports);
  await module.exports.activate();
  module.exports.deactivate();
  return { ...started, calls };
}

describe('the manifest', () => {
  it('says when it starts, and asks for what the extension loads', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:python']);
    expect(manifest.engines.vscode).toMatch(/^\^1\.\d+\.0$/);
    expect(Object.keys(manifest.dependencies)).toEqual(['vscode-languageclient']);
  });

  it('lets no workspace that nobody trusts choose the program', () => {
    expect(Object.values(manifest.contributes.configuration.properties).map(({ scope }) => scope)).toEqual(['machine-overridable', 'machine-overridable']);
    expect(manifest).toMatchObject({ capabilities: { untrustedWorkspaces: { supported: false } } });
  });
});

describe('the extension', () => {
  it('starts the workspace’s own migfix for Python, and stops it', async () => {
    const [empty, own] = [folderWith({}), folderWith({ 'node_modules/.bin/migfix': '' })];
    const { server, selector, calls } = await activated([empty, own]);
    expect(server).toMatchObject({ command: join(own, 'node_modules/.bin/migfix'), args: ['lsp'], options: { cwd: empty } });
    expect(selector).toEqual([{ scheme: 'file', language: 'python' }, { scheme: 'untitled', language: 'python' }]);
    expect(calls).toEqual(['start', 'stop']);
  });

  it('starts what is set, else what the PATH has', async () => {
    expect((await activated([folderWith({})])).server).toMatchObject({ command: 'migfix', args: ['lsp'] });
    expect((await activated([])).server?.options.cwd).toBeUndefined();
    expect((await activated([folderWith({})], { path: '/opt/migfix', arguments: ['--safe'] })).server).toMatchObject({ command: '/opt/migfix', args: ['lsp', '--safe'] });
  });

  it('gives arguments that migfix takes', async () => {
    const { server } = await activated([], { arguments: ['--safe', '--preset', 'minimal'] });
    const editor = await startEditor(folderWith({}), { args: server?.args.slice(1) ?? [] });
    expect(editor.initialized.serverInfo?.name).toBe('migfix');
    expect(await editor.quit()).toBe(0);
  });
});
