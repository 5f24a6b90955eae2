import type { Chains } from '../core/chains.ts';
import type { Revision } from '../core/revisions.ts';
import { UsageError } from './errors.ts';
import { didYouMean } from './suggest.ts';

/**
 * The files whose revisions databases have behind them: one revision and all that it is built on.
 *
 * @param through an identifier, or the beginning of one that is the only one to begin so, as Alembic takes them
 * @returns their names
 * @throws UsageError when no revision, or more than one, is meant
 */
export function appliedFiles({ chains }: Chains, through: string): ReadonlySet<string> {
  const all = chains.flatMap(({ order }) => order.order.map((revision) => ({ revision, order })));
  const exact = all.filter(({ revision }) => revision.id === through);
  const meant = exact.length ? exact : all.filter(({ revision }) => through.length > 3 && revision.id.startsWith(through));
  const [only, another] = meant;
  if (!only) throw new UsageError(`--applied-through: no revision ${through}${didYouMean(through, all.map(({ revision }) => revision.id))}`);
  if (another) throw new UsageError(`--applied-through: ${through} may be ${meant.map(({ revision }) => revision.id).join(' or ')}`);
  const behind = new Set<Revision>();
  const open = [only.revision];
  for (let at = open.pop(); at; at = open.pop()) {
    if (behind.has(at)) continue;
    behind.add(at);
    open.push(...(only.order.parents.get(at) ?? []));
  }
  return new Set([...behind].map(({ file }) => file));
}
