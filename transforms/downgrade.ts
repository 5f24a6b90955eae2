import { closesBlock } from '../src/core/blocks.ts';
import type { Change } from '../src/core/changes.ts';
import { leftovers } from '../src/core/leftovers.ts';
import { newBatch } from '../src/core/new-batch.ts';
import { SCHEMA_OPERATIONS } from '../src/core/operations.ts';
import { bodyOf, doesNothing, pairsOf, refuses } from '../src/core/pairs.ts';
import type { Pair } from '../src/core/pairs.ts';
import { printItems } from '../src/core/print.ts';
import { changesOf, recreates } from '../src/core/recreate.ts';
import { isActive, mayWrite } from '../src/core/rules.ts';
import { insertText, sameTable } from '../src/core/steps.ts';
import { takeBack } from '../src/core/take-back.ts';
import { field } from '../src/core/tree.ts';
import { changesOfFunction } from '../src/core/unread.ts';
import type { Batch, Context, FileFacts, InsertStep, Meta, Node, Step, Transform } from '../src/core/types.ts';

const isMark = ({ text, operation }: InsertStep): boolean => !operation && text.startsWith('#') && !text.includes('\n');

/** Batch mode has it, and it is not better bare: a rename alone, an index on expressions, an index on a table just made. */
function goesIntoBlock(context: Context, { operation }: InsertStep, made: ReadonlySet<string>): boolean {
  if (!operation || !SCHEMA_OPERATIONS.has(operation.name)) return false;
  if (operation.args.some((arg) => arg.startsWith('new_column_name=')) || (operation.name === 'create_index' && !operation.columns.length)) return false;
  if (operation.name === 'create_index' && made.has(operation.table.name ?? '')) return false;
  return context.options.preset !== 'minimal' || recreates(context.names, { kind: 'insert', text: '', operation });
}

