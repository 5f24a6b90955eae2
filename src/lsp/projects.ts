import { fileURLToPath } from 'node:url';
import type { Host } from './host.ts';
import { openProject, type Project } from './project.ts';

/** The projects of the documents that are open, each read once. */
export interface Projects {
  of(path: string): Promise<Project>;
  /** The path has no document any more: what is on the disk counts. */
  close(path: string): void;
  /** Something on the disk is another: each project looks when it is asked for next. */
  changed(): void;
}

/** @returns undefined for a document that is no file: it is not saved yet, a cell of a notebook, or another's */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

export function openProjects(host: Host): Projects {
  const all = new Set<Project>();
  const fresh = new Map<Project, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();
  const known = (path: string): Project | undefined => [...all].find((project) => project.fileOf(path)) ?? [...all].find((project) => project.add(path));
  const open = async (path: string): Promise<Project> => {
    const project = await openProject(path, host);
    all.add(project);
    fresh.set(project, Promise.resolve());
    return project;
  };
  /** One after the other: documents that are opened at once are mostly of one project. */
  const next = (path: string): Promise<Project> => {
    const opened = last.then(async () => known(path) ?? open(path));
    last = opened.catch(() => undefined);
    return opened;
  };
  return {
    of: async (path) => {
      const project = known(path) ?? (await next(path));
      if (!fresh.has(project)) fresh.set(project, project.refresh());
      try {
        await fresh.get(project);
      } catch (error) {
        fresh.delete(project);
        throw error;
      }
      return project;
    },
    close: (path) => {
      for (const project of all) if (project.fileOf(path) && !project.close(path)) all.delete(project);
    },
    changed: () => fresh.clear(),
  };
}
