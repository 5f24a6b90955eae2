import type { Placed } from './layout.ts';
import { matched } from './text.ts';
import { within } from './tree.ts';
import type { Node, StatementList, Step } from './types.ts';

/** The author's statement that a step is. */
const nodeOf = (step: Step | undefined): Node | undefined => (step && 'node' in step ? step.node : undefined);

const sameStep = (a: Step | undefined, b: Step | undefined): boolean => !!nodeOf(a) && nodeOf(a) === nodeOf(b) && a?.batch === b?.batch;

export interface Region {
  readonly prefix: number;
  readonly suffix: number;
  /** Statement indexes, inclusive; from > to: nothing moves. */
  readonly from: number;
  readonly to: number;
}

/** The smallest stretch of statements outside which steps only changed in place. */
export function changedRegion(list: StatementList, placed: readonly Placed[], before: readonly Step[], after: readonly Step[]): Region {
  const statementAt = (step: Step | undefined): number => {
    const node = nodeOf(step);
    return node ? list.statements.findIndex((statement) => within(node, statement)) : -1;
  };
  let prefix = 0;
  while (prefix < before.length && sameStep(before[prefix], after[prefix])) prefix++;
  if (prefix === before.length && after.length === before.length) return { prefix, suffix: 0, from: 1, to: 0 };
  let suffix = 0;
  const most = Math.min(before.length, after.length) - prefix;
  while (suffix < most && sameStep(before.at(-1 - suffix), after.at(-1 - suffix))) suffix++;
  // a mere insertion or removal: its neighbour is printed with it
  const bare = prefix + suffix === before.length ? 'insertion' : prefix + suffix === after.length ? 'removal' : undefined;
  if (bare && suffix > 0 && (bare === 'insertion' || prefix === 0)) suffix--;
  else if (bare) prefix--;
  // a block that only some of its statements joined is printed as a whole
  while (prefix > 0 && after[prefix]?.batch && after[prefix - 1]?.batch === after[prefix]?.batch) prefix--;
  while (suffix > 0 && after.at(-1 - suffix)?.batch && after.at(-suffix)?.batch === after.at(-1 - suffix)?.batch) suffix--;
  let from = statementAt(before[prefix]);
  let to = statementAt(before[before.length - 1 - suffix]);
  // a line that statements share is printed anew as a whole
  while (to + 1 < placed.length && placed[to + 1]?.shares) to++;
  if (placed[0]?.shares) from = 0;
  while (prefix > 0 && statementAt(before[prefix - 1]) >= from) prefix--;
  while (suffix > 0 && statementAt(before[before.length - suffix]) <= to) suffix--;
  return { prefix, suffix, from, to };
}

/** The first line with text after an offset, when it still belongs to the list. */
export function followingLine(code: string, list: StatementList, placed: readonly Placed[], offset: number): string | undefined {
  const rest = code.slice(offset).replace(/^[^\r\n]*(?:\r\n|\r|\n)?/, '');
  const line = matched(/^[^\r\n]*/, rest);
  const [first] = placed;
  if (first?.shares) return undefined;
  const indent = first?.indent ?? '';
  const belongs = line.trim() !== '' && (list.node.type === 'module' || (indent !== '' && line.startsWith(indent)));
  return belongs ? line : undefined;
}
