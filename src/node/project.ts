import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type AlembicSettings, readAlembicSettings } from './alembic-settings.ts';
import { kindOf } from './text.ts';

/** Where an Alembic project keeps its revisions. */
export interface Project {
  /** Folders of revisions. */
  readonly locations: readonly string[];
  readonly recursive: boolean;
  readonly env: string;
  /** The configuration files; either need not exist. */
  readonly ini: string;
  readonly toml: string;
  /** `prepend_sys_path`. */
  readonly sysPaths: readonly string[];
}

const SPACES_COMMAS = /, *| +/;
const SPACES_COMMAS_COLONS = /, *| +|:/;

/**
 * The project that Alembic would see when started in a folder.
 *
 * @param folder Alembic's working directory
 * @param section the ini's section, when the user named one
 * @param alembicConfig the value of ALEMBIC_CONFIG, when it counts
 * @returns undefined when nothing configures Alembic there
 * @throws Error with one clear line when the configuration can't be followed
 */
export async function readProject(folder: string, section?: string, alembicConfig?: string): Promise<Project | undefined> {
  const named = alembicConfig === undefined ? undefined : resolve(folder, alembicConfig);
  if (named !== undefined && (await kindOf(named)) !== 'file') throw new Error(`ALEMBIC_CONFIG: no such file: ${alembicConfig}`);
  const isToml = named !== undefined && basename(named) === 'pyproject.toml';
  const iniPath = named !== undefined && !isToml ? named : join(folder, 'alembic.ini');
  const tomlPath = isToml ? named : join(folder, 'pyproject.toml');
  return (await projectOf(iniPath, tomlPath, folder, section)) ?? (named === undefined ? flaskMigrate(folder, section) : undefined);
}

/** Flask-Migrate keeps alembic.ini inside its folder and passes the folder itself as the script location. */
async function flaskMigrate(folder: string, section: string | undefined): Promise<Project | undefined> {
  const inside = join(folder, 'migrations');
  return projectOf(join(inside, 'alembic.ini'), join(inside, 'pyproject.toml'), folder, section);
}

async function projectOf(iniPath: string, tomlPath: string, cwd: string, section: string | undefined): Promise<Project | undefined> {
  const settings = await readAlembicSettings(iniPath, tomlPath, section);
  if (!settings) return undefined;
  const paths = settings.list('prepend_sys_path', SPACES_COMMAS_COLONS, 'path_separator').map((path) => resolve(cwd, path));
  const locate = (location: string) => toFolder(location, cwd, paths);
  const scripts = await scriptLocation(settings, iniPath, locate);
  if (scripts === undefined) return undefined;
  const locations = settings.list('version_locations', SPACES_COMMAS, 'path_separator', 'version_path_separator');
  return {
    locations: locations.length ? await Promise.all(locations.map(locate)) : [join(scripts, 'versions')],
    recursive: settings.flag('recursive_version_locations'),
    env: join(scripts, 'env.py'),
    ini: iniPath,
    toml: tomlPath,
    sysPaths: paths,
  };
}

async function scriptLocation(settings: AlembicSettings, iniPath: string, locate: (location: string) => Promise<string>): Promise<string | undefined> {
  const configured = settings.text('script_location');
  if (configured === undefined) {
    const beside = dirname(iniPath);
    return (await kindOf(join(beside, 'env.py'))) === 'file' ? beside : undefined;
  }
  const folder = await locate(configured);
  if ((await kindOf(folder)) !== 'folder') throw new Error(`${basename(settings.file)}: script_location names no folder: ${configured}`);
  return folder;
}

/** A path, or `package:folder`: then the package is looked for where Python would, as far as that can be told without Python. */
async function toFolder(location: string, cwd: string, sysPaths: readonly string[]): Promise<string> {
  if (isAbsolute(location) || !location.includes(':')) return resolve(cwd, location);
  const [name = '', ...rest] = location.split(':');
  const parts = name.split('.');
  for (const base of [...sysPaths, cwd, join(cwd, 'src')]) {
    const folder = join(base, ...parts, ...rest);
    if ((await kindOf(folder)) === 'folder') return folder;
  }
  throw new Error(`no package ${name} with a folder ${rest.join('/')} (looked in ${[...sysPaths, cwd].join(', ')})`);
}
