/**
 * Builds after `npm ci`, and where the repository itself is installed as a package. `npm install -g git+https://…`, which is what
 * pre-commit does, leaves the dev dependencies out (https://github.com/npm/cli/issues/8440): then they are fetched here first.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

function has(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** npm tells its children what it was called with: `global` and `prefix` would lead this one elsewhere. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_(?:global|location|prefix|include|omit|production|install_links)$/i.test(name)));

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

const asPackage = !has('esbuild');
if (asPackage) run('npm', 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
run('node', 'scripts/build.js', ...(asPackage ? ['--no-playground'] : []));
