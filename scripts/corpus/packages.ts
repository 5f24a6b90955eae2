/** The folders that are measured: packages of PyPI that carry their migrations. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonOf } from '../../test/alembic/stacks.ts';

const run = promisify(execFile);

/** Pinned, so that anybody gets the same figures. */
export const packages = {
  apache_superset: 'apache-superset==6.1.0',
  mlflow: 'mlflow==3.18.0',
  dagster: 'dagster==1.13.29',
  zenml: 'zenml==0.98.0',
  langflow_base: 'langflow-base==1.13.0',
  open_webui: 'open-webui==0.12.4',
  jupyterhub: 'jupyterhub==6.1.1',
  optuna: 'optuna==5.0.0',
} as const;

/** Their chains build a schema from nothing, or from tables that a module of theirs has: the history is held against them, see history.ts. */
export const chainPackages = {
  optuna: packages.optuna,
  open_webui: packages.open_webui,
  mlflow: packages.mlflow,
  conda_store_server: 'conda-store-server==2025.2.2',
  openstack_heat: 'openstack-heat==27.0.1',
  aodh: 'aodh==23.0.0',
  octavia: 'octavia==19.0.0',
  ironic: 'ironic==39.0.0',
  magnum: 'magnum==23.0.0',
  arize_phoenix: 'arize-phoenix==20.26.1',
} as const;

const home = path.resolve(import.meta.dirname, '../../.corpus');

export interface Folder {
  readonly name: string;
  readonly requirement: string;
  readonly path: string;
}

/**
 * Downloads and unpacks what is missing; nothing is installed.
 *
 * @param wanted folder → requirement
 * @returns the unpacked wheels; with MIGFIX_CORPUS, those in that folder
 */
export async function corpusFolders(wanted: Readonly<Record<string, string>> = packages): Promise<readonly Folder[]> {
  if (process.env['MIGFIX_CORPUS']) return presentFolders(wanted);
  const folders = foldersOf(wanted);
  for (const folder of folders) if (!existsSync(folder.path)) await fetchPackage(folder);
  return folders;
}

/** Those of them that are unpacked already; nothing is downloaded. */
export const presentFolders = (wanted: Readonly<Record<string, string>> = packages): readonly Folder[] => foldersOf(wanted).filter((folder) => existsSync(folder.path));

function foldersOf(wanted: Readonly<Record<string, string>>): readonly Folder[] {
  const root = path.resolve(process.env['MIGFIX_CORPUS'] || home);
  return Object.entries(wanted).map(([name, requirement]) => ({ name, requirement, path: path.join(root, name) }));
}

/** A Python with the versions of the tests and what a package depends on; the package itself is the unpacked one. */
export async function pythonWith(requirement: string): Promise<string> {
  const folder = path.join(home, `.python-${requirement.replace(/\W+/g, '-')}`);
  const python = path.join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  await mkdir(home, { recursive: true });
  await run(pythonOf('middle'), ['-m', 'venv', folder]);
  try {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement, 'alembic>=1.19', 'SQLAlchemy>=2.0,<2.1'], { maxBuffer: 1 << 26 });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return python;
}

async function fetchPackage({ name, requirement, path: target }: Folder): Promise<void> {
  const python = pythonOf('middle');
  const building = path.join(home, `.${name}`);
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  await run(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--dest', building, requirement]);
  const archive = (await readdir(building)).find((file) => /\.(?:whl|tar\.gz|zip)$/.test(file));
  if (!archive) throw new Error(`pip downloaded nothing for ${requirement}`);
  const unpacked = path.join(building, 'unpacked');
  await run(python, ['-c', 'import shutil, sys; shutil.unpack_archive(*sys.argv[1:])', ...unpackArguments(path.join(building, archive), unpacked)]);
  await rename(unpacked, target);
  await rm(building, { recursive: true, force: true });
}

/** A wheel is a zip file by another name. */
const unpackArguments = (archive: string, target: string): readonly string[] => (archive.endsWith('.whl') ? [archive, target, 'zip'] : [archive, target]);
