import { join } from 'node:path';
import { type StepResult, url } from './chain.ts';
import type { Fewest } from './model.ts';
import type { StepAnswer } from './protocol.ts';
import type { VerifyRequest } from './request.ts';
import type { Pool } from './worker.ts';

interface Row {
  readonly table: string;
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const SHORT = 60;
/** Each trial is a run of the revision. */
const MOST_TRIALS = 300;

/**
 * The first revision that breaks on SQLite, with the fewest rows that show it: each of them left out, it would run.
 *
 * @param order the revisions, base first
 * @returns undefined when nothing breaks
 */
export async function bisect(request: VerifyRequest, steps: readonly StepResult[], pool: Pool, folder: string, order: readonly string[]): Promise<Fewest | undefined> {
  const broken = steps
    .filter(({ pass, mode, fault, answer }) => pass === 'up' && (request.foreignKeys || mode !== 'rows, foreign keys on') && (fault !== null || (answer.findings ?? []).length > 0))
    .sort((a, b) => order.indexOf(a.revision.revision) - order.indexOf(b.revision.revision) || (a.mode === 'empty' ? -1 : 1))[0];
  if (!broken) return undefined;
  const symptom = symptomOf(broken.answer)!;
  const result = { revision: broken.revision.revision, path: broken.revision.path, symptom };
  if (broken.mode === 'empty') return { ...result, rows: [] };
  const from = broken.start;
  const listed = await pool.ask<{ rows: readonly Row[] }>({ do: 'rows', url: url(from), limit: SHORT } as never);
  if (!('rows' in listed)) return { ...result, rows: [] };
  let files = 0;
  const shows = async (rows: readonly Row[]): Promise<boolean> => {
    if (files++ > MOST_TRIALS) return false;
    const [kept, run] = [join(folder, `bisect-${files}-a.sqlite`), join(folder, `bisect-${files}-b.sqlite`)];
    await pool.ask({ do: 'keep', url: url(kept), from, rows: rows.map(({ table, row }) => ({ table, row })), limit: SHORT } as never);
    const step = { do: 'step', side: 'after', revision: broken.revision.revision, direction: 'upgrade', engine: broken.engine, url: url(run), from: kept };
    const answer = await pool.ask<StepAnswer>({ ...step, foreignKeys: broken.mode !== 'rows', heads: broken.revision.headsAfter, limit: request.limit } as never);
    return symptomOf(answer as Partial<StepAnswer>) === symptom;
  };
  return { ...result, rows: (await fewest(listed.rows, shows)).map(({ table, values }) => ({ table, values })) };
}

/** Without what differs from row to row. */
const symptomOf = ({ fault, findings }: Partial<StepAnswer>): string | undefined => (fault ? fault.text : findings?.[0] && `${findings[0].check}: ${findings[0].message}`);

/** Whole tables are left out first, then single rows. */
async function fewest(rows: readonly Row[], shows: (rows: readonly Row[]) => Promise<boolean>): Promise<readonly Row[]> {
  let left = rows;
  for (const table of new Set(rows.map((row) => row.table))) {
    const without = left.filter((row) => row.table !== table);
    if (await shows(without)) left = without;
  }
  for (const row of left) {
    const without = left.filter((other) => other !== row);
    if (await shows(without)) left = without;
  }
  return left;
}
