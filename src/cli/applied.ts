import type { OrderedChains } from '../core/chains.ts';
import { ancestorsOf } from '../core/revisions.ts';
import { revisionNamed } from './revision.ts';

/**
 * The files whose revisions databases have behind them: one revision and all that it is built on.
 *
 * @returns their names
 * @throws UsageError when no revision, or more than one, is meant
 */
export function appliedFiles(chains: OrderedChains, through: string): ReadonlySet<string> {
  const { chain, revision } = revisionNamed(chains, '--applied-through', through);
  return new Set([...ancestorsOf(chain.order, revision)].map(({ file }) => file));
}
