import { type Course, courseOf } from '../core/course.ts';
import { type Migration, parseMigration } from '../core/migration.ts';
import { type PackedMigration, unpackMigration } from '../core/packed-migration.ts';
import type { Node, Parse, Result } from '../core/types.ts';
import type { FoundFile, Source, Unreadable } from '../io.ts';
import { resultOf, type Work } from './fix-file.ts';
import type { Read } from './read-order.ts';

/** Hears of each file what was read and what becomes of it. */
export type Report = (file: FoundFile, source: Source | Unreadable, result: (code: string) => Result) => Promise<void>;

/** The chains to go through, with their files by name. */
export interface Courses {
  readonly chains: readonly Course[];
  readonly files: ReadonlyMap<string, FoundFile>;
  /** What a first reading has told of some. */
  readonly outlines: ReadonlyMap<string, Pick<Read, 'migration'>>;
}

export interface Parsers {
  readonly parse: Parse;
  /** Has kept some trees. */
  readonly take: Parse;
}

/**
 * Goes through the chains in their order, and gives each file its turn when its revision comes.
 *
 * @param waiting the files that are to be rewritten; the others are read as far as one of these comes after them
 */
export async function fixInOrder(waiting: Set<FoundFile>, chains: Courses, parsers: Parsers, work: Work, report: Report): Promise<void> {
  for (const chain of chains.chains) await fixChain(chain, waiting, chains, parsers, work, report);
  // what is in no chain
  for (const file of waiting) await report(file, await work.io.read(file.path), (code) => resultOf(file, code, parsers.take, work, undefined));
}

async function fixChain(chain: Course, waiting: Set<FoundFile>, { files, outlines }: Courses, { parse, take }: Parsers, work: Work, report: Report): Promise<void> {
  let left = chain.order.order.filter(({ file }) => waiting.has(files.get(file) as FoundFile)).length;
  for (const { file: name, enter } of courseOf(chain)) {
    if (!left) return;
    const file = files.get(name) as FoundFile;
    const known = waiting.has(file) ? undefined : outlines.get(name)?.migration;
    if (known !== undefined) {
      enter(unpackMigration(JSON.parse(known) as PackedMigration, parse));
      continue;
    }
    const source = await work.io.read(file.path);
    const read = 'code' in source ? readOnce(name, source.code, take, parse) : undefined;
    const history = read && enter(read.migration);
    if (!waiting.delete(file)) continue;
    left--;
    await report(file, source, (code) => resultOf(file, code, read?.again ?? take, work, history));
  }
}

/** Reads what a file does to the schema; its rewrite need not parse it again, once: excerpts that outlive it hold the parser that they were read by. */
function readOnce(name: string, code: string, take: Parse, parse: Parse): { readonly migration: Migration; readonly again: Parse } {
  let root: Node | undefined = take(code);
  const migration = parseMigration(code, root, name, parse);
  const again = (text: string): Node => {
    const own = text === code ? root : undefined;
    root = undefined;
    return own ?? parse(text);
  };
  return { migration, again };
}
