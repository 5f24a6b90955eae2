import type { Entry } from './data.ts';
import { h, svg } from './dom.ts';
import { type Graph, graphOf, type GraphRow, lanesAt } from './graph-rows.ts';
import { listBox, ROW } from './list-box.ts';
import { glyph, stateName } from './states.ts';
import { isReviewed } from './ticks.ts';

const LANE = 14;
/** All lanes together are no wider; where there are many, they move closer. */
const WIDEST = 168;

/** The list of revisions, drawn as a graph. */
export interface RevisionList {
  readonly element: HTMLElement;
  /** Shows some of the files; all: with the lines between them. */
  show(entries: readonly Entry[]): void;
  /** Marks the file that is shown beside, and brings it into view. */
  select(entry: Entry): void;
  /** The file before or behind one, among those that are shown. */
  neighbour(entry: Entry, by: number): Entry | undefined;
}

/**
 * @param all heads last, as Alembic orders them
 * @param open called when a file is chosen
 */
export function revisionList(all: readonly Entry[], mode: string, open: (entry: Entry) => void): RevisionList {
  const whole = graphOf(all);
  let graph: Graph = { rows: [], width: 1 };
  let selected: Entry | undefined;
  const at = (entry: Entry | undefined): number => graph.rows.findIndex((row) => row.entry === entry);
  const box = listBox({
    label: 'Revisions, the newest first',
    option: (row) => option(graph, row, mode, selected),
    picture: (from, to) => picture(graph, from, to),
    choose: (row) => open((graph.rows[row] as GraphRow).entry),
  });
  return {
    element: box.element,
    show(entries) {
      const wanted = new Set(entries);
      // between some of the files there is nothing to draw
      graph = entries.length === all.length ? whole : { rows: whole.rows.filter(({ entry }) => wanted.has(entry)).map(({ entry }) => ({ entry, lane: 0, edges: [] })), width: 1 };
      box.show(graph.rows.length, at(selected));
    },
    select(entry) {
      selected = entry;
      if (at(entry) >= 0) box.activate(at(entry));
      else box.refresh();
    },
    neighbour: (entry, by) => graph.rows[at(entry) + by]?.entry,
  };
}

const x = ({ width }: Graph, lane: number): number => 12 + lane * Math.min(LANE, WIDEST / width);

/** The lines and the signs of some rows. */
function picture(graph: Graph, from: number, to: number): SVGElement {
  const y = (at: number): number => (at + 0.5) * ROW;
  const rows = graph.rows.slice(from, to);
  // those of the row above come down to the first
  const first = Math.max(0, from - 1);
  const lines = graph.rows.slice(first, to).flatMap(({ edges }, at) => edges.map((edge) => line(x(graph, edge.from), x(graph, edge.to), y(first + at))));
  return svg('svg', { class: 'graph', width: x(graph, graph.width), height: graph.rows.length * ROW, 'aria-hidden': 'true' }, ...lines, ...rows.map(({ entry, lane }, at) => glyph(entry.state, x(graph, lane), y(from + at))));
}

function line(from: number, to: number, y: number): SVGElement {
  const end = y + ROW;
  return svg('path', { class: 'line', d: from === to ? `M${from} ${y}V${end}` : `M${from} ${y}C${from} ${end} ${to} ${y} ${to} ${end}` });
}

function option(graph: Graph, at: number, mode: string, selected: Entry | undefined): HTMLElement {
  const { entry } = graph.rows[at] as GraphRow;
  const { path, state, revision, left, marks } = entry;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const id = revision && name.startsWith(revision.id) ? revision.id : '';
  const rest = name.slice(id.length).replace(/^[_-]/, '');
  const element = h('div', { class: 'revision', title: revision?.doc || path, 'aria-selected': String(entry === selected) },
    id && h('span', { class: 'id' }, id.slice(0, 12)), h('span', { class: 'name' }, rest || name, heard(stateName(state, mode))),
    revision?.head && h('span', { class: 'tag' }, 'head'), left + marks > 0 && h('span', { class: 'open' }, String(left + marks), heard('open')), isReviewed(entry) && h('span', { class: 'reviewed' }, '✓', heard('reviewed')));
  element.style.paddingLeft = `${x(graph, lanesAt(graph.rows, at))}px`;
  return element;
}

/** What a sign says, for those who do not see it. */
const heard = (text: string): HTMLElement => h('span', { class: 'hidden' }, ` ${text}`);
