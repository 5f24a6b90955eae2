import { type Layout, layout } from '../core/graph.ts';
import type { Revision } from '../core/revision.ts';
import type { Entry } from './data.ts';
import { h, svg } from './dom.ts';
import { glyph, stateName } from './states.ts';
import { isReviewed } from './ticks.ts';

const ROW = 28;
const LANE = 14;
/** All lanes together are no wider; where there are many, they move closer. */
const WIDEST = 168;
/** Rows beyond the edges, so that a quick scroll finds them there. */
const SPARE = 12;

interface Row {
  readonly entry: Entry;
  readonly lane: number;
  readonly edges: Layout['rows'][number]['edges'];
}

/** The list of revisions, drawn as a graph. */
export interface RevisionList {
  readonly element: HTMLElement;
  /** Shows some of the files; all: with the lines between them. */
  show(entries: readonly Entry[]): void;
  /** Marks the file that is shown beside, and brings it into view. */
  select(entry: Entry): void;
  /** Draws what is in view anew. */
  refresh(): void;
  /** The file before or behind one, among those that are shown. */
  neighbour(entry: Entry, by: number): Entry | undefined;
}

/**
 * Only the rows in view are in the page, however many there are: a list box whose options say their place in it.
 *
 * @param all heads last, as Alembic orders them
 * @param open called when a file is chosen
 */
