/** The regular expressions of what is shipped: those that are written as such, and those that the core and the transforms make of parts when they load. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..');
const SHIPPED = ['src', 'transforms'];
/** Modules that do nothing but define: they can be loaded to look at what they make. */
const PURE = ['src/core', 'src/parser', 'transforms'];

const filesOf = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(ROOT, folder, name))).toSorted();

/**
 * @returns each expression as it is written in JavaScript, and where
 * @throws {Error} When a module of the core does not load.
 */
export async function collectPatterns(): Promise<ReadonlyMap<string, string>> {
  const made = await constructed();
  return new Map([...made, ...filesOf(SHIPPED).flatMap(literals)]);
}

function literals(path: string): readonly (readonly [string, string])[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const found: (readonly [string, string])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push([node.text, `${relative(ROOT, path)}:${file.getLineAndCharacterOfPosition(node.pos).line + 1}`]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Those that a function makes anew for each name are not among them: `test/hostile` attacks these. */
async function constructed(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const { RegExp } = globalThis;
  let module = '';
  const watched = new Proxy(RegExp, { construct: (target, args: [string, string]) => (found.set(String(new target(...args)), module), new target(...args)) });
  globalThis.RegExp = watched;
  try {
    for (const path of filesOf(PURE)) {
      module = relative(ROOT, path);
      await import(pathToFileURL(path).href);
    }
  } finally {
    globalThis.RegExp = RegExp;
  }
  return found;
}
