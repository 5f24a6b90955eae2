import { removeArguments, isRemoved, splice } from './edit.ts';
import { listStart, place } from './layout.ts';
import type { Placed } from './layout.ts';
import { lineIndent } from './python.ts';
import { field, named, walk, within } from './tree.ts';
import type { Batch, Edit, FileFacts, InsertStep, Node, OpStep, StatementList, Step } from './types.ts';

/** One statement ready to print. */
interface Item {
  readonly step: Step;
  /** Lines above, at the list's indent. */
  readonly outerLead: string;
  /** Lines above, inside the block. */
  readonly innerLead: string;
  /** Lines below, inside the block: comments at the end of an author's block. */
  readonly tail: string;
  readonly placed?: Placed;
}

interface Printing {
  readonly code: string;
  readonly file: FileFacts;
  readonly list: StatementList;
  /** Edits of the lists inside, already printed. */
  readonly inner: readonly Edit[];
  readonly indent: string;
  readonly eol: string;
  readonly unit: string;
}

const sameStep = (a: Step | undefined, b: Step | undefined): boolean =>
  !!a && !!b && a.kind !== 'insert' && b.kind !== 'insert' && a.node === b.node && a.batch === b.batch;

const editsOf = (step: Step): readonly Edit[] => (step.kind === 'insert' ? [] : step.edits);

/**
 * Prints the steps of a list: the only printer, the only re-indentation. Statements that did not change stay byte for byte.
 *
 * @param before the steps as they were read
 * @param after the steps as the transforms left them
 * @param inner edits inside the list's statements (of nested lists)
 * @returns edits of the original text
 */
export function writeList(file: FileFacts, list: StatementList, before: readonly Step[], after: readonly Step[], inner: readonly Edit[]): readonly Edit[] {
  if (before === after) return [];
  const code = file.names.code;
  const placed = place(code, list.statements, listStart(list.node), ownIndent(file, list));
  const region = changedRegion(list, placed, before, after);
  const untouched = [...after.slice(0, region.prefix), ...after.slice(after.length - region.suffix)].flatMap(editsOf);
  if (region.from > region.to) return untouched;
  const first = placed[region.from] as Placed;
  const last = placed[region.to] as Placed;
  const printing: Printing = { code, file, list, inner, indent: first.indent, eol: file.style.eol, unit: file.style.indent };
  const items = itemsOf(printing, placed.slice(region.from, region.to + 1), after.slice(region.prefix, after.length - region.suffix));
  const text = printItems(printing, items, { before: region.from > 0, afterBlock: placed[region.from - 1]?.node.type === 'with_statement', after: followingLine(code, list, last.to) !== undefined });
  return [...untouched, { start: first.from, end: last.to, text: (first.shares ? file.style.eol : '') + text }];
}

const ownIndent = (file: FileFacts, list: StatementList): string =>
  list.node.type === 'module' ? '' : lineIndent(file.names.code, (list.node.parent as Node).start) + file.style.indent;

interface Region {
  readonly prefix: number;
  readonly suffix: number;
  /** Statement indexes, inclusive; from > to: nothing moves. */
  readonly from: number;
  readonly to: number;
}

