import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities, type CodeAction, CodeActionRequest, createProtocolConnection, type Diagnostic, DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, ExitNotification, FileChangeType, type Hover, HoverRequest, InitializedNotification,
  InitializeRequest, type InitializeResult, type ProtocolConnection, PublishDiagnosticsNotification, type Range, RegistrationRequest, ShowMessageNotification, ShutdownRequest,
  StreamMessageReader, StreamMessageWriter, type TextEdit, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const ROOT = join(import.meta.dirname, '../..');

/** An editor, as far as the protocol goes: it holds documents, and hears what the server says of them. */
export interface Editor {
  readonly child: ChildProcess;
  readonly server: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly messages: readonly string[];
  readonly watched: readonly string[];
  readonly stderr: () => string;
  uri(name: string): string;
  open(uri: string, text: string, languageId?: string): void;
  /** Types: replaces a piece of the text by another. */
  type(uri: string, old: string, now: string): void;
  text(uri: string): string;
  save(uri: string): void;
  close(uri: string): void;
  diskChanged(...uris: readonly string[]): void;
  /** The findings that come next for a document, or have come since it was last changed. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** How often findings have come for a document. */
  published(uri: string): number;
  actions(uri: string, at: string | Range, only?: readonly string[], diagnostics?: readonly Diagnostic[]): Promise<readonly CodeAction[]>;
  /** The text of a document with an edit made in it; the document stays. */
  applied(uri: string, edit: WorkspaceEdit): string;
  hover(uri: string, at: string): Promise<Hover | null>;
  /** @returns the exit code */
  quit(): Promise<number | null>;
}

const ALL: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } } };

/** The command line from its sources. */
const SOURCES = [process.execPath, '--import', import.meta.resolve('tsx'), join(ROOT, 'scripts/migfix.ts')];

/** Starts `migfix lsp` as an editor does. */
export async function startEditor(cwd: string, { program = SOURCES, args = [], capabilities = ALL }: { readonly program?: readonly string[]; readonly args?: readonly string[]; readonly capabilities?: ClientCapabilities } = {}): Promise<Editor> {
  const [command, ...own] = program as readonly [string];
  const child = spawn(command, [...own, 'lsp', '--stdio', ...args], { cwd, stdio: 'pipe' });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += String(data)));
  const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const documents = new Map<string, TextDocument>();
  const found = new Map<string, { readonly version: number | undefined; readonly diagnostics: readonly Diagnostic[] }>();
  const counts = new Map<string, number>();
  const waiting: { readonly uri: string; readonly done: () => boolean }[] = [];
  const [messages, watched]: [string[], string[]] = [[], []];
  server.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
    found.set(uri, { version, diagnostics });
    counts.set(uri, (counts.get(uri) ?? 0) + 1);
    for (const one of waiting.filter((each) => each.uri === uri)) if (one.done()) waiting.splice(waiting.indexOf(one), 1);
  });
  server.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
  server.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { registerOptions } of registrations) watched.push(...(registerOptions as { watchers: { globPattern: string }[] }).watchers.map(({ globPattern }) => globPattern));
  });
  server.listen();
  const initialized = await server.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: pathToFileURL(cwd).href, capabilities, workspaceFolders: null });
  await server.sendNotification(InitializedNotification.type, {});
  const get = (uri: string): TextDocument => documents.get(uri) as TextDocument;
  const rangeOf = (uri: string, text: string): Range => {
    const start = get(uri).getText().indexOf(text);
    if (start < 0) throw new Error(`${text}: not in ${uri}`);
    return { start: get(uri).positionAt(start), end: get(uri).positionAt(start + text.length) };
  };
  return {
    child, server, initialized, messages, watched,
    stderr: () => stderr,
    uri: (name) => pathToFileURL(join(cwd, name)).href,
    open: (uri, text, languageId = 'python') => {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      found.delete(uri);
      void server.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
    },
    type: (uri, old, now) => {
      const [range, version] = [rangeOf(uri, old), get(uri).version + 1];
      TextDocument.update(get(uri), [{ range, text: now }], version);
      found.delete(uri);
      void server.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ range, text: now }] });
    },
    text: (uri) => get(uri).getText(),
    save: (uri) => {
      found.delete(uri);
      void server.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    },
    close: (uri) => {
      found.delete(uri);
      documents.delete(uri);
      void server.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    diskChanged: (...uris) => {
      found.clear();
      void server.sendNotification(DidChangeWatchedFilesNotification.type, { changes: uris.map((uri) => ({ uri, type: FileChangeType.Changed as FileChangeType })) });
    },
    diagnostics: (uri) =>
      new Promise((resolve) => {
        const done = (): boolean => {
          const last = found.get(uri);
          if (!last || last.version !== documents.get(uri)?.version) return false;
          resolve(last.diagnostics);
          return true;
        };
        if (!done()) waiting.push({ uri, done });
      }),
    published: (uri) => counts.get(uri) ?? 0,
    actions: async (uri, at, only, diagnostics = found.get(uri)?.diagnostics ?? []) => {
      const range = typeof at === 'string' ? rangeOf(uri, at) : at;
      const here = diagnostics.filter((one) => one.range.start.line <= range.end.line && range.start.line <= one.range.end.line);
      const all = await server.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics: [...here], ...(only ? { only: [...only] } : {}) } });
      return (all ?? []) as CodeAction[];
    },
    applied: (uri, { documentChanges, changes }) => {
      const edits = (documentChanges?.flatMap((one) => ('edits' in one ? one.edits : [])) ?? changes?.[uri] ?? []) as TextEdit[];
      return TextDocument.applyEdits(get(uri), edits);
    },
    hover: (uri, at) => server.sendRequest(HoverRequest.type, { textDocument: { uri }, position: rangeOf(uri, at).start }),
    quit: async () => {
      await server.sendRequest(ShutdownRequest.type);
      void server.sendNotification(ExitNotification.type);
      const [code] = (await once(child, 'exit')) as [number | null];
      server.dispose();
      return code;
    },
  };
}