export function revisionList(all: readonly Entry[], mode: string, open: (entry: Entry) => void): RevisionList {
  const graph = graphOf(all);
  let rows: readonly Row[] = [];
  let lines = true;
  let width = 1;
  let active = 0;
  let selected: Entry | undefined;
  let drawn = '';
  const space = h('div', { class: 'rows', role: 'presentation' });
  const element = h('div', { class: 'revisions', role: 'listbox', tabindex: 0, 'aria-label': 'Revisions, the newest first', keydown: (event: KeyboardEvent) => pressed(event), scroll: () => requestAnimationFrame(draw) }, space);

  function draw(): void {
    const from = Math.max(0, Math.floor(element.scrollTop / ROW) - SPARE);
    const to = Math.min(rows.length, Math.ceil((element.scrollTop + element.clientHeight) / ROW) + SPARE);
    const now = `${from} ${to}`;
    if (now === drawn) return;
    drawn = now;
    const shown = rows.slice(from, to);
    space.replaceChildren(picture(shown, from), ...shown.map((row, at) => option(row, from + at)));
    if (rows.length) element.setAttribute('aria-activedescendant', `revision-${active}`);
    else element.removeAttribute('aria-activedescendant');
  }

  const x = (lane: number): number => 12 + lane * Math.min(LANE, WIDEST / width);

  function picture(shown: readonly Row[], from: number): SVGElement {
    const y = (at: number): number => (from + at + 0.5) * ROW;
    // the lines of the row above the first come down to it
    const edges = lines ? [...(from > 0 ? [rows[from - 1] as Row] : []), ...shown].map((row, at) => row.edges.map(({ from: one, to }) => line(x(one), x(to), y(at - (from > 0 ? 1 : 0))))) : [];
    return svg('svg', { class: 'graph', width: x(width), height: rows.length * ROW, 'aria-hidden': 'true' }, ...edges.flat(), ...shown.map(({ entry, lane }, at) => glyph(entry.state, x(lines ? lane : 0), y(at))));
  }

  function option({ entry }: Row, at: number): HTMLElement {
    const { path, state, revision, left, marks } = entry;
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
    const id = revision && name.startsWith(revision.id) ? revision.id : '';
    const open = left + marks;
    const reviewed = isReviewed(entry);
    const element = h('div', {
      id: `revision-${at}`, role: 'option', class: 'revision', title: revision?.doc || path,
      'aria-selected': entry === selected ? 'true' : 'false', 'aria-setsize': rows.length, 'aria-posinset': at + 1, 'data-active': at === active, click: () => choose(at),
    },
      id && h('span', { class: 'id' }, id.slice(0, 12)), h('span', { class: 'name' }, id ? name.slice(id.length).replace(/^[_-]/, '') || name : name, heard(stateName(state, mode))),
      revision?.head && h('span', { class: 'tag' }, 'head'), open > 0 && h('span', { class: 'open' }, String(open), heard('open')), reviewed && h('span', { class: 'reviewed' }, '✓', heard('reviewed')));
    element.style.top = `${at * ROW}px`;
    element.style.paddingLeft = `${x(lines ? lanesAt(at) : 1)}px`;
    return element;
  }

  /** How many lanes pass a row, from above or below: its text begins behind them. */
  const lanesAt = (at: number): number => 1 + Math.max(...[rows[at - 1], rows[at]].flatMap((row, index) => (row ? [index ? row.lane : 0, ...row.edges.map(({ from, to }) => (index ? Math.max(from, to) : to))] : [])));

  function choose(at: number): void {
    const row = rows[at];
    if (!row) return;
    active = at;
    refresh();
    open(row.entry);
  }

  function pressed(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(element.clientHeight / ROW) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    const step = steps[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else return;
    event.preventDefault();
  }

  function move(to: number): void {
    active = Math.max(0, Math.min(rows.length - 1, to));
    reveal();
    refresh();
  }

  function reveal(): void {
    const top = active * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
  }

  function refresh(): void {
    drawn = '';
    draw();
  }

  function show(entries: readonly Entry[]): void {
    const wanted = new Set(entries);
    lines = entries.length === all.length;
    rows = graph.rows.filter(({ entry }) => wanted.has(entry));
    width = lines ? graph.width : 1;
    active = Math.max(0, rows.findIndex(({ entry }) => entry === selected));
    space.style.height = `${rows.length * ROW}px`;
    element.style.maxHeight = `${Math.max(rows.length, 1) * ROW + 2}px`;
    reveal();
    refresh();
  }

  new ResizeObserver(() => draw()).observe(element);
  return {
    element, show, refresh,
    select(entry) {
      selected = entry;
      const at = rows.findIndex((row) => row.entry === entry);
      if (at >= 0) move(at);
      else refresh();
    },
    neighbour: (entry, by) => rows[rows.findIndex((row) => row.entry === entry) + by]?.entry,
  };
}

/** What a sign says, for those who do not see it. */
const heard = (text: string): HTMLElement => h('span', { class: 'hidden' }, ` ${text}`);

function line(from: number, to: number, y: number): SVGElement {
  const end = y + ROW;
  return svg('path', { class: 'line', d: from === to ? `M${from} ${y}V${end}` : `M${from} ${y}C${from} ${end} ${to} ${y} ${to} ${end}` });
}

/** Chain by chain, heads first; what is in no chain comes last. */
function graphOf(all: readonly Entry[]): { readonly rows: readonly Row[]; readonly width: number } {
  const chains = Map.groupBy(all.filter(({ revision }) => revision), ({ revision }) => revision?.chain);
  const graphs = [...chains.values()].map(chainOf);
  const alone = all.filter(({ revision }) => !revision).map((entry): Row => ({ entry, lane: 0, edges: [] }));
  return { rows: [...graphs.flatMap(({ rows }) => rows), ...alone], width: Math.max(1, ...graphs.map(({ width }) => width)) };
}

function chainOf(entries: readonly Entry[]): { readonly rows: readonly Row[]; readonly width: number } {
  const revisions = new Map(entries.map((entry) => [revisionOf(entry), entry]));
  const order = [...revisions.keys()];
  const byId = new Map(order.map((revision) => [revision.id, revision]));
  const rank = new Map(order.map((revision, at) => [revision, at]));
  // what closes a cycle is no parent
  const parents = new Map(order.map((revision, at) => [revision, revision.down.flatMap((id) => byId.get(id) ?? []).filter((parent) => (rank.get(parent) as number) < at)]));
  const { rows, width } = layout({ order, parents, heads: [], bases: [], problems: [] });
  return { rows: rows.map(({ revision, lane, edges }) => ({ entry: revisions.get(revision) as Entry, lane, edges })), width };
}

const revisionOf = ({ revision, path }: Entry): Revision => ({ id: '', down: [], labels: [], doc: '', ...revision, dependsOn: [], file: path, start: 0, end: 0 });
