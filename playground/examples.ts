import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '..');
const fixtures = join(root, '__testfixtures__');
const shop = join(root, 'examples', 'legacy-shop', 'migrations');

const textIn = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
const pythonIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.py')).sort();

/** What the options of a fixture are called by the controls of the page. */
function choicesOf(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { preset, placeholder, sqlite, safe, namingConvention, foreignKeys, select, ignore } = options;
  const told = (value: unknown): string => (value === undefined ? 'auto' : value ? 'yes' : 'no');
  const rules = select ? { rules: 'only', named: select } : ignore ? { rules: 'without', named: ignore } : {};
  const given = Object.entries({ preset, placeholder, sqlite, safe }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), namingConvention: told(namingConvention), foreignKeys: told(foreignKeys), ...rules };
}

/** A case of `__testfixtures__`: one migration with its tables, or the folder of a chain. */
function exampleOf(folder: string, entry: string) {
  const name = entry.replace(/\.(?:input|noop)\.py$|\.chain$/, '');
  const path = join(fixtures, folder, name);
  const choices = choicesOf(JSON.parse(textIn(`${path}.options.json`) ?? textIn(join(`${path}.chain`, 'options.json')) ?? '{}') as Record<string, unknown>);
  const id = `${folder}/${name}`;
  if (!entry.endsWith('.chain')) return { id, choices, tables: textIn(`${path}.schema.py`), files: [{ name: `${name}.py`, code: textIn(join(fixtures, folder, entry)) }] };
  const files = pythonIn(`${path}.chain`).filter((file) => /\.(?:input|noop)\.py$/.test(file));
  return { id, choices, env: textIn(join(`${path}.chain`, 'env.py')), files: files.map((file) => ({ name: file.replace(/\.(?:input|noop)\.py$/, '.py'), code: textIn(join(`${path}.chain`, file)) })) };
}

function groupOf(folder: string) {
  const entries = readdirSync(join(fixtures, folder)).filter((name) => /\.(?:input|noop)\.py$|\.chain$/.test(name)).sort();
  return { title: folder, examples: entries.map((entry) => exampleOf(folder, entry)) };
}

/** The examples of the page: the bundled shop, and every fixture of every rule. */
function collect() {
  const files = pythonIn(join(shop, 'versions')).map((name) => ({ name: `versions/${name}`, code: textIn(join(shop, 'versions', name)) }));
  const folders = !existsSync(fixtures) ? [] : readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  return [{ title: 'projects', examples: [{ id: 'legacy-shop: 26 revisions', choices: {}, files, env: textIn(join(shop, 'env.py')) }] }, ...folders.map(groupOf)];
}

/** Strings of JSON: engines read them faster than literals. */
const asModule = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values).map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`).join('');

/** The module `virtual:examples`. */
export const examples = (): Plugin => ({
  name: 'examples',
  resolveId: (id) => (id === 'virtual:examples' ? '\0examples' : undefined),
  load: (id) => (id === '\0examples' ? asModule({ groups: collect(), schema: textIn(join(fixtures, 'schema.py')) }) : undefined),
});
