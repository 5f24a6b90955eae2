import { removeArguments, isRemoved, splice } from './edit.ts';
import { beginsDirective } from './directives.ts';
import type { Item, Printing } from './items.ts';
import { listStart } from './layout.ts';
import { lineIndent, sharesLine } from './lines.ts';
import { tableText } from './python.ts';
import { matched } from './text.ts';
import { field, named, walk } from './tree.ts';
import type { Batch, Edit, InsertStep, Node, OpStep, Step } from './types.ts';

/** The edits of a step that is the author's. */
export const editsOf = (step: Step): readonly Edit[] => (step.kind === 'insert' ? [] : step.edits);

const startsBlank = (text: string): boolean => /^[ \t]*(?:\r\n|\r|\n)/.test(text);

const shift = (text: string, unit: string): string => (/^[^\r\n]/.test(text) ? unit : '') + shiftRest(text, unit);

const MARKER = /^[\s\S]*### commands auto generated(?:(?!### commands)[^\r\n])*(?:\r\n|\r|\n)/;

/** What we insert before the first operation stays below autogenerate's marker. */
function belowMarker(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex((item) => MARKER.test(item.outerLead));
  const first = items.slice(0, at).findLastIndex((item) => item.placed) + 1;
  if (at < 0 || first === at) return items;
  const marker = matched(MARKER, (items[at] as Item).outerLead);
  return items.map((item, i) =>
    i === first ? { ...item, outerLead: marker } : i === at ? { ...item, outerLead: item.outerLead.slice(marker.length) } : item,
  );
}

/** The comments above the author's first operation stay above the block, also when one of ours comes before it. */
function leadFirst(group: readonly Item[]): readonly Item[] {
  const own = group.find((item) => item.placed);
  if (!own || own === group[0]) return group;
  return group.map((item, i) => (i === 0 ? { ...item, outerLead: item.outerLead + own.outerLead } : item === own ? { ...item, outerLead: '' } : item));
}

/** What is suppressed for a statement is for it alone: its directive goes into the block with it, and what is below the directive. */
function directiveInside(group: readonly Item[], unit: string): readonly Item[] {
  const [first, ...rest] = group;
  const at = first ? beginsDirective(first.outerLead) : -1;
  return !first || at < 0 ? group : [{ ...first, outerLead: first.outerLead.slice(0, at), innerLead: shift(first.outerLead.slice(at), unit) + first.innerLead }, ...rest];
}

/** Where the text of some items begins that come behind all before them in the old text as well, in both texts. */
export interface Cut {
  readonly at: number;
  readonly from: number;
}

/** @returns the text, and where it can be cut: an offset behind such a place comes from behind it */
export function printItems(printing: Printing, given: readonly Item[], list: { before: boolean; afterBlock: boolean; after: boolean }): { readonly text: string; readonly cuts: readonly Cut[] } {
  const { eol } = printing;
  const hasBefore = list.before;
  const items = belowMarker(given);
  let out = '';
  let needsBlank = false;
  const cuts: Cut[] = [];
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Item;
    const from = item.placed?.from;
    if (i > 0 && from !== undefined && isInOrder(items, i, from)) cuts.push({ at: out.length, from });
    const batch = item.step.batch;
    let end = i + 1;
    if (batch) while (items[end]?.step.batch === batch) end++;
    const led = leadFirst(items.slice(i, end));
    const group = batch && !batch.node ? directiveInside(led, printing.unit) : led;
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
  return { text: needsBlank && list.after ? text + eol : text, cuts };
}

/** Is what comes before an item from before it, and what comes behind it from behind? */
const isInOrder = (items: readonly Item[], at: number, from: number): boolean =>
  items.every(({ placed }, i) => !placed || i === at || (i < at ? placed.from < from : placed.from > from));

function printSingle(printing: Printing, item: Item): string {
  const { step, placed } = item;
  const { code, indent, eol } = printing;
  const text = step.kind === 'insert' ? printInsert(printing, step, undefined) : splice(code, step.node.start, step.node.end, [...step.edits, ...printing.inner]);
  const lines = step.kind === 'insert' ? text.split(/\r?\n/).map((line) => (line ? indent + line : line)).join(eol) : indent + text;
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
    // a backslash there joins nothing, and stands behind the function, where it stays
    const trail = matched(/^(?:#[^\r\n]*|[^\r\n#\\])*/, code.slice(batch.node.end)).trimEnd();
    return indent + splice(code, batch.node.start, batch.node.end, [...edits, ...printing.inner]) + trail + eol;
  }
  const own = batch.node && (field(batch.node, 'body') as Node);
  // the body of a one-line block has no indent of its own
  const body = own && !sharesLine(code, listStart(own), own.start) ? lineIndent(code, own.start) : indent + unit;
  const lines = group.map((item, i) => {
    const lead = i > 0 ? shift(item.outerLead, unit) + item.innerLead : item.innerLead;
    return lead + printInBlock(printing, batch, item, body) + item.tail;
  });
  const first = batch.node && named(field(batch.node, 'body') as Node)[0];
  const comment = first && group.some(({ step }) => step.kind !== 'insert' && step.node === first) ? headerComment(code, batch.node as Node) : '';
  return `${indent}${header(printing, batch, group)}${comment}${eol}${lines.join('')}`;
}

/** The comment behind the author's header. */
const headerComment = (code: string, block: Node): string => matched(/^[ \t]*#[^\r\n]*/, code.slice(listStart(field(block, 'body') as Node))).trimEnd();

function header(printing: Printing, batch: Batch, group: readonly Item[]): string {
  const { code } = printing;
  if (batch.node) return splice(code, batch.node.start, listStart(field(batch.node, 'body') as Node), group.flatMap(({ step }) => editsOf(step)));
  const options = [batch.table.text, `schema=${batch.schema}`, ...(batch.options ?? [])].join(', ');
  return `with ${batch.op ? `${batch.op}.` : ''}batch_alter_table(${options}) as ${batch.alias}:`;
}

function printInBlock(printing: Printing, batch: Batch, item: Item, indent: string): string {
  const { code, eol, unit } = printing;
  const { step, placed } = item;
  if (step.kind === 'insert') {
    const lines = printInsert(printing, step, batch).split(/\r?\n/);
    return lines.map((line) => indent + line).join(eol) + (placed?.trail ?? '') + eol;
  }
  const moves = step.kind === 'op' && !step.op.batched;
  // what goes into the header goes, whatever else was to become of it
  const own = [...(step.kind === 'op' ? callEdits(code, step, batch) : []), ...printing.inner, ...step.edits];
  const edits = moves ? own.map((edit) => ({ ...edit, text: shiftRest(edit.text, unit) })) : own;
  const indents = moves ? indentEdits(code, step.node, edits, unit) : [];
  return indent + splice(code, step.node.start, step.node.end, [...edits, ...indents]) + (placed?.trail ?? '') + eol;
}

/** Of all lines but the first; to Python, no other character ends one. */
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
  const table = tableText(operation.table, printing.file.style);
  args.splice(operation.tableAt, 0, operation.name === 'drop_index' ? `table_name=${table}` : table);
  if (operation.schema !== 'None') args.push(`${operation.name === 'create_foreign_key' ? 'source_' : ''}schema=${operation.schema}`);
  return `${printing.list.op ?? 'op'}.${operation.name}(${args.join(', ')})`;
}
