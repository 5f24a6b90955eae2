import type { Copy } from './copies.ts';
import { appendArgument } from './edit.ts';
import { textOf } from './python.ts';
import { field, named, walk } from './tree.ts';
import type { Context, Node, Step } from './types.ts';

/**
 * The steps of a block with a further keyword argument in its header. Of the author's own blocks only those whose header has
 * nothing but the table, and that is there as a whole.
 *
 * @param option `name=value`
 * @returns undefined when the header must stay
 */
export function withHeader({ code }: Context, { batch, members }: Copy, option: string): readonly Step[] | undefined {
  const { node } = batch;
  if (!node) {
    const next = { ...batch, options: [...(batch.options ?? []), option] };
    return members.map((step) => ({ ...step, batch: next }));
  }
  const body = named(field(node, 'body') as Node);
  const own = members.filter((step) => step.kind !== 'insert' && body.includes(step.node));
  const call = walk(node).find((inner) => inner.type === 'call' && /(?:^|\.)batch_alter_table$/.test(textOf(code, field(inner, 'function') as Node)));
  if (!batch.plain || own.length !== body.length || !call) return undefined;
  return members.map((step) => (step === own[0] && step.kind !== 'insert' ? { ...step, edits: [...step.edits, appendArgument(code, call, option)] } : step));
}
