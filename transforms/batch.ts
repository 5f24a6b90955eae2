import { changesWhatWasMade, closesBlock, intentOf, isSchemaStep } from '../src/core/blocks.ts';
import { hasOwnIndex } from '../src/core/hoist.ts';
import { conventionFor, conventionOption, type Entry } from '../src/core/naming-convention.ts';
import { SCHEMA_OPERATIONS } from '../src/core/operations.ts';
import { isActive } from '../src/core/rules.ts';
import { newBatch } from '../src/core/new-batch.ts';
import { recreates, runsBare } from '../src/core/recreate.ts';
import { addedColumn, sameTable } from '../src/core/steps.ts';
import { within } from '../src/core/tree.ts';
import type { Batch, Context, KeepStep, OpStep, Step, Transform } from '../src/core/types.ts';

interface Block {
  batch: Batch;
  members: Step[];
}

const isOurs = (step: Step): step is OpStep => step.kind === 'op' && !step.batch && !step.op.batched && SCHEMA_OPERATIONS.has(step.op.name);

/** Where a step goes, before neighbours are looked at. */
function wantsBlock(context: Context, step: Step): boolean {
  if (step.kind === 'insert') return !!step.operation && (context.options.preset !== 'minimal' || recreates(context.names, step));
  if (!isOurs(step)) return false;
  const intent = intentOf(context, step);
  if (intent.to === 'person' && !(intent.rule && isActive(context.options, intent.rule))) {
    context.report(step.op, `${step.op.name} is left as it is: ${intent.because}`, { help: intent.help, unfixable: true });
  }
  if (intent.to === 'bare') reportBare(context, step, intent.because);
  return intent.to === 'block';
}

/** The reason why an operation stays bare, for whoever asks with --verbose. */
const reportBare = (context: Context, step: OpStep, because: string): boolean =>
  context.report(step.op, `${step.op.name} is better bare: ${because}`, { unfixable: true, severity: 'note' });

/** May operations of ours join this block? Not one with options, nor one that runs statements. */
const isOpen = (block: Block): boolean => block.batch.plain && block.members.every(isSchemaStep);

/** An index of a column's own, which nobody took out: beside a copy it would be made before the column, or leave a stray index behind. */
const hasLooseIndex = (context: Context, step: Step): boolean => {
  const column = addedColumn(context.names, step);
  return !!column && step.kind === 'op' && hasOwnIndex(context, step, column);
};

/** Must a block end before this step, also for what a copy does to an index? */
function ends(context: Context, members: readonly Step[], step: Step): boolean {
  if (closesBlock(context, members, step)) return true;
  const [loose, copies] = [hasLooseIndex(context, step), recreates(context.names, step)];
  return (loose || copies) && members.some((member) => (loose && recreates(context.names, member)) || (copies && hasLooseIndex(context, member)));
}

/** Puts neighbours of one table into one block; an author's plain block beside them takes them in. */
function group(context: Context, steps: readonly Step[], blockable: ReadonlySet<Step>): Step[] {
  const { names } = context;
  const blocks: (Block | Step)[] = [];
  for (const step of steps) {
    const last = blocks.at(-1);
    const open = last && 'members' in last ? last : undefined;
    if (step.batch) {
      if (open?.batch === step.batch) open.members.push(step);
      else blocks.push({ batch: step.batch, members: [step] });
    } else if (!blockable.has(step)) {
      blocks.push(step);
    } else if (open && isOpen(open) && !(open.batch.node && entryOf(context, step)) && sameTable(names, open.members[0] as Step, step) && !ends(context, open.members, step)) {
      open.members.push(step);
    } else {
      const batch = newBatch(context, step);
      blocks.push(batch ? { batch, members: [step] } : step);
    }
  }
  return joinAuthors(context, blocks).flatMap((entry) => {
    if (!('members' in entry)) return entry;
    const batch = entry.batch.node ? entry.batch : withConvention(context, entry);
    return entry.members.map((step) => ({ ...step, batch }));
  });
}

/** The entry of `naming_convention` that a step needs, since what it drops has a name on PostgreSQL and none on SQLite. */
const entryOf = (context: Context, step: Step): Entry | undefined =>
  step.kind === 'op' && !context.options.namingConvention ? conventionFor(context, step.op) : undefined;

/** A block of ours with the entries that it needs. */
function withConvention(context: Context, block: Block): Batch {
  const entries = block.members.map((step) => entryOf(context, step)).filter((entry) => entry !== undefined);
  return entries.length ? { ...block.batch, options: [conventionOption(context.file, entries)] } : block.batch;
}

/** A block of ours directly before the author's block of the same table becomes part of it. */
function joinAuthors(context: Context, blocks: readonly (Block | Step)[]): readonly (Block | Step)[] {
  const joined: (Block | Step)[] = [];
  for (const entry of blocks) {
    const before = joined.at(-1);
    const joins =
      'members' in entry &&
      entry.batch.node &&
      before &&
      'members' in before &&
      !before.batch.node &&
      isOpen(entry) &&
      !before.members.some((step) => entryOf(context, step)) &&
      sameTable(context.names, before.members[0] as Step, entry.members[0] as Step) &&
      entry.members.every((step, i) => !ends(context, [...before.members, ...entry.members.slice(0, i)], step));
    if (joins) joined[joined.length - 1] = { batch: entry.batch, members: [...before.members, ...entry.members] };
    else joined.push(entry);
  }
  return joined;
}

const DEFAULT = 'SQLite adds a column with a constant default at once; a block would copy the table';

