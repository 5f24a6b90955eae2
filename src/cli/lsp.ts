import { pathToFileURL } from 'node:url';
import picocolors from 'picocolors';
import type { OrderedChains } from '../core/chains.ts';
import type { Io } from '../io.ts';
import type { Configured } from '../lsp/host.ts';
import { serve } from '../lsp/server.ts';
import { appliedFiles } from './applied.ts';
import type { Arguments } from './arguments.ts';
import { chainFindings } from './chains.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { fixText, resultOf } from './fix-file.ts';
import { asHistoryText } from './reporters/history.ts';
import type { Look } from './reporters/report.ts';
import { readSettings, type Settings } from './settings.ts';

const LOOK: Look = { mode: 'dry-run', colors: picocolors.createColors(false), verbose: false, terminal: false };

/**
 * `migfix lsp`: findings, changes and the history in an editor, by the Language Server Protocol over stdin and stdout.
 *
 * @returns never: the process ends as the protocol says
 * @throws UsageError for words behind the command
 */
export async function lsp(args: Arguments, io: Io, engine: Engine): Promise<number> {
  if (args.words.length > 1) throw new UsageError('"migfix lsp" takes no paths: the editor says what is open');
  const rules = new Map(rulesOf(engine).map((rule) => [rule.id, rule]));
  const settingsFor = (path: string): Promise<Settings> => readSettings(args, [path], io, engine);
  return serve({
    io,
    root: io.cwd,
    parse: await io.parser(),
    version: await io.version(),
    rules,
    pageOf: (rule) => {
      const own = engine.extra?.find(({ id }) => id === rule);
      return own ? pathToFileURL(own.path).href : io.pageOf(rule);
    },
    configure: async (path) => configured(await settingsFor(path), io, engine),
    tableAt: (chain, revision, table) => {
      const databases = chain.databases.length ? chain.databases : [''];
      const told = databases.map((database) => ({ database, revision, heads: chain.order.heads, files: chain.order.order.length, schema: chain.schemaOf(revision, database) }));
      const having = told.filter(({ schema }) => schema.table(table));
      return having.length ? asHistoryText(having, table, LOOK) : undefined;
    },
  }, io.stdio());
}

function configured(settings: Settings, io: Io, engine: Engine): Configured {
  const { options, appliedThrough, exclude, excludeBase } = settings;
  const applied = (chains: OrderedChains): ReadonlySet<string> => (appliedThrough === undefined ? new Set() : appliedFiles(chains, appliedThrough));
  return {
    exclude,
    excludeBase,
    applied,
    chainFindings: (chains, files) => chainFindings(chains, files, settings),
    fix: (code, parse, about) => {
      if (about.file) return resultOf(about.file, code, parse, { settings, io, engine, applied: new Set(about.applied ? [about.file.name] : []) }, about.history);
      return fixText(code, parse, { ...options, namingConvention: settings.namingConvention ?? false, foreignKeys: settings.foreignKeys }, engine);
    },
  };
}
