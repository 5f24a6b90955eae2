import type { Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities, CodeActionKind, type Connection, createConnection, DidChangeWatchedFilesNotification, type InitializeResult, PositionEncodingKind,
  MessageType, ProposedFeatures, ShowMessageNotification, TextDocuments, TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions, FIX_ALL } from './actions.ts';
import { isMigration } from './check.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Host } from './host.ts';
import { hoverAt } from './hover.ts';
import { type OpenDocuments, openDocuments } from './open-documents.ts';
import { pathOf } from './projects.ts';

/** Milliseconds without a keystroke until a document is looked at. */
const TYPING = 150;
/** The other documents, which may be of the same chain, can wait longer. */
const OTHERS = 600;

/** What bears on a document beside its text. */
const WATCHED = ['**/*.py', '**/alembic.ini', '**/{.migfix,migfix,pyproject}.toml'];

/** What the handlers share. */
interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly host: Host;
  open: OpenDocuments;
  client: ClientCapabilities;
}

/**
 * Serves an editor over a stream. Nothing is ever written but to the stream: changes are offered, and the editor makes them.
 *
 * @returns never: the process ends when the protocol says so, with the exit code that it wants
 */
export function serve(host: Host, { input, output }: { readonly input: Readable; readonly output: Writable }): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const session: Session = { connection, documents, host, open: openDocuments(host, (uri) => documents.get(uri)), client: {} };
  initialize(session);
  publishFindings(session);
  answer(session);
  documents.listen(connection);
  connection.listen();
  return new Promise(() => {});
}

function initialize(session: Session): void {
  const { connection, documents, host } = session;
  connection.onInitialize(({ capabilities, rootUri, workspaceFolders }): InitializeResult => {
    session.client = capabilities;
    const root = pathOf(workspaceFolders?.[0]?.uri ?? rootUri ?? '');
    if (root !== undefined) session.open = openDocuments({ ...host, root }, (uri) => documents.get(uri));
    return {
      serverInfo: { name: 'migfix', version: host.version },
      capabilities: {
        // the one that every client has, whatever else it offers
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        hoverProvider: true,
      },
    };
  });
  connection.onInitialized(() => {
    if (!session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) }).catch(() => undefined);
  });
}

/** Keeps the findings of all open documents true. */
function publishFindings(session: Session): void {
  const { connection, documents, host } = session;
  const timers = new Map<string, NodeJS.Timeout>();
  /** Of each document that was looked at, what went wrong; nothing, mostly. */
  const seen = new Map<string, string>();
  const look = async (uri: string): Promise<void> => {
    const found = await session.open.checked(uri);
    const document = documents.get(uri);
    // closed, or typed on, while we were reading
    if (!document || (found && found.version !== document.version)) return;
    seen.set(uri, '');
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: found ? [...diagnosticsOf(found, host)] : [] });
  };
  const complain = (uri: string, error: unknown): void => {
    const message = (error as Error).message.split('\n')[0] ?? '';
    connection.console.error(message);
    // once, not at every keystroke
    if (seen.get(uri) !== message) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: `migfix: ${message}` });
    seen.set(uri, message);
    const version = documents.get(uri)?.version;
    void connection.sendDiagnostics({ uri, diagnostics: [], ...(version === undefined ? {} : { version }) });
  };
  const later = (uri: string, delay: number): void => {
    clearTimeout(timers.get(uri));
    timers.set(uri, setTimeout(() => void look(uri).catch((error: unknown) => complain(uri, error)), delay));
  };
  const othersLater = (but?: string): void => {
    for (const { uri } of documents.all()) {
      if (uri === but) continue;
      session.open.forget(uri);
      later(uri, OTHERS);
    }
  };
  const diskChanged = (): void => {
    session.open.diskChanged();
    othersLater();
  };
  connection.onDidChangeWatchedFiles(diskChanged);
  documents.onDidSave(diskChanged);
  documents.onDidChangeContent(({ document }) => {
    later(document.uri, seen.has(document.uri) ? TYPING : 0);
    if (isMigration(document.getText())) othersLater(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    seen.delete(uri);
    session.open.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    othersLater(uri);
  });
}

/** What went wrong is said where the findings are; here, there is no answer. */
function answer(session: Session): void {
  const { connection, host } = session;
  const checked: OpenDocuments['checked'] = (uri) => session.open.checked(uri).catch(() => undefined);
  connection.onCodeAction(async ({ textDocument, range, context: { diagnostics, only } }) => {
    const found = await checked(textDocument.uri);
    const versioned = !!session.client.workspace?.workspaceEdit?.documentChanges;
    return found ? [...codeActions(found, { range, diagnostics, only, versioned }, host.parse)] : [];
  });
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const found = await checked(uri);
    return found ? (hoverAt(found, found.document.offsetAt(position), host, await session.open.projectOf(uri)) ?? null) : null;
  });
}
