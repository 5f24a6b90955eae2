import { spawn } from 'node:child_process';
import type { ValueRequest } from '../io.ts';
import type { PythonEnvironment } from './python.ts';

/** SQLite compiles the UPDATE and runs nothing. In brackets too: what closes them, or goes on behind a comma, is no expression. */
const SCRIPT = `
import json, sqlite3, sys
asked = json.load(sys.stdin)
def quoted(name):
    return '"' + name.replace('"', '""') + '"'
connection = sqlite3.connect(":memory:")
for table in asked["tables"]:
    columns = ", ".join(quoted(column) for column in table["columns"])
    connection.execute("CREATE TABLE " + quoted(table["name"]) + " (" + columns + ")")
update = "EXPLAIN UPDATE " + quoted(asked["table"]) + " SET " + quoted(asked["column"]) + " = "
error = None
try:
    for value in ("(" + asked["value"] + ")", asked["value"]):
        connection.execute(update + value + " WHERE 1")
except (sqlite3.Error, sqlite3.Warning, ValueError) as refused:
    error = str(refused)
print("migfix:" + json.dumps(error))
`;

/**
 * Asks a real SQLite whether a text is an expression for a column: that of the project's Python.
 *
 * @returns SQLite's words when it refuses
 * @throws Error with one clear line when Python does not run
 */
export function checkValue({ executable }: PythonEnvironment, request: ValueRequest): Promise<string | undefined> {
  return new Promise((done, fail) => {
    const child = spawn(executable, ['-I', '-c', SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    child.on('error', fail).on('close', () => {
      const line = /^migfix:(.*)$/m.exec(out)?.[1];
      if (line === undefined) fail(new Error(err.trim().split('\n').at(-1) || 'Python did not run'));
      else done((JSON.parse(line) as string | null) ?? undefined);
    });
    child.stdin.on('error', () => undefined).end(JSON.stringify(request));
  });
}