/**
 * What is better bare: columns with a constant SQL default (`sa.text('0')`, `sa.false()`). SQLite adds them bare, a block copies the table
 * for them. They go into a block only when something else copies the table anyway.
 */
function betterBare(context: Context, grouped: readonly Step[]): ReadonlySet<Step> {
  const needed = new Set<Batch>();
  const harmless = (step: Step): boolean =>
    step.kind === 'op' && step.op.name === 'add_column' && !step.op.batched && runsBare(context.names, step, context.options) === 'yes';
  for (const step of grouped) if (step.batch && recreates(context.names, step) && !harmless(step)) needed.add(step.batch);
  return new Set(grouped.filter((step) => step.batch && harmless(step) && !needed.has(step.batch) && recreates(context.names, step)));
}

/** The same steps, with `batch` only where it changed: a step that stays where it was is the same object. */
const settle = (before: readonly Step[], after: readonly Step[]): readonly Step[] => {
  const steps = after.map((step, i) => (before[i]?.batch === step.batch ? (before[i] as Step) : step));
  return steps.every((step, i) => step === before[i]) ? before : steps;
};

export const batch: Transform = {
  meta: {
    id: 'batch',
    summary: 'groups neighbours of one table into `with op.batch_alter_table(…) as batch_op:`',
    why: `SQLite cannot alter a column or a constraint of an existing table. Alembic's batch mode makes a new table, copies the rows
and renames it; on every other database a batch block emits the same statements as the bare operations, in the same order.

Neighbouring operations of one table share a block, so that the table is copied once. A block ends at any other statement, at a
rename of a column, at the drop of something that the block made, and where rows must be filled in first.

Left bare, because a batch block makes it worse: a rename of a column alone (SQLite rewrites indexes, views and foreign keys
itself), an index on an expression (a copy of the table loses it), \`if_exists\`/\`if_not_exists\` index operations, columns with a
constant SQL default where nothing else copies the table, and everything that SQLite cannot reach. On a table that the same
function creates, what SQLite takes bare (indexes, columns) stays bare; constraints go into a block, since SQLite cannot add them
otherwise, and copying a table without rows costs nothing.`,
    fix: 'safe',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://alembic.sqlalchemy.org/en/latest/batch.html', 'https://www.sqlite.org/lang_altertable.html'],
  },
  run(steps, context) {
    const bare = context.list.inBlock ? steps.filter((step) => isOurs(step)) : [];
    if (context.list.inBlock) {
      for (const step of bare) if (isOurs(step)) reportInside(context, step);
      return steps;
    }
    for (const step of steps) if (step.kind === 'keep' && step.batch) for (const op of bareInside(context, step)) reportInside(context, op);
    reportExecutes(context, steps);
    reportAltered(context, steps);
    const blockable = new Set(steps.filter((step) => wantsBlock(context, step)));
    const first = group(context, steps, blockable);
    const better = betterBare(context, first);
    for (const [i, step] of first.entries()) {
      if (!better.has(step)) continue;
      blockable.delete(steps[i] as Step);
      if (step.kind === 'op') reportBare(context, step, DEFAULT);
    }
    const grouped = better.size ? group(context, steps, blockable) : first;
    for (const [i, step] of grouped.entries()) if (step.kind === 'op' && step.batch && !steps[i]?.batch) context.report(step.op, messageFor(context, step));
    return settle(steps, grouped);
  },
};

const messageFor = (context: Context, step: OpStep): string =>
  runsBare(context.names, step, context.options) === 'no'
    ? `SQLite cannot run ${step.op.name} outside a batch block`
    : `${step.op.name} goes into a batch block`;

/** The bare operations of a statement in somebody's block. */
const bareInside = (context: Context, { node }: KeepStep): readonly OpStep[] =>
  context.file.operations
    .filter((op) => !op.batched && SCHEMA_OPERATIONS.has(op.name) && within(op, node) && !context.file.isFenced(op.call))
    .map((op) => ({ kind: 'op', op, node, edits: [] }));

/** An author's block that alters a column which it adds: on SQLite the copy is filled as the column ends up. */
function reportAltered(context: Context, steps: readonly Step[]): void {
  const earlier = new Map<Batch, Step[]>();
  for (const step of steps) {
    if (!step.batch?.node) continue;
    const before = earlier.get(step.batch) ?? [];
    if (step.kind === 'op' && before.some((other) => changesWhatWasMade(context, other, step))) {
      context.report(step.op, `${step.op.name} changes what the same block adds: that fails on SQLite as soon as the table has a row`, { help: 'Put it into a block of its own.', unfixable: true });
    }
    before.push(step);
    earlier.set(step.batch, before);
  }
}

/** SQL inside a block runs at once: before the operations above it, which wait for the end of the block. */
function reportExecutes(context: Context, steps: readonly Step[]): void {
  for (const [i, step] of steps.entries()) {
    if (step.kind !== 'op' || step.op.name !== 'execute' || !step.batch || steps[i - 1]?.batch !== step.batch) continue;
    context.report(step.op, 'execute() inside a batch block runs before the operations above it', { help: 'Put it behind the block.', unfixable: true });
  }
}

/** A bare operation inside somebody's block runs before what the block has queued. */
function reportInside(context: Context, step: OpStep): void {
  if (runsBare(context.names, step, context.options) === 'yes') return;
  context.report(step.op, `${step.op.name} stands inside a batch block and runs before what the block has queued; SQLite cannot run it bare`, {
    help: 'Move it out of the block, or call it on the block.',
    unfixable: true,
  });
}
