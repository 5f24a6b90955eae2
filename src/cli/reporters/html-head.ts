import type { Data, ProofTotals, Rule, Totals } from '../../page/data.ts';
import type { Report } from '../../verify/model.ts';
import { commonFolder } from './common-folder.ts';
import type { Run } from './formats.ts';
import type { Placing } from './html-file.ts';
import type { FileReport } from './report.ts';
import { countsByRule } from './rule-counts.ts';
import { rulePage } from './rule-page.ts';
import { totalsOf } from './totals.ts';
import { visible } from './visible.ts';

/** What the page says of the run as a whole. */
export function headOf(reports: readonly FileReport[], { look, version, project, preset, proof, rules }: Run, { tables, rules: known }: Placing): Omit<Data, 'files'> {
  const counts = countsByRule(reports);
  return {
    versions: { migfix: version, ...(proof ? versionsOf(proof) : {}) },
    project: visible(project), folder: visible(commonFolder(reports.map(({ name }) => name))), preset, mode: look.mode,
    totals: sumsOf(reports),
    ...(proof ? { proof: proofTotals(proof) } : {}),
    rules: known.map((id): Rule => {
      const meta = rules.find((rule) => rule.id === id);
      return { id, summary: meta?.summary ?? '', level: meta?.fix ?? 'none', page: rulePage(id, version), ...(counts[id] ?? { fixed: 0, left: 0, notes: 0 }) };
    }),
    tables: tables.map(visible),
  };
}

/** Where the Python was found is a matter of this machine. */
const versionsOf = ({ environment }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(['python', 'alembic', 'sqlalchemy', 'sqlite', 'postgresql'].flatMap((name) => (environment[name] === undefined ? [] : [[name, visible(environment[name])]])));

function sumsOf(reports: readonly FileReport[]): Totals {
  const { files, counts, marks } = totalsOf(reports);
  const sums = { safe: 0, review: 0, errors: 0, warnings: 0, notes: 0 };
  for (const { result } of reports) {
    for (const { fixed, fix, severity } of result.status === 'skipped' ? [] : result.diagnostics) {
      if (fixed) sums[fix === 'safe' ? 'safe' : 'review']++;
      else sums[severity === 'error' ? 'errors' : severity === 'warning' ? 'warnings' : 'notes']++;
    }
  }
  return { changed: files.changed, blocks: counts.blocks, copiesSaved: counts.copiesSaved, marks, ...sums };
}

function proofTotals({ revisions, notChecked, warnings }: Report): ProofTotals {
  const count = (wanted: string): number => revisions.filter(({ outcome }) => outcome === wanted).length;
  return {
    revisions: revisions.length, before: revisions.filter(({ before }) => before).length, after: revisions.filter(({ after }) => after).length,
    holds: count('holds'), fails: count('fails'), unproven: count('unproven'), notChecked: notChecked.map(visible), warnings: warnings.map(visible),
  };
}
