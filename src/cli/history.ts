import type { Chains } from '../core/chains.ts';
import type { Schema } from '../core/schema.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { lookOf, save } from './publish.ts';
import { asHistoryText, type Told } from './reporters/history.ts';
import { asHistoryJson } from './reporters/history-json.ts';
import { revisionNamed } from './revision.ts';
import { readSettings } from './settings.ts';
import { onlyTarget } from './targets.ts';
import { didYouMean } from '../core/suggest.ts';
import { readWholeChains } from './whole-chains.ts';

/**
 * `migfix history [table] [paths..]`: what the chain tells of a table, or of all tables, after a revision.
 *
 * @returns 0; 2 when a file could not be read
 * @throws UsageError for a table or revision that the chain does not have
 */
export async function history(args: Arguments, io: Io, engine: Engine): Promise<number> {
  const { table, paths } = wordsOf(args);
  const format = args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format ${format} goes with "migfix ${format === 'csv' || format === 'html' ? 'merge-reports' : 'graph'}"`);
  const settings = await readSettings(args, paths, io, engine);
  const target = onlyTarget(settings.output.targets, 'history', ['text', 'json']);
  const found = await findFiles(paths, settings, io);
  if (!found.files.length) return 2;
  const { chains, unreadable } = await readWholeChains(found.files, io);
  const told = schemasOf(chains, args.text('at')).filter(({ schema }) => table === undefined || schema.table(table));
  if (table !== undefined && !told.length) throw new UsageError(`${noTable(table, args.text('at'))}${didYouMean(table, tableNames(chains, args.text('at')))}`);
  const { file } = target;
  const json = format === 'json' || target.format === 'json';
  const text = json ? asHistoryJson(told, table) : asHistoryText(told, table, lookOf(settings, io, file === undefined ? 'stdout' : 'file'));
  if (file === undefined) io.out(text);
  else await save(file, text, io);
  return found.problems.length || unreadable ? 2 : 0;
}

const noTable = (table: string, at: string | undefined): string => (at === undefined ? `no revision leaves a table ${table}` : `there is no table ${table} after ${at}`);

/** The first word is the table, unless it looks like a path: then all tables are wanted. */
function wordsOf(args: Arguments): { readonly table: string | undefined; readonly paths: readonly string[] } {
  const [, first, ...paths] = args.words;
  if (first === undefined) return { table: undefined, paths: [] };
  if (first === '-' || paths.includes('-')) throw new UsageError('"migfix history" reads folders: one revision has no history');
  return isPath(first) ? { table: undefined, paths: [first, ...paths] } : { table: first, paths };
}

/** A table's name has no slash, and is neither `.` nor a file of Python. */
const isPath = (word: string): boolean => /[\\/]|^\.{1,2}$|\.py$/.test(word);

/** The schema of every database of every chain, after the revision that was asked for. */
function schemasOf(all: Chains, at: string | undefined): readonly Told[] {
  const { chains } = all;
  const asked = at === undefined || at === 'head' || at === 'heads' ? undefined : revisionNamed(all, '--at', at);
  return chains.flatMap((chain) => {
    const revision = asked?.chain === chain ? asked.revision : undefined;
    if (asked && !revision) return [];
    return (chain.databases.length ? chain.databases : ['']).map((database) => ({
      database, revision, heads: chain.order.heads, files: chain.order.order.length, schema: revision ? chain.schemaOf(revision, database) : chain.schema(undefined, database),
    }));
  });
}

const tableNames = (chains: Chains, at: string | undefined): readonly string[] => schemasOf(chains, at).flatMap(({ schema }: { readonly schema: Schema }) => schema.tables().map(({ name }) => name));
