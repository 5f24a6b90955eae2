/** Runs a folder's chains on SQLite: how far the original comes, how far the rewritten one. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { FileHistory } from '../../src/core/file-history.ts';
import type { Parse } from '../../src/core/types.ts';
import { pythonOf } from '../../test/alembic/stacks.ts';
import { transforms } from '../../transforms/index.ts';
import type { Migration } from './measure.ts';
import type { Folder } from './packages.ts';

export interface Trial {
  readonly skipped?: string;
  readonly error?: string | null;
  readonly lost?: Readonly<Record<string, number>>;
  readonly leftovers?: readonly string[];
  /** Columns, keys, indexes, checks, triggers that the old text's run has and the new one's has not. */
  readonly gone?: readonly string[];
}

type Ways = Readonly<Record<'empty' | 'rows' | 'enforced', { readonly old: Trial; readonly new: Trial }>>;

interface Revision {
  readonly file: string;
  readonly changed: boolean;
  /** A finding says that a copied table may lose its children. */
  readonly copyNamed: boolean;
  /** The error of the chain's own run, or none. */
  readonly original: string | null;
  readonly rewritten: string | null;
  readonly up?: Ways;
  readonly down?: Ways;
}

export interface ChainRun {
  readonly name: string;
  readonly revisions: readonly Revision[];
  readonly fault?: string;
}

/** Whose modules change Python itself when they are half there (zenml replaces `print`): all of them are inert. */
const ALL_INERT = new Set(['zenml']);

/** Runs the chain of every version folder; the package's own modules are real as far as they can be imported without what they depend on. */
export async function runChains(folder: Folder, migrations: readonly Migration[], parse: Parse): Promise<readonly ChainRun[]> {
  const runs: ChainRun[] = [];
  const chains = readChains(migrations, parse);
  for (const name of new Set(migrations.map((migration) => path.dirname(migration.name)))) {
    const members = migrations.filter((migration) => path.dirname(migration.name) === name);
    const fixed = members.map((migration) => rewritten(migration, parse, chains.historyOf(migration.name)));
    const texts = Object.fromEntries(fixed.flatMap(({ file, code }) => (code === undefined ? [] : [[file, code]])));
    const named = new Set(fixed.flatMap(({ file, copyNamed }) => (copyNamed ? file : [])));
    const answer = await ask({ versions: [path.join(folder.path, name)], root: ALL_INERT.has(folder.name) ? null : folder.path, texts });
    runs.push({ ...answer, name, revisions: answer.revisions.map((revision) => ({ ...revision, copyNamed: named.has(revision.file) })) });
  }
  return runs;
}

interface Rewritten {
  readonly file: string;
  /** Nothing when the file stays as it is. */
  readonly code?: string;
  readonly copyNamed: boolean;
}

function rewritten({ name, code, namingConvention, foreignKeys }: Migration, parse: Parse, history: FileHistory | undefined): Rewritten {
  const result = fix(code, parse, transforms, { ...defaultOptions, namingConvention, ...(foreignKeys === undefined ? {} : { foreignKeys }) }, history);
  const findings = result.status === 'skipped' ? [] : result.diagnostics;
  return {
    file: path.basename(name),
    copyNamed: findings.some((finding) => finding.rule === 'cascade-on-recreate'),
    ...(result.status === 'fixed' ? { code: result.code } : {}),
  };
}

const ask = (request: object): Promise<Omit<ChainRun, 'name'>> =>
  new Promise((resolve, reject) => {
    const child = execFile(pythonOf('middle'), [path.join(import.meta.dirname, 'chain.py')], { maxBuffer: 1 << 28, timeout: 600_000 }, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout) as Omit<ChainRun, 'name'>),
    );
    child.stdin?.end(JSON.stringify(request));
  });
