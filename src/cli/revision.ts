import type { OrderedChain, OrderedChains } from '../core/chains.ts';
import type { Revision } from '../core/revisions.ts';
import { UsageError } from './errors.ts';
import { didYouMean } from '../core/suggest.ts';

/**
 * The revision that a flag names: by its identifier, or by the beginning of one that is the only one to begin so, as Alembic takes them.
 *
 * @param flag for the message
 * @throws UsageError when no revision, or more than one, is meant
 */
export function revisionNamed<C extends OrderedChain>({ chains }: OrderedChains<C>, flag: string, given: string): { readonly chain: C; readonly revision: Revision } {
  const all = chains.flatMap((chain) => chain.order.order.map((revision) => ({ chain, revision })));
  const exact = all.filter(({ revision }) => revision.id === given);
  const meant = exact.length ? exact : all.filter(({ revision }) => revision.id.startsWith(given));
  if (meant.length > 1) throw new UsageError(`${flag} ${given}: several revisions begin like this: ${meant.map(({ revision }) => revision.id).sort().slice(0, 5).join(', ')}`);
  if (!meant[0]) throw new UsageError(`${flag} ${given}: no such revision${didYouMean(given, all.map(({ revision }) => revision.id))}`);
  return meant[0];
}
