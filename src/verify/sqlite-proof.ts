import { join } from 'node:path';
import { Chain, type Pass, type StepResult } from './chain.ts';
import type { Mode } from './model.ts';
import type { Graph } from './protocol.ts';
import type { VerifyRequest } from './request.ts';
import type { Pool } from './worker.ts';

export const MODES: readonly Mode[] = ['empty', 'rows', 'rows, foreign keys on'];
const PASSES: readonly Pass[] = ['up', 'down', 'up again'];

export const stepsOfSqlite = (request: VerifyRequest, graph: Graph): number =>
  graph.revisions.length * (MODES.length * PASSES.length + (request.rows ? 1 : 0)) * Math.max(1, graph.engines.length);

/**
 * Runs the rewritten chain on SQLite: on empty tables, with rows, and with rows while foreign keys are enforced; with `--rows` once
 * more, upwards only, with so many.
 *
 * @param folder for the scratch databases
 * @param tick is called after each step
 */
export async function proveOnSqlite(request: VerifyRequest, graph: Graph, pool: Pool, folder: string, tick: () => void): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const changed = changedRevisions(request, graph);
  const engines = graph.engines.length ? graph.engines : [undefined];
  const chains = engines.flatMap((engine) => {
    const make = (mode: Mode, emptyState?: (index: number) => Promise<string>) =>
      new Chain({
        pool, mode, engine, emptyState, changed,
        revisions: graph.revisions,
        limit: request.limit,
        bulk: mode === 'many rows' ? request.rows : 0,
        file: (name) => join(folder, name),
        done: (result) => {
          results.push(result);
          tick();
        },
      });
    const empty = make('empty');
    const filled = (mode: Mode) => make(mode, (index) => empty.state(index));
    const runs = [empty, ...MODES.slice(1).map(filled)].map((chain) => chain.run(PASSES));
    return request.rows ? [...runs, filled('many rows').run(['up'])] : runs;
  });
  await Promise.all(chains);
  return results;
}

/** By revision: does the rewrite touch it? */
export function changedRevisions(request: VerifyRequest, graph: Graph): (revision: string) => boolean {
  const files = new Map(request.files.map((file) => [file.path, file]));
  const changed = new Set(graph.revisions.filter(({ path }) => files.get(path)?.before !== files.get(path)?.after).map(({ revision }) => revision));
  return (revision) => changed.has(revision);
}
