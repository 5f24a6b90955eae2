import type { TextDocument } from 'vscode-languageserver-textdocument';
import { excluded } from '../node/ignored.ts';
import { check, type Checked, isMigration } from './check.ts';
import type { Configured, Host } from './host.ts';
import type { Project } from './project.ts';
import { openProjects, pathOf } from './projects.ts';

/** What is known of the documents that an editor has open. */
export interface OpenDocuments {
  /**
   * What is to be said of a document as it is now.
   *
   * @returns undefined when it is no migration, left out by its configuration, or closed
   * @throws Error with one clear line, for a faulty configuration file
   */
  checked(uri: string): Promise<Checked | undefined>;
  projectOf(uri: string): Promise<Project | undefined>;
  /** Something that a document depends on may be another. */
  forget(uri: string): void;
  close(uri: string): void;
  diskChanged(): void;
}

/** @param get the document of an address, as it is now */
export function openDocuments(host: Host, get: (uri: string) => TextDocument | undefined): OpenDocuments {
  const projects = openProjects(host);
  const known = new Map<string, Checked>();
  const configurations = new Map<string, Promise<Configured>>();
  const configure = (path: string): Promise<Configured> => {
    const reading = configurations.get(path) ?? host.configure(path);
    configurations.set(path, reading);
    return reading;
  };
  const projectOf = async (uri: string): Promise<Project | undefined> => {
    const path = pathOf(uri);
    return path === undefined ? undefined : projects.of(path);
  };
  return {
    projectOf,
    checked: async (uri) => {
      const document = get(uri);
      const path = pathOf(uri);
      if (!document || document.languageId !== 'python' || (path === undefined && !uri.startsWith('untitled:')) || !isMigration(document.getText())) return undefined;
      const configured = await configure(path ?? host.io.cwd);
      if (path !== undefined && excluded(configured.exclude, configured.excludeBase)(path)) return undefined;
      const project = await projectOf(uri);
      const now = get(uri);
      const before = known.get(uri);
      if (!now || (before?.document === now && before.version === now.version)) return now && before;
      const found = check(now, configured, host, project, path);
      known.set(uri, found);
      return found;
    },
    forget: (uri) => void known.delete(uri),
    close: (uri) => {
      known.delete(uri);
      const path = pathOf(uri);
      if (path !== undefined) projects.close(path);
    },
    diskChanged: () => {
      known.clear();
      configurations.clear();
      projects.changed();
    },
  };
}