/** Puts neighbours of one table into one block; what they leave to a person is said behind it. */
function inBlocks(context: Context, steps: readonly InsertStep[]): readonly InsertStep[] {
  const made = new Set(steps.flatMap(({ text }) => /^\w[\w.]*\.create_table\(\n\s*['"](.+)['"],\n/.exec(text)?.[1] ?? []));
  const out: InsertStep[] = [];
  let held: InsertStep[] = [];
  let block: { readonly batch: Batch; readonly members: InsertStep[] } | undefined;
  const close = (): void => {
    if (held.length) out.push(insertText(...new Set(held.map(({ text }) => text))));
    held = [];
    block = undefined;
  };
  for (const step of steps) {
    if (isMark(step) && (block || !out.length || held.length)) {
      held.push(step);
      continue;
    }
    const wants = goesIntoBlock(context, step, made);
    const joins = wants && block && sameTable(context.names, block.members[0] as Step, step) && !closesBlock(context, block.members, step);
    if (!joins) close();
    const batch = block?.batch ?? (wants ? newBatch(context, step) : undefined);
    if (batch) {
      block ??= { batch, members: [] };
      block.members.push(step);
    }
    out.push(batch ? { ...step, batch } : step);
  }
  close();
  return out;
}

/** The steps as the text of a function that the file does not have. */
function asFunction(context: Context, { name, upgrade }: Pair, steps: readonly Step[]): InsertStep {
  const { code, file } = context;
  const list = { ...context.list, op: context.list.op ?? 'op' };
  const items = steps.map((step) => ({ step, outerLead: '', innerLead: '', tail: '' }));
  const { text: body } = printItems({ code, file, list, inner: [], indent: file.style.indent, eol: '\n', unit: file.style.indent }, items, { before: false, afterBlock: false, after: false });
  const returns = field(upgrade, 'return_type') ? ' -> None' : '';
  return insertText('', '', `def ${name}()${returns}:`, ...body.trimEnd().split('\n'));
}

const list = (things: readonly string[]): string => (things.length > 4 ? `${things.slice(0, 3).join(', ')} and ${things.length - 3} more` : things.join(', '));

const HELP = 'migfix --select downgrade writes the reverse where it can.';

/** What is found about a pair, and where it is shown. */
function reportGap(context: Context, { name, upgrade, downgrade }: Pair, message: string, help: string | undefined): void {
  const span = field(downgrade ?? upgrade, 'name') as Node;
  const severity = context.options.select?.includes(meta.id) ? 'warning' : 'note';
  context.report(span, message.replace('()', `${name}()`), { severity, ...(help === undefined ? {} : { help, unfixable: true }) });
}

/** An `alter_column` that only says what the column is. */
const saysOnly = ({ operations }: FileFacts, { at }: Change): boolean => operations.some((op) => op.call.start === at && op.name === 'alter_column' && !op.opaque && !changesOf(op).length);

/** Does the upgrade surely change the schema? */
const changesSchema = ({ file }: Context, { upgrade }: Pair): boolean =>
  changesOfFunction(file, upgrade).some((change) => (change.when === 'always' || change.when === 'elsewhere') && !/^(?:blur|autoincrement)/.test(change.do) && !saysOnly(file, change));

/** A pair without a way back: written where that is asked for and possible. */
function fill(context: Context, pair: Pair): readonly InsertStep[] {
  const there = pair.downgrade ? '() does nothing' : 'there is no ()';
  const message = `${there}, and the upgrade changes the schema`;
  const writes = mayWrite(meta, context.options);
  if (!writes) {
    reportGap(context, pair, message, HELP);
    return [];
  }
  const back = takeBack(context, pair);
  const why = back.missing.length ? `: ${list(back.missing)}` : '';
  if (!back.written) {
    reportGap(context, pair, message, `It cannot be taken back${why}.`);
    return [];
  }
  reportGap(context, pair, `${message}: it is written as its reverse${back.missing.length ? `, but for what is marked${why}` : ''}`, undefined);
  return inBlocks(context, back.steps);
}

/** A pair whose downgrade does something: what does it surely leave? */
function reportLeft(context: Context, pair: Pair & { readonly downgrade: Node }): void {
  const left = leftovers(context.file, pair.upgrade, pair.downgrade);
  if (left.length) reportGap(context, pair, `() leaves ${list(left)} that the upgrade makes`, 'Take it back, or say in a comment that it is meant to stay.');
}

function fillBody(context: Context, pair: Pair & { readonly downgrade: Node }, steps: readonly Step[]): readonly Step[] {
  if (refuses(context.file, pair.downgrade) || !changesSchema(context, pair)) return steps;
  if (!bodyOf(pair.downgrade).every(doesNothing)) {
    reportLeft(context, pair);
    return steps;
  }
  const [first, ...rest] = fill(context, pair);
  if (!first) return steps;
  const isText = (step: Step): boolean => step.kind === 'keep' && /^(?:string|concatenated_string)$/.test(step.node.children[0]?.type ?? '');
  const empty = steps.find((step) => !isText(step));
  const instead = empty && empty.kind !== 'insert' ? { instead: empty.node } : {};
  return [...steps.filter(isText), { ...first, ...instead }, ...rest];
}

const meta: Meta = {
  id: 'downgrade',
  summary: 'a downgrade that does nothing, or leaves what the upgrade makes; with `--select downgrade` an empty one is written',
  why: `A downgrade that is empty (\`pass\`, a docstring, no function at all) moves the version back and leaves the schema: the next upgrade fails
on what is already there. It is reported where that is certain: the upgrade changes the schema and the downgrade does nothing, or both are
read to the last call and the upgrade makes a table, a column, a constraint or an index that the downgrade does not take back. An exception,
or a comment that says that there is no way back, is a decision and no finding. The finding is a note, which never makes a run fail; with
\`--select downgrade\` it is a warning.

Only \`--select downgrade\` writes, and only a downgrade that does nothing: the upgrade backwards, one block per run of one table,
\`drop_index\` before \`drop_column\`, constraints by name and with \`type_\`. What the upgrade drops or alters comes back from the revisions
before it, a column with the keys, CHECKs and indexes that were on it. A column that was NOT NULL starts with a placeholder, and rows without a value are filled before a column becomes NOT NULL again.
What nobody can know gets a mark (\`# migfix: downgrade\`) in its place: values that are gone, rows that the upgrade changes, SQL, conditions, a type
that this history does not tell. What stands before such a thing in the upgrade, on the same table, is marked too and not written.
Where nothing can be taken back, nothing is written.`,
  fix: 'review',
  presets: ['house', 'strict'],
  links: ['https://alembic.sqlalchemy.org/en/latest/tutorial.html#downgrading'],
  first: '\\bdef\\s+upgrade',
  onRequest: true,
};

export const downgrade: Transform = {
  meta,
  run(steps, context) {
    if (!isActive(context.options, meta.id)) return steps;
    const pairs = pairsOf(context.file);
    const own = pairs.find((pair) => pair.downgrade && field(pair.downgrade, 'body') === context.list.node);
    if (own?.downgrade) return fillBody(context, { ...own, downgrade: own.downgrade }, steps);
    const missing = context.list.node.type === 'module' ? pairs.filter((pair) => !pair.downgrade && changesSchema(context, pair)) : [];
    const functions = missing.flatMap((pair) => {
      const written = fill(context, pair);
      return written.length ? [asFunction(context, pair, written)] : [];
    });
    return functions.length ? [...steps, ...functions] : steps;
  },
};
