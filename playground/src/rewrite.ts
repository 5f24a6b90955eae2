import { readChains, type Chains } from '../../src/core/chains.ts';
import { readEnvironment } from '../../src/core/environment.ts';
import { graphFindings, REVISION_GRAPH } from '../../src/core/graph-findings.ts';
import { defaultOptions, fix, transforms } from '../../src/core/index.ts';
import { ancestorsOf } from '../../src/core/revisions.ts';
import { isSelected } from '../../src/core/rules.ts';
import { unsuppressed } from '../../src/core/suppress.ts';
import type { Diagnostic, Options, Parse, Result } from '../../src/core/types.ts';
import type { Session, SourceFile } from './session.ts';

/** What became of one file. */
export interface Rewritten extends SourceFile {
  readonly result: Result;
  /** The files that a database has behind it when this one runs, first to last. */
  readonly behind: readonly string[];
}

type Facts = Pick<Options, 'namingConvention' | 'foreignKeys'>;

const CONVENTION = /\bnaming_convention\b/;

/** What env.py alone tells; the command line also follows its imports into the application. */
function factsOf(env: string | undefined, parse: Parse): Facts {
  if (env === undefined) return { namingConvention: false };
  const { namingConvention, foreignKeys, pragmas } = readEnvironment(env, parse);
  const named = namingConvention === 'yes' || (namingConvention === 'unknown' && CONVENTION.test(env));
  return { namingConvention: named, ...(pragmas.length ? { foreignKeys } : {}) };
}

/** What the choices come to, with what env.py tells. */
export function optionsOf({ choices, env }: Session, parse: Parse): Options {
  const facts = factsOf(env, parse);
  const { preset, placeholder, sqlite, safe, rules, named } = choices;
  const told: Facts = {
    namingConvention: choices.namingConvention === 'auto' ? facts.namingConvention : choices.namingConvention === 'yes',
    foreignKeys: choices.foreignKeys === 'auto' ? facts.foreignKeys : choices.foreignKeys === 'yes',
  };
  const chosen = rules === 'only' ? { select: named } : rules === 'without' ? { ignore: named } : {};
  return { ...defaultOptions, preset, placeholder, sqlite, safe, ...told, ...chosen };
}

/**
 * Rewrites all files of a session as the command line does: with the history of their chain.
 *
 * @returns one for each file, in the order in which Alembic runs them; what is in no chain comes last
 */
export function rewriteAll({ files }: Session, options: Options, parse: Parse): readonly Rewritten[] {
  const chains = readChains(files, parse);
  const findings = files.length > 1 && isSelected(REVISION_GRAPH, options) ? problemsOf(chains) : undefined;
  const behind = behindOf(chains);
  const placed = new Map([...behind.keys()].map((name, at) => [name, at]));
  const inOrder = [...files].sort((a, b) => (placed.get(a.name) ?? files.length) - (placed.get(b.name) ?? files.length));
  return inOrder.map(({ name, code }) => {
    const result = fix(code, parse, transforms, options, chains.historyOf(name));
    return { name, code, result: withFindings(result, unsuppressed(code, parse, findings?.get(name) ?? [])), behind: behind.get(name)?.() ?? [] };
  });
}

/** A file that stands alone has no chain to be part of. */
const problemsOf = ({ chains, unread }: Chains): ReadonlyMap<string, readonly Diagnostic[]> =>
  graphFindings(chains.flatMap(({ order }) => order.problems), unread);

const withFindings = (result: Result, found: readonly Diagnostic[]): Result =>
  found.length && result.status !== 'skipped' ? { ...result, diagnostics: [...found, ...result.diagnostics] } : result;

/** By file, in the order of the chains. */
const behindOf = ({ chains }: Chains): ReadonlyMap<string, () => readonly string[]> =>
  new Map(chains.flatMap(({ order }) => order.order.map((revision) => {
    const names = (): readonly string[] => {
      const needed = ancestorsOf(order, revision);
      return order.order.filter((one) => one !== revision && needed.has(one)).map(({ file }) => file);
    };
    return [revision.file, names] as const;
  })));
