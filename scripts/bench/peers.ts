/** The tools that migfix is measured beside: installed by name, in pinned versions, outside what git sees. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SCHEMA_OPERATIONS } from '../../src/core/operations.ts';
import { PYTHON } from './measure.ts';
import type { Command } from './measure.ts';

const HOME = join(import.meta.dirname, '..', '..', '.bench');
const VERSIONS = { '@ast-grep/cli': '0.51.1', ruff: '0.17.6', libcst: '1.9.0' } as const;

export interface Peers {
  /** The native binary: what `npx ast-grep` starts costs a Node more. */
  readonly astGrep: string | undefined;
  readonly ruff: string | undefined;
  /** A Python that has LibCST. */
  readonly libcst: string | undefined;
  /** Why one is not there. */
  readonly missing: readonly string[];
}

/** Installs what is missing. A peer that cannot be had is named in `missing`, and the bench goes on without it. */
export function installPeers(): Peers {
  mkdirSync(HOME, { recursive: true });
  const missing: string[] = [];
  const attempt = (name: string, install: () => string): string | undefined => {
    try {
      return install();
    } catch (error) {
      missing.push(`${name}: ${(error as Error).message.trim().split('\n')[0] ?? ''}`);
      return undefined;
    }
  };
  return {
    astGrep: attempt('ast-grep', astGrep),
    ruff: attempt('ruff', () => join(dirname(fromPyPI('ruff')), 'ruff')),
    libcst: attempt('LibCST', () => fromPyPI('libcst')),
    missing,
  };
}

function astGrep(): string {
  const name = '@ast-grep/cli';
  const home = join(HOME, `ast-grep-${VERSIONS[name]}`);
  const manifest = join(home, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private": true}');
    execFileSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${VERSIONS[name]}`], { stdio: 'pipe' });
  }
  const { optionalDependencies } = createRequire(manifest)(manifest) as { optionalDependencies: Record<string, string> };
  const native = Object.keys(optionalDependencies).map((one) => join(home, 'node_modules', one, 'ast-grep')).find((path) => existsSync(path));
  if (!native) throw new Error(`no native binary for ${process.platform}`);
  return native;
}

function fromPyPI(name: 'ruff' | 'libcst'): string {
  const home = join(HOME, `${name}-${VERSIONS[name]}`);
  const python = join(home, 'bin', 'python');
  if (!existsSync(join(home, 'done'))) {
    execFileSync(PYTHON, ['-m', 'venv', home], { stdio: 'pipe' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', `${name}==${VERSIONS[name]}`], { stdio: 'pipe' });
    writeFileSync(join(home, 'done'), '');
  }
  return python;
}

/** The operations that a batch block can take, on `op` and on `batch_op`. Of four ways to write this rule, the one that ran fastest. */
function ruleFile(): string {
  const path = join(HOME, 'operations.yml');
  const names = [...SCHEMA_OPERATIONS].join('|');
  writeFileSync(path, `id: operation\nlanguage: python\nrule:\n  pattern: $OP.$NAME($$$)\nconstraints:\n  OP: { regex: '^(op|batch_op)$' }\n  NAME: { regex: '^(${names})$' }\n`);
  return path;
}

/** ast-grep finds the operations of a folder; nothing is rewritten. */
const astGrepScan = (binary: string, folder: string): readonly string[] => [binary, 'scan', '--rule', ruleFile(), '--json=stream', folder];

/** @returns How many operations ast-grep finds. */
export const countByAstGrep = (binary: string, folder: string): number => {
  const [command, ...args] = astGrepScan(binary, folder) as [string, ...string[]];
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 30 }).trimEnd().split('\n').length;
};

/** migfix's parser, and nothing else of it. */
export const parseOnly = (threads: number, ...paths: readonly string[]): readonly string[] => [process.execPath, join(import.meta.dirname, 'parse-only.mjs'), String(threads), ...paths];

const CODEMOD = join(import.meta.dirname, 'wrap_alter_column.py');

/** The commands of the peers that are there. LibCST takes its time, so it has one round, and none on `many` files. */
export function peerCommands({ astGrep: binary, ruff, libcst }: Peers, folder: string, many: boolean): readonly Command[] {
  return [
    ...(binary ? [{ name: 'ast-grep, finds the operations', argv: astGrepScan(binary, folder) }] : []),
    ...(ruff ? [{ name: 'ruff check', argv: [ruff, 'check', '--isolated', '--no-cache', '--exit-zero', folder] }] : []),
    ...(libcst && !many ? [1, 2].map((jobs) => ({ name: `LibCST codemod of one operation, -j ${jobs}`, argv: [libcst, CODEMOD, String(jobs), folder], rounds: 1 })) : []),
  ];
}
