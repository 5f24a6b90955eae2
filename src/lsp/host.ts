import type { OrderedChains } from '../core/chains.ts';
import type { FileHistory } from '../core/file-history.ts';
import type { Revision } from '../core/revisions.ts';
import type { History } from '../core/history.ts';
import type { Diagnostic, Meta, Parse, Result } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';

/** What the server is given: all that it touches of the world, and what the command line knows. */
export interface Host {
  readonly io: Pick<Io, 'cwd' | 'find' | 'chainOf' | 'read' | 'readText'>;
  readonly parse: Parse;
  /** What the names of files are relative to: the folder that the editor shows. */
  readonly root: string;
  readonly version: string;
  /** Every rule, by its id. */
  readonly rules: ReadonlyMap<string, Meta>;
  /** The address of a rule's page; undefined where there is none. */
  readonly pageOf: (rule: string) => string | undefined;
  /**
   * What the configuration file closest to a path says.
   *
   * @throws Error with one clear line for a faulty file
   */
  readonly configure: (path: string) => Promise<Configured>;
  /** A table after a revision, as `migfix history` shows it; undefined when there is none of that name. */
  readonly tableAt: (chain: History, revision: Revision, table: string) => string | undefined;
}

/** How the files of a folder are to be rewritten. */
export interface Configured {
  /** Patterns as in .gitignore, and what they are relative to. */
  readonly exclude: readonly string[];
  readonly excludeBase: string;
  /** The files whose revisions databases have behind them. */
  readonly applied: (chains: OrderedChains) => ReadonlySet<string>;
  readonly fix: (code: string, parse: Parse, about: { readonly file: FoundFile | undefined; readonly applied: boolean; readonly history: FileHistory | undefined }) => Result;
  /** What is wrong with chains, by the file's name. */
  readonly chainFindings: (chains: OrderedChains, files: readonly FoundFile[]) => ReadonlyMap<string, readonly Diagnostic[]>;
}

