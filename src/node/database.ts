import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DatabaseFacts } from '../doctor/database.ts';
import type { DatabaseRequest } from '../io.ts';
import { findPython } from './python.ts';
import { kindOf } from './text.ts';

/** Opened with `mode=ro`: SQLite itself refuses to write, or to make a file that is not there. */
const SCRIPT = `
import json, sqlite3, sys
connection = sqlite3.connect(sys.argv[1] + "?mode=ro", uri=True)
def quoted(name):
    return '"' + name.replace('"', '""') + '"'
def count(name):
    return connection.execute("SELECT count(*) FROM " + quoted(name)).fetchone()[0]
names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\\\_%' ESCAPE '\\\\' ORDER BY name")]
prefix, version_table = "_alembic_tmp_", sys.argv[2]
temporary = [name for name in names if name.startswith(prefix)]
found = {
    "tables": [
        {"name": name, "columns": [row[1] for row in connection.execute("PRAGMA table_info(" + quoted(name) + ")")]}
        for name in names if name not in temporary and name != version_table
    ],
    "temporary": [
        {"name": name, "rows": count(name), "originalRows": count(name[len(prefix):]) if name[len(prefix):] in names else None}
        for name in temporary
    ],
    "versions": [row[0] for row in connection.execute("SELECT version_num FROM " + quoted(version_table))] if version_table in names else None,
}
print("migfix:" + json.dumps(found))
`;

interface Raw {
  readonly tables: DatabaseFacts['tables'];
  readonly temporary: readonly { readonly name: string; readonly rows: number; readonly originalRows: number | null }[];
  readonly versions: readonly string[] | null;
}

/**
 * Looks into an SQLite file with the user's own Python.
 *
 * @throws Error with one clear line when there is no such file, or it is no SQLite database
 * @throws PythonMissing when there is no Python
 */
export async function readDatabase({ file, versionTable, python }: DatabaseRequest, cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<DatabaseFacts> {
  const path = resolve(cwd, file);
  if ((await kindOf(path)) !== 'file') throw new Error(`${file}: no such file`);
  const { executable } = await findPython({ folder: cwd, env, ...(python === undefined ? {} : { python }) });
  const raw = await run(executable, ['-I', '-c', SCRIPT, `file:${pathToFileURL(path).pathname}`, versionTable], file);
  return {
    tables: raw.tables,
    temporary: raw.temporary.map(({ originalRows, ...table }) => ({ ...table, originalRows: originalRows ?? undefined })),
    versions: raw.versions ?? undefined,
  };
}

function run(executable: string, args: readonly string[], file: string): Promise<Raw> {
  return new Promise((done, fail) => {
    execFile(executable, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const line = /^migfix:(.*)$/m.exec(stdout)?.[1];
      if (line !== undefined) done(JSON.parse(line) as Raw);
      else fail(new Error(`${file}: ${stderr.trim().split('\n').at(-1) || error?.message.split('\n')[0] || 'could not be read'}`));
    });
  });
}