/** The smallest stretch of statements outside which steps only changed in place. */
function changedRegion(list: StatementList, placed: readonly Placed[], before: readonly Step[], after: readonly Step[]): Region {
  const statementAt = (step: Step | undefined): number =>
    step && step.kind !== 'insert' ? list.statements.findIndex((statement) => within(step.node, statement)) : -1;
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
function followingLine(code: string, list: StatementList, offset: number): string | undefined {
  const rest = code.slice(offset).replace(/^[^\r\n]*(?:\r\n|\r|\n)?/, '');
  const line = /^[^\r\n]*/.exec(rest)?.[0] ?? '';
  const first = list.statements[0];
  const indent = first ? lineIndent(code, first.start) : '';
  if (first && first.row === list.node.parent?.row) return undefined;
  const belongs = list.node.type === 'module' ? line.trim() !== '' : line.trim() !== '' && line.startsWith(indent) && indent !== '';
  return belongs ? line : undefined;
}

/** The author's `with` statement's body, with the layout of its statements. */
function bodyOf(printing: Printing, block: Node): { placed: readonly Placed[]; tail: string } {
  const { code } = printing;
  const body = field(block, 'body') as Node;
  const placed = place(code, named(body), listStart(body), lineIndent(code, block.start) + printing.unit);
  const end = placed.at(-1)?.to ?? block.end;
  const tail = code.slice(end, Math.max(end, block.end)).replace(/^[ \t]*(?:\r\n|\r|\n)/, '');
  return { placed, tail: tail.trim() ? `${tail}${printing.eol}` : '' };
}

/** Pairs each step with the comments that go with it; the comments of what was taken out go to what follows. */
function itemsOf(printing: Printing, region: readonly Placed[], steps: readonly Step[]): readonly Item[] {
  const nodes = new Map(steps.flatMap((step) => (step.kind === 'insert' ? (step.instead ? [[step.instead, step]] : []) : [[step.node, step]]) as [Node, Step][]));
  const leads = new Map<Step, Pick<Item, 'outerLead' | 'innerLead' | 'tail' | 'placed'>>();
  let carried = '';
  for (const statement of region) {
    const block = steps.find((step) => step.kind !== 'insert' && step.batch?.node === statement.node)?.batch?.node;
    const body = block ? bodyOf(printing, block) : { placed: partsOf(printing, statement, nodes), tail: '' };
    let outer = carried + (block ? statement.lead : '');
    carried = '';
    for (const [i, part] of body.placed.entries()) {
      const step = nodes.get(part.node);
      const tail = (i === body.placed.length - 1 ? body.tail : '') + ('below' in part ? part.below : '');
      if (!step) outer += commentsOf(printing, part);
      else {
        leads.set(step, block ? { outerLead: outer, innerLead: part.lead, tail, placed: part } : { outerLead: outer + part.lead, innerLead: '', tail, placed: part });
        outer = '';
      }
    }
    carried = outer;
  }
  const items = steps.map((step) => ({ step, outerLead: '', innerLead: '', tail: '', ...leads.get(step) }));
  const last = items.at(-1);
  return carried && last ? [...items.slice(0, -1), { ...last, tail: last.tail + carried }] : items;
}

/** A statement, or its operations where it is a tuple of several. */
function partsOf(printing: Printing, statement: Placed, nodes: ReadonlyMap<Node, Step>): readonly (Placed & { below?: string })[] {
  if (nodes.has(statement.node)) return [statement];
  const parts = [...nodes.keys()].filter((node) => node !== statement.node && within(node, statement.node)).sort((a, b) => a.start - b.start);
  if (!parts.length) return [statement];
  return parts.map((node, i) => ({
    ...statement,
    node,
    lead: (i === 0 ? statement.lead : '') + commentLines(printing, parts[i - 1]?.end ?? statement.node.start, node.start, statement.indent),
    trail: i === parts.length - 1 ? statement.trail : '',
    below: i === parts.length - 1 ? commentLines(printing, node.end, statement.node.end, statement.indent) : '',
  }));
}

/** The comments between the parts of a statement, as lines of their own. */
const commentLines = ({ code, eol }: Printing, from: number, to: number, indent: string): string =>
  (code.slice(from, to).match(/#[^\r\n]*/g) ?? []).map((comment) => indent + comment.trimEnd() + eol).join('');

/** The comments of a statement that is taken out, as lines of their own. */
const commentsOf = (printing: Printing, placed: Placed): string => {
  const lead = placed.lead.trim() ? placed.lead.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '') : '';
  return lead + (placed.trail.trim() ? `${placed.indent}${placed.trail.trim()}${printing.eol}` : '');
};

const startsBlank = (text: string): boolean => /^[ \t]*(?:\r\n|\r|\n)/.test(text);

const shift = (text: string, unit: string): string => text.replace(/^(?=[^\r\n])/gm, unit);

const MARKER = /^[\s\S]*### commands auto generated[^\r\n]*(?:\r\n|\r|\n)/;

/** What we insert before the first operation stays below autogenerate's marker. */
function belowMarker(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex((item) => MARKER.test(item.outerLead));
  const first = at > 0 ? items.slice(0, at).findLastIndex((item) => item.placed) + 1 : at;
  if (at <= 0 || first === at) return items;
  const marker = MARKER.exec(items[at]?.outerLead ?? '')?.[0] ?? '';
  return items.map((item, i) =>
    i === first ? { ...item, outerLead: marker } : i === at ? { ...item, outerLead: item.outerLead.slice(marker.length) } : item,
  );
}

/** The comments above the author's first operation stay above the block, also when one of ours comes before it. */
function leadFirst(group: readonly Item[]): readonly Item[] {
  const at = group.findIndex((item) => item.placed);
  const own = group[at];
  if (at <= 0 || !own) return group;
  return group.map((item, i) => (i === 0 ? { ...item, outerLead: own.outerLead } : i === at ? { ...item, outerLead: '' } : item));
}

function printItems(printing: Printing, given: readonly Item[], list: { before: boolean; afterBlock: boolean; after: boolean }): string {
  const { eol } = printing;
  const hasBefore = list.before;
  const items = belowMarker(given);
  let out = '';
  let needsBlank = false;
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Item;
    const batch = item.step.batch;
    let end = i + 1;
    if (batch) while (items[end]?.step.batch === batch) end++;
    const group = leadFirst(items.slice(i, end));
    const isStub = item.step.kind === 'insert' && item.step.text.startsWith('#') && (out !== '' || hasBefore);
    const lead = (group[0] as Item).outerLead;
    const afterBlock = out === '' && !!batch && list.afterBlock;
    const moved = !!batch && (group[0]?.placed?.from ?? Infinity) < (items[i - 1]?.placed?.from ?? 0);
    if ((needsBlank || isStub || afterBlock || moved) && !startsBlank(lead) && !MARKER.test(lead)) out += eol;
    out += (group[0] as Item).outerLead;
    out += batch ? printBlock(printing, batch, group) : printSingle(printing, item);
    needsBlank = (!!batch && !isUntouched(batch, group)) || (item.step.kind === 'insert' && item.step.text.startsWith('#'));
    i = end;
  }
  const text = out.replace(/(?:\r\n|\r|\n)$/, '');
  return needsBlank && list.after ? text + eol : text;
}

function printSingle(printing: Printing, item: Item): string {
  const { step, placed } = item;
  const { code, indent, eol } = printing;
  const text = step.kind === 'insert' ? printInsert(printing, step, undefined) : splice(code, step.node.start, step.node.end, [...step.edits, ...printing.inner]);
  const lines = step.kind === 'insert' ? text.split('\n').map((line) => (line ? indent + line : line)).join(eol) : indent + text;
  return lines + (placed?.trail ?? '') + eol + item.tail;
}

/** Is this block the author's, with all its statements in their order? Then its layout stays. */
const isWhole = (batch: Batch, group: readonly Item[]): boolean => {
  const statements = batch.node ? named(field(batch.node, 'body') as Node) : [];
  return statements.length === group.length && group.every(({ step }, i) => step.kind !== 'insert' && step.node === statements[i]);
};

const isUntouched = (batch: Batch, group: readonly Item[]): boolean => isWhole(batch, group) && group.every(({ step }) => !editsOf(step).length);

function printBlock(printing: Printing, batch: Batch, group: readonly Item[]): string {
  const { code, indent, eol, unit } = printing;
  if (batch.node && isWhole(batch, group)) {
    const edits = group.flatMap(({ step }) => editsOf(step));
    const trail = /^[^\r\n]*/.exec(code.slice(batch.node.end))?.[0].trimEnd() ?? '';
    return indent + splice(code, batch.node.start, batch.node.end, [...edits, ...printing.inner]) + trail + eol;
  }
  const own = batch.node && (field(batch.node, 'body') as Node);
  // the body of a one-line block has no indent of its own
  const body = own && own.row !== batch.node?.row ? lineIndent(code, own.start) : indent + unit;
  const lines = group.map((item, i) => {
    const lead = i > 0 ? shift(item.outerLead, unit) + item.innerLead : item.innerLead;
    return lead + printInBlock(printing, batch, item, body) + item.tail;
  });
  return `${indent}${header(printing, batch)}${eol}${lines.join('')}`;
}

function header(printing: Printing, batch: Batch): string {
  const { code } = printing;
  if (batch.node) return code.slice(batch.node.start, listStart(field(batch.node, 'body') as Node));
  const options = [batch.table.text, `schema=${batch.schema}`, ...(batch.options ?? [])].join(', ');
  return `with ${batch.op ? `${batch.op}.` : ''}batch_alter_table(${options}) as ${batch.alias}:`;
}

function printInBlock(printing: Printing, batch: Batch, item: Item, indent: string): string {
  const { code, eol, unit } = printing;
  const { step, placed } = item;
  if (step.kind === 'insert') {
    const lines = printInsert(printing, step, batch).split('\n');
    return lines.map((line) => indent + line).join(eol) + (placed?.trail ?? '') + eol;
  }
  const moves = step.kind === 'op' && !step.op.batched;
  const own = moves ? [...printing.inner, ...step.edits].map((edit) => ({ ...edit, text: shiftRest(edit.text, unit) })) : [...printing.inner, ...step.edits];
  const edits = step.kind === 'op' ? [...own, ...callEdits(code, step, batch)] : own;
  const indents = moves ? indentEdits(code, step.node, edits, unit) : [];
  return indent + splice(code, step.node.start, step.node.end, [...edits, ...indents]) + (placed?.trail ?? '') + eol;
}

const shiftRest = (text: string, unit: string): string => text.replace(/(\r\n|\r|\n)(?=[^\r\n])/g, `$1${unit}`);

/** `op.x('t', …, schema=None)` → `batch_op.x(…)` */
function callEdits(code: string, step: OpStep, batch: Batch): readonly Edit[] {
  const { op } = step;
  if (op.batched) return [];
  const callee = field(op.call, 'function') as Node;
  const removed = ['table_name', 'source_table', 'schema', 'source_schema'].flatMap((name) => op.args[name]?.node ?? []);
  return [
    { start: callee.start, end: callee.end, text: `${batch.alias}.${op.name}` },
    ...removeArguments(code, op.call, removed.sort((a, b) => a.start - b.start)),
  ];
}

/** Moves continuation lines by one indent; lines that begin inside a string stay. */
function indentEdits(code: string, node: Node, edits: readonly Edit[], unit: string): readonly Edit[] {
  const strings = [...walk(node)].filter((inner) => inner.type === 'string');
  const indents: Edit[] = [];
  for (const match of code.slice(node.start, node.end).matchAll(/\r\n|\r|\n/g)) {
    const at = node.start + match.index + match[0].length;
    const inString = strings.some((string) => string.start < at && at < string.end);
    const blank = /^[ \t]*(?:[\r\n]|$)/.test(code.slice(at));
    if (!inString && !blank && !isRemoved(edits, at)) indents.push({ start: at, end: at, text: unit });
  }
  return indents;
}

/** The text of what we insert, without indentation. */
function printInsert(printing: Printing, step: InsertStep, batch: Batch | undefined): string {
  const { operation } = step;
  if (!operation) return step.text;
  if (batch) return `${batch.alias}.${operation.name}(${operation.args.join(', ')})`;
  const args = [...operation.args];
  args.splice(operation.tableAt, 0, operation.name === 'drop_index' ? `table_name=${operation.table.text}` : operation.table.text);
  if (operation.schema !== 'None') args.push(`${operation.name === 'create_foreign_key' ? 'source_' : ''}schema=${operation.schema}`);
  return `${printing.list.op ?? 'op'}.${operation.name}(${args.join(', ')})`;
}
