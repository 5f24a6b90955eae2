import { h } from './dom.ts';

export const ROW = 28;
/** Rows beyond the edges, so that a quick scroll finds them there. */
const SPARE = 12;

/** What a list shows. */
interface Parts {
  readonly label: string;
  /** @returns an element with the role `option`, but for what all have in common */
  readonly option: (at: number) => HTMLElement;
  /** Drawn over the rows from one up to another. */
  readonly picture: (from: number, to: number) => Node;
  /** Enter, or a click. */
  readonly choose: (at: number) => void;
}

/** A list box of any length, of which only the rows in view are in the page: its options say their place in it. */
export interface ListBox {
  readonly element: HTMLElement;
  /** Shows so many rows. */
  show(rows: number, active: number): void;
  /** Makes a row the one that the keyboard is at, and brings it into view. */
  activate(at: number): void;
  /** Draws what is in view anew. */
  refresh(): void;
}

interface Box {
  readonly parts: Parts;
  readonly element: HTMLElement;
  readonly space: HTMLElement;
  rows: number;
  active: number;
  /** The rows that are in the page. */
  drawn: string;
}

export function listBox(parts: Parts): ListBox {
  const space = h('div', { class: 'rows', role: 'presentation' });
  const element = h('div', { class: 'revisions', role: 'listbox', tabindex: 0, 'aria-label': parts.label, keydown: (event: KeyboardEvent) => pressed(box, event), scroll: () => requestAnimationFrame(() => draw(box)) }, space);
  const box: Box = { parts, element, space, rows: 0, active: 0, drawn: '' };
  new ResizeObserver(() => draw(box)).observe(element);
  return {
    element,
    show: (rows, active) => show(box, rows, active),
    activate: (at) => activate(box, at),
    refresh: () => refresh(box),
  };
}

function show(box: Box, rows: number, active: number): void {
  box.rows = rows;
  box.space.style.height = `${rows * ROW}px`;
  box.element.style.maxHeight = `${Math.max(rows, 1) * ROW + 2}px`;
  activate(box, active);
}

function activate(box: Box, at: number): void {
  box.active = Math.max(0, Math.min(box.rows - 1, at));
  const { element } = box;
  const top = box.active * ROW;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
  refresh(box);
}

function refresh(box: Box): void {
  box.drawn = '';
  draw(box);
}

function draw(box: Box): void {
  const { element, space, rows, active, parts } = box;
  const from = Math.max(0, Math.floor(element.scrollTop / ROW) - SPARE);
  const to = Math.min(rows, Math.ceil((element.scrollTop + element.clientHeight) / ROW) + SPARE);
  if (box.drawn === `${from} ${to}`) return;
  box.drawn = `${from} ${to}`;
  space.replaceChildren(parts.picture(from, to), ...Array.from({ length: to - from }, (_, index) => optionAt(box, from + index)));
  // one that is not in the page cannot be named
  if (active >= from && active < to) element.setAttribute('aria-activedescendant', `row-${active}`);
  else element.removeAttribute('aria-activedescendant');
}

function optionAt(box: Box, at: number): HTMLElement {
  const option = box.parts.option(at);
  const attributes = { id: `row-${at}`, role: 'option', 'aria-setsize': box.rows, 'aria-posinset': at + 1, ...(at === box.active ? { 'data-active': '' } : {}) };
  for (const [name, value] of Object.entries(attributes)) option.setAttribute(name, String(value));
  option.style.top = `${at * ROW}px`;
  option.addEventListener('click', () => choose(box, at));
  return option;
}

function choose(box: Box, at: number): void {
  if (at >= box.rows) return;
  activate(box, at);
  box.parts.choose(at);
}

function pressed(box: Box, event: KeyboardEvent): void {
  const page = Math.max(1, Math.floor(box.element.clientHeight / ROW) - 1);
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -box.rows, End: box.rows };
  const step = steps[event.key];
  if (step !== undefined) activate(box, box.active + step);
  else if (event.key === 'Enter' || event.key === ' ') choose(box, box.active);
  else return;
  event.preventDefault();
}
