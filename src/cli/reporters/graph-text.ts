import type { Row } from '../../core/graph.ts';
import { allTagsOf, type Drawing, type RevisionState, shortened } from './graph.ts';
import type { Colors } from './report.ts';
import { visible } from './visible.ts';

const GLYPH: Readonly<Record<RevisionState, string>> = { fine: '●', fixable: '◆', 'needs a person': '▲' };
const DOC = 60;

export interface GraphLook {
  readonly colors: Colors;
  /** What a line may fill; undefined where nobody looks at it on a screen. */
  readonly columns: number | undefined;
}

/** Like `git log --graph`: a line a revision, the heads first, and a line more where branches part or meet. */
export function asTextGraph(drawing: Drawing, { colors, columns }: GraphLook): string {
  const paint = { fine: colors.green, fixable: colors.yellow, 'needs a person': colors.red };
  const idWidth = Math.min(32, Math.max(0, ...drawing.rows.map(({ revision }) => visible(revision.id).length)));
  const line = (row: Row, at: number): string => {
    const { revision } = row;
    const state = drawing.stateOf(revision);
    const cells = cellsOf(row, drawing.rows[at - 1], GLYPH[state]);
    const tags = allTagsOf(drawing, revision);
    const id = visible(revision.id).padEnd(idWidth);
    const tag = tags.length ? `(${visible(tags.join('; '))})` : '';
    const file = visible(drawing.fileOf(revision));
    const room = columns === undefined ? DOC : Math.min(DOC, columns - cells.length - id.length - tag.length - file.length - 23);
    const doc = shortened(visible(revision.doc), Math.max(16, room));
    const right = [tag && colors.cyan(tag), doc, colors.dim(file)].filter(Boolean).join('  ');
    return `${cells.replace(GLYPH[state], paint[state])} ${id}  ${paint[state](state.padEnd(14))}  ${right}\n`;
  };
  return drawing.rows.map((row, at) => gapAbove(row, drawing.rows[at - 1]) + line(row, at)).join('');
}

/** The lanes of a revision's own line: its glyph, and what passes. */
function cellsOf({ lane }: Row, before: Row | undefined, glyph: string): string {
  const cells = new Map((before?.edges ?? []).map(({ to }) => [to, '│']));
  return fill(cells.set(lane, glyph), () => ' ');
}

/** The characters for "a line goes up 1, down 2, left 4, right 8". */
const BOXES = ' ╵╷│╴╯╮┤╶╰╭├─┴┬┼';

/** The line between two revisions, where one is needed: lanes part or meet, or a base stands right above a head that has nothing to do with it. */
function gapAbove({ lane }: Row, before: Row | undefined): string {
  if (!before) return '';
  const turns = before.edges.filter(({ from, to }) => from !== to);
  if (!turns.length && (before.lane !== lane || before.edges.some(({ to }) => to === lane))) return '';
  const joints = new Set(turns.flatMap(({ from, to }) => [from, to]));
  const [first, last] = [Math.min(...joints), Math.max(...joints)];
  const straights = new Set(before.edges.filter(({ from, to }) => from === to).map(({ to }) => to));
  const reached = new Set(before.edges.map(({ to }) => to));
  const boxAt = (at: number): string => {
    // A lane that is only crossed stays whole.
    if (straights.has(at) && !joints.has(at)) return '│';
    const up = straights.has(at) || at === before.lane;
    const down = reached.has(at);
    return BOXES[Number(up) + 2 * Number(down) + 4 * Number(at > first && at <= last) + 8 * Number(at >= first && at < last)] as string;
  };
  const cells = new Map([...joints, ...reached].map((at) => [at, boxAt(at)]));
  for (let at = first + 1; at < last; at++) if (!cells.has(at)) cells.set(at, '─');
  return `${fill(cells, (at) => (at >= first && at < last ? '─' : ' '))}\n`;
}

const fill = (cells: ReadonlyMap<number, string>, after: (at: number) => string): string =>
  Array.from({ length: Math.max(0, ...cells.keys()) + 1 }, (_, at) => (cells.get(at) ?? ' ') + after(at)).join('').trimEnd();
