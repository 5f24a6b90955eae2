import type { Chains } from '../../core/chains.ts';
import type { Parse } from '../../core/types.ts';
import type { FoundFile, Io } from '../../io.ts';
import type { RevisionReport } from '../../verify/model.ts';
import { appliedFiles } from '../applied.ts';
import type { Engine } from '../engine.ts';
import { resultOf } from '../fix-file.ts';
import type { FileReport } from '../reporters/report.ts';
import type { Settings } from '../settings.ts';
import { readWholeChains } from '../whole-chains.ts';
import type { Checks } from './change.ts';
import type { KnownTable } from './stubs.ts';
import { type Units, unitsOf } from './units.ts';

/** A file with something to decide. */
export interface Reviewed extends Units {
  readonly path: string;
  readonly report: FileReport;
  readonly checks: Checks;
  /** The tables that the chain knows where the revision stands. */
  readonly tables: () => readonly KnownTable[];
  readonly proof: string | undefined;
}

interface Files {
  readonly files: readonly FoundFile[];
  readonly reports: readonly FileReport[];
  /** By path. */
  readonly proofs: ReadonlyMap<string, RevisionReport>;
}

/** The files that would change, each with its change as units, and with what checks a part of it. */
export async function prepare({ files, reports, proofs }: Files, settings: Settings, io: Io, engine: Engine): Promise<readonly Reviewed[]> {
  const parse = await io.parser();
  const { chains } = await readWholeChains(files, io);
  const { appliedThrough } = settings;
  const work = { settings, io, engine, applied: appliedThrough === undefined ? new Set<string>() : appliedFiles(chains, appliedThrough) };
  return files.flatMap((file, index): readonly Reviewed[] => {
    const report = reports[index] as FileReport;
    if (report.result.status !== 'fixed') return [];
    const again: Checks['again'] = (code) => resultOf(file, code, parse, work, chains.historyOf(file.name));
    const units = unitsOf(report.before, report.result.code, parse);
    return [{ ...units, path: file.path, report, checks: { parse: lastOf(parse), again }, tables: () => tablesAt(file.name, chains), proof: told(proofs.get(file.path)) }];
  });
}

/** The same two texts are asked about again and again. */
function lastOf(parse: Parse): Parse {
  const known: { readonly code: string; readonly root: ReturnType<Parse> }[] = [];
  return (code) => {
    const kept = known.find((each) => each.code === code);
    if (kept) return kept.root;
    const root = parse(code);
    known.unshift({ code, root });
    known.splice(3);
    return root;
  };
}

function told(revision: RevisionReport | undefined): string | undefined {
  if (!revision) return undefined;
  const [first] = revision.problems;
  return revision.outcome === 'holds' || !first ? revision.outcome : `${revision.outcome}: ${first.where}: ${first.message}`;
}

/** Before the revision and after it: in a downgrade a column is there that its upgrade dropped. */
function tablesAt(name: string, { chains }: Chains): readonly KnownTable[] {
  const chain = chains.find(({ order }) => order.order.some(({ file }) => file === name));
  const at = chain?.order.order.findIndex(({ file }) => file === name) ?? -1;
  const found = new Map<string, { name: string; columns: Set<string>; whole: boolean }>();
  for (const revision of chain?.order.order.slice(Math.max(0, at - 1), at + 1) ?? []) {
    for (const database of chain?.databases ?? []) {
      for (const { name: table, columns, whole } of chain?.schema(revision, database).tables() ?? []) {
        const known = found.get(table) ?? { name: table, columns: new Set<string>(), whole: true };
        for (const column of columns) known.columns.add(column.name);
        found.set(table, { ...known, whole: known.whole && whole });
      }
    }
  }
  return [...found.values()].map((table) => ({ ...table, columns: [...table.columns] }));
}
