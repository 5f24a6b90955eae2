import type { Sides } from './data.ts';
import { count, h, type Child } from './dom.ts';
import { painted, type Painted, plain } from './highlight.ts';
import { foldsOf, type Line, pairsOf, type Part, partsOf, textAfter } from './lines.ts';

export type View = 'split' | 'unified';

/** What stands between the lines of a diff. */
export interface Notes {
  /** Above a change: why it is made. */
  readonly above: (part: Part) => readonly Child[];
  /** Below a line that stays. */
  readonly below: (line: Line) => readonly Child[];
}

const NONE: Notes = { above: () => [], below: () => [] };

interface Frame {
  readonly view: View;
  readonly old: Painted;
  readonly now: Painted;
  readonly notes: Notes;
}

/**
 * A diff as a table: both texts side by side, or one under the other. What stays the same is folded.
 *
 * @param caption for those who do not see it
 */
export function diff(sides: Sides, view: View, caption: string, language: 'python' | 'sql', notes: Notes = NONE): HTMLElement {
  const paint = language === 'python' ? painted : plain;
  const frame: Frame = { view, old: paint(sides.lines), now: paint(textAfter(sides)), notes };
  const parts = partsOf(sides);
  const rows = parts.flatMap((part, at) => (part.changed ? change(part, frame) : same(part, at === 0, at === parts.length - 1, frame)));
  const heads = view === 'split' ? ['Line before', 'Before', 'Line after', 'After'] : ['Line before', 'Line after', 'Text'];
  return h('div', { class: `code ${view}`, tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'hidden' }, caption),
      h('colgroup', {}, ...heads.map((head) => h('col', { class: head.startsWith('Line') ? 'number' : 'text' }))),
      h('thead', { class: 'hidden' }, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...rows)));
}

function change(part: Part, frame: Frame): readonly HTMLElement[] {
  const above = frame.notes.above(part);
  const rows = frame.view === 'split' ? pairsOf(part.lines).map(([old, now]) => h('tr', {}, ...side(old, frame), ...side(now, frame))) : part.lines.map((line) => unified(line, frame));
  return [...(above.length ? [noteRow(above, frame)] : []), ...rows];
}

function same(part: Part, first: boolean, last: boolean, frame: Frame): readonly HTMLElement[] {
  const folds = foldsOf(part.lines, first, last, (line) => frame.notes.below(line).length > 0);
  return folds.flatMap(({ folded, lines }) => (folded ? [foldRow(lines, frame)] : shown(lines, frame)));
}

const shown = (lines: readonly Line[], frame: Frame): readonly HTMLElement[] =>
  lines.flatMap((line) => {
    const below = frame.notes.below(line);
    const row = frame.view === 'split' ? h('tr', {}, ...side({ ...line, kind: 'same' }, frame, 'old'), ...side(line, frame, 'now')) : unified(line, frame);
    return below.length ? [row, noteRow(below, frame)] : [row];
  });

/** The lines take the place of the button, and the focus goes on in them. */
function foldRow(lines: readonly Line[], frame: Frame): HTMLElement {
  const open = (): void => {
    const rows = shown(lines, frame);
    row.replaceWith(...rows);
    rows[0]?.setAttribute('tabindex', '-1');
    rows[0]?.focus();
  };
  const row = h('tr', { class: 'fold' }, h('td', { class: 'fold-cell', colspan: width(frame) }, h('button', { type: 'button', click: open }, `${count(lines.length, 'more line')}`)));
  return row;
}

const width = ({ view }: Frame): number => (view === 'split' ? 4 : 3);

const noteRow = (children: readonly Child[], frame: Frame): HTMLElement => h('tr', { class: 'notes' }, h('td', { class: 'note-cell', colspan: width(frame) }, ...children));

const SIGNS = { same: ' ', old: '−', new: '+' } as const;

function unified(line: Line, { old, now }: Frame): HTMLElement {
  const text = line.kind === 'old' ? old(line.old as number) : now(line.now as number);
  return h('tr', { class: line.kind }, numberCell(line.old), numberCell(line.now), textCell(line.kind, text));
}

function side(line: Line | undefined, { old, now }: Frame, which?: 'old' | 'now'): readonly HTMLElement[] {
  if (!line) return [h('td', { class: 'number none' }), h('td', { class: 'none' })];
  const before = which ? which === 'old' : line.kind === 'old';
  const number = (before ? line.old : line.now) as number;
  return [numberCell(number, line.kind), textCell(line.kind, (before ? old : now)(number))];
}

const numberCell = (number: number | undefined, kind = ''): HTMLElement => h('td', { class: `number ${kind}` }, number === undefined ? '' : String(number));

const textCell = (kind: Line['kind'], text: readonly Child[]): HTMLElement => h('td', { class: `text ${kind}` }, h('span', { class: 'sign' }, SIGNS[kind]), ...text);
