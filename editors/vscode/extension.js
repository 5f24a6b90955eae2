const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** Starts `migfix lsp` for Python documents; all else is the server's. */

const WINDOWS = process.platform === 'win32';

/** The one that is set, else the workspace's own, else what the PATH has. */
function program(settings) {
  const set = settings.get('path');
  if (set) return set;
  const own = (workspace.workspaceFolders ?? []).map(({ uri }) => join(uri.fsPath, 'node_modules', '.bin', WINDOWS ? 'migfix.cmd' : 'migfix'));
  return own.find((path) => existsSync(path)) ?? 'migfix';
}

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration('migfix');
  const [folder] = workspace.workspaceFolders ?? [];
  const server = {
    command: program(settings),
    args: ['lsp', ...settings.get('arguments', [])],
    // Windows runs no .cmd without a shell
    options: { shell: WINDOWS, ...(folder ? { cwd: folder.uri.fsPath } : {}) },
  };
  const documentSelector = ['file', 'untitled'].map((scheme) => ({ scheme, language: 'python' }));
  client = new LanguageClient('migfix', 'migfix', server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
