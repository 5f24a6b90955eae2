import { join } from 'node:path';
import { Chain, type Pass, type StepResult } from './chain.ts';
import type { Mode } from './model.ts';
import type { Graph } from './protocol.ts';
import type { VerifyRequest } from './request.ts';
import type { Pool } from './worker.ts';

const MODES: readonly Mode[] = ['empty', 'rows', 'rows, foreign keys on'];
const modesOf = ({ rows }: VerifyRequest): readonly Mode[] => (rows ? [...MODES, 'many rows'] : MODES);
const PASSES: readonly Pass[] = ['up', 'down', 'up again'];
/** What the second way up could show with enforced keys, the first has shown. */
const passesOf = (mode: Mode): readonly Pass[] => (mode === 'many rows' ? ['up'] : mode === 'rows, foreign keys on' ? ['up', 'down'] : PASSES);

export const stepsOfSqlite = (request: VerifyRequest, graph: Graph): number =>
  graph.revisions.length * modesOf(request).flatMap(passesOf).length * Math.max(1, graph.engines.length);

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
    return modesOf(request).map((mode) => (mode === 'empty' ? empty : make(mode, (index) => empty.state(index))).run(passesOf(mode)));
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
