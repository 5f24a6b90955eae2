import { join } from 'node:path';
import { Chain, type Pass, type StepResult } from './chain.ts';
import type { Mode } from './model.ts';
import type { Graph } from './protocol.ts';
import type { VerifyRequest } from './request.ts';
import type { Pool } from './worker.ts';

export const MODES: readonly Mode[] = ['empty', 'rows', 'rows, foreign keys on'];
const PASSES: readonly Pass[] = ['up', 'down', 'up again'];

export const stepsOfSqlite = (graph: Graph): number => graph.revisions.length * MODES.length * PASSES.length * Math.max(1, graph.engines.length);

/**
 * Runs the rewritten chain on SQLite: on empty tables, with rows, and with rows while foreign keys are enforced.
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
        bulk: mode === 'empty' ? 0 : request.rows,
        file: (name) => join(folder, name),
        done: (result) => {
          results.push(result);
          tick();
        },
      });
    const empty = make('empty');
    return [empty, ...MODES.slice(1).map((mode) => make(mode, (index) => empty.state(index)))];
  });
  await Promise.all(chains.map((chain) => chain.run(PASSES)));
  return results;
}

/** By revision: does the rewrite touch it? */
export function changedRevisions(request: VerifyRequest, graph: Graph): (revision: string) => boolean {
  const files = new Map(request.files.map((file) => [file.path, file]));
  const changed = new Set(graph.revisions.filter(({ path }) => files.get(path)?.before !== files.get(path)?.after).map(({ revision }) => revision));
  return (revision) => changed.has(revision);
}
