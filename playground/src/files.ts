import { unzip } from 'fflate';
import type { SourceFile } from './session.ts';

/** What was dropped or opened, as far as migfix has a use for it. */
export interface Opened {
  readonly files: readonly SourceFile[];
  readonly env: string | undefined;
  /** Why files were left out, a line each. */
  readonly problems: readonly string[];
}

interface Entry {
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** More than any folder of migrations; a browser that is given a home folder should say so, not hang. */
const MOST_FILES = 5_000;
const MOST_BYTES = 4_000_000;

const REVISION_FILE = /(?:^|\/)(?!\.#|__init__)[^/]*\.py$/;
const VERSIONS = /(?:^|\/)versions\//;
const FOREIGN = /(?:^|\/)(?:\.[^/]*|node_modules|site-packages|__pycache__|__MACOSX|venv|env|build|dist)\//;
const assigns = (name: string): RegExp => new RegExp(`^\\uFEFF?${name}[ \\t]*(?::[^=\\r\\n]+)?=(?!=)`, 'm');
const [REVISION, DOWN_REVISION] = [assigns('revision'), assigns('down_revision')];

/** Reads what was dropped: files, folders, archives. Must be called while the event is handled: afterwards the browser forgets the items. */
export function readDropped({ items }: DataTransfer): Promise<Opened> {
  const roots = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return read(Promise.all(roots.map((root) => entriesIn(root))).then((all) => all.flat()));
}

/** Reads what was chosen in a dialog. */
export const readChosen = (files: Iterable<File>): Promise<Opened> =>
  read(Promise.resolve([...files].map((file) => ({ path: file.webkitRelativePath || file.name, bytes: () => bytesOf(file) }))));

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

async function entriesIn(entry: FileSystemEntry, path = entry.name): Promise<readonly Entry[]> {
  if (FOREIGN.test(`${path}/`)) return [];
  if (entry.isFile) {
    const file = (): Promise<File> => new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, bytes: async () => bytesOf(await file()) }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // a browser hands out a hundred at a time, and nothing at the end
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map((one) => entriesIn(one, `${path}/${one.name}`)))).flat();
}

async function read(found: Promise<readonly Entry[]>): Promise<Opened> {
  const problems: string[] = [];
  const entries = (await Promise.all((await found).map((entry) => (/\.zip$/i.test(entry.path) ? unpacked(entry, problems) : [entry])))).flat();
  const python = entries.filter(({ path }) => REVISION_FILE.test(path) && !FOREIGN.test(path));
  if (python.length > MOST_FILES) problems.push(`Only the first ${MOST_FILES} of ${python.length} Python files were read.`);
  const read = (await Promise.all(python.slice(0, MOST_FILES).map((entry) => readText(entry, problems)))).flat();
  const env = read.find(({ name }) => /(?:^|\/)env\.py$/.test(name))?.code;
  const files = migrationsIn(read);
  if (!files.length && !problems.length) problems.push('There is no Python migration in what was opened.');
  return { files, env, problems };
}

/** One file is taken as it is; of several, those that Alembic would take. */
function migrationsIn(files: readonly SourceFile[]): readonly SourceFile[] {
  if (files.length === 1) return files;
  const revisions = files.filter(({ code }) => REVISION.test(code) && DOWN_REVISION.test(code));
  const inVersions = revisions.filter(({ name }) => VERSIONS.test(name));
  return [...(inVersions.length ? inVersions : revisions)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readText({ path, bytes }: Entry, problems: string[]): Promise<readonly SourceFile[]> {
  try {
    const content = await bytes();
    if (content.length > MOST_BYTES) throw new Error('is too large');
    // the mark of UTF-8 stays: what is downloaded is what was opened
    return [{ name: path, code: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content) }];
  } catch (error) {
    problems.push(`${path} was left out: ${error instanceof TypeError ? 'it is not UTF-8 (the command line reads other encodings)' : (error as Error).message}`);
    return [];
  }
}

async function unpacked({ path, bytes }: Entry, problems: string[]): Promise<readonly Entry[]> {
  const wanted = ({ name, originalSize }: { name: string; originalSize: number }): boolean => REVISION_FILE.test(name) && originalSize <= MOST_BYTES;
  const content = await bytes();
  return new Promise((resolve) => {
    unzip(content, { filter: wanted }, (error, files) => {
      if (error) problems.push(`${path} is no zip that can be read: ${error.message}`);
      resolve(error ? [] : Object.entries(files).map(([name, data]) => ({ path: name, bytes: () => Promise.resolve(data) })));
    });
  });
}

/** For a download under a name of the user's own. */
export const fileName = (path: string): string => path.split('/').at(-1) || 'migration.py';
