import { basename, dirname, join, resolve } from 'node:path';
import type { EnvironmentFiles, EnvironmentRequest, FoundEnvironments } from '../io.ts';
import { readApplication } from './application.ts';
import { type Project, readProject } from './project.ts';
import { type Packages, readPackages } from './packages.ts';
import { projectRevisions } from './revisions.ts';
import { kindOf } from './text.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Finds the Alembic environments of a project: what its configuration names, else every env.py with a script.py.mako beside it.
 *
 * @param cwd what relative paths are relative to
 * @param env the process's environment: ALEMBIC_CONFIG, and what finds the user's Python
 */
export async function findEnvironments(request: EnvironmentRequest, cwd: string, env: Env): Promise<FoundEnvironments> {
  const path = resolve(cwd, request.path ?? '.');
  const kind = await kindOf(path);
  if (!kind) return { environments: [], problems: [`${request.path}: no such file or folder`] };
  const folder = kind === 'file' ? dirname(path) : path;
  try {
    const projects = await projectsIn(path, folder, kind, request, env);
    if (!projects.length) return { environments: [], problems: [`${request.path ?? '.'}: no Alembic environment: no configuration names one, and no env.py stands beside a script.py.mako`] };
    const packages = await readPackages({ folder, env, ...(request.python === undefined ? {} : { python: request.python }) });
    return { environments: await Promise.all(projects.map((project) => filesOf(project, folder, packages))), problems: [] };
  } catch (error) {
    return { environments: [], problems: [(error as Error).message] };
  }
}

async function projectsIn(path: string, folder: string, kind: 'file' | 'folder', request: EnvironmentRequest, env: Env): Promise<readonly Project[]> {
  if (kind === 'file') return basename(path) === 'env.py' ? [bare(folder)] : [];
  const config = request.path === undefined ? env['ALEMBIC_CONFIG'] || undefined : undefined;
  const project = await readProject(folder, request.section, config);
  if (project) return [project];
  const { glob } = await import('tinyglobby');
  const templates = await glob(['**/script.py.mako'], { cwd: folder, absolute: true, ignore: ['**/node_modules/**', '**/site-packages/**', '**/.*/**'] });
  return templates.sort().map((template) => bare(dirname(template)));
}

/** A script folder whose configuration is not there. */
const bare = (scripts: string): Project => ({
  locations: [join(scripts, 'versions')],
  recursive: true,
  env: join(scripts, 'env.py'),
  ini: join(scripts, 'alembic.ini'),
  toml: join(scripts, 'pyproject.toml'),
  sysPaths: [],
});

async function filesOf(project: Project, folder: string, packages: Packages): Promise<EnvironmentFiles> {
  const existing = async (path: string) => ((await kindOf(path)) === 'file' ? path : undefined);
  const [template, ini, toml] = await Promise.all([join(dirname(project.env), 'script.py.mako'), project.ini, project.toml].map(existing));
  const { application, folder: top } = await readApplication(project, folder);
  return {
    env: project.env,
    ...(template === undefined ? {} : { template }),
    ...(ini === undefined ? {} : { ini }),
    ...(toml === undefined ? {} : { toml }),
    application: packages.flaskMigrate === undefined ? application : { ...application, flaskMigrate: packages.flaskMigrate },
    ...(packages.alembic === undefined ? {} : { alembic: packages.alembic }),
    folder: top,
    migrations: await projectRevisions(project, () => false),
  };
}
