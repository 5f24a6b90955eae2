import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readFile } from '../core/read.ts';
import { definesRevision } from '../core/revision.ts';
import { unreadable } from '../core/readable.ts';
import { unsuppressed } from '../core/suppress.ts';
import type { Diagnostic, FileFacts, Node, Parse, Result } from '../core/types.ts';
import type { FoundFile } from '../io.ts';
import type { Configured, Host } from './host.ts';
import type { Project } from './project.ts';

/** What is known of one version of a document. */
export interface Checked {
  readonly document: TextDocument;
  readonly version: number;
  readonly code: string;
  readonly root: Node;
  readonly result: Result;
  /** What the chain as a whole lacks, at offsets of this text. */
  readonly chainFindings: readonly Diagnostic[];
  /** Undefined: the document is of no project, or does not parse. */
  readonly file: FoundFile | undefined;
  readonly facts: FileFacts | undefined;
}

/** Of a larger text nobody waits for an answer at every keystroke. */
const LONGEST = 2_000_000;

/** Is it a migration? Whatever else is open is none of our business. */
export const isMigration = (code: string): boolean => code.length <= LONGEST && definesRevision(code.includes('\n') ? code : code.replaceAll('\r', '\n'));

/**
 * Finds what is to be said of a document.
 *
 * @param project undefined for a document that has no file
 * @param path of its file
 */
export function check(document: TextDocument, configured: Configured, host: Host, project?: Project, path?: string): Checked {
  const code = document.getText();
  const root = host.parse(code);
  const file = path === undefined ? undefined : project?.fileOf(path);
  if (project && file) project.edit(file, code, root);
  const again: Parse = (text) => (text === code ? root : host.parse(text));
  const chains = project?.order();
  const applied = !!chains && !!file && configured.applied(chains).has(file.name);
  const result = configured.fix(code, again, { file, applied, history: project && file && project.historyOf(file) });
  const chainFindings = project && chains && file && result.status !== 'skipped' ? unsuppressed(code, again, configured.chainFindings(chains, project.files).get(file.name) ?? []) : [];
  return { document, version: document.version, code, root, result, chainFindings, file, facts: unreadable(code, root) ? undefined : readFile(code, root, host.parse) };
}
