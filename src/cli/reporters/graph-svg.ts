import type { Row } from '../../core/graph.ts';
import { allTagsOf, type Drawing, type RevisionState, shortened } from './graph.ts';

const LANE = 16;
const LINE = 24;
const MARGIN = 16;
/** Of the monospaced font, at 12 pixels, in nearly every browser. */
const CHAR = 7.3;
const DOC = 60;

const CLASS: Readonly<Record<RevisionState, string>> = { fine: 'fine', fixable: 'fixable', 'needs a person': 'person' };

/** Without a background of its own, and with both palettes: it is read on light and on dark pages. */
const STYLE = `
text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}
.title{font-weight:bold}.dim{fill:#59636e}.tag{fill:#0969da}
path{fill:none;stroke:#818b98;stroke-width:2}
.fine{fill:#1a7f37}.fixable{fill:#9a6700}.person{fill:#cf222e}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.dim{fill:#9198a1}.tag{fill:#4493f8}.fine{fill:#3fb950}.fixable{fill:#d29922}.person{fill:#f85149}}
`;

/** One picture that needs nothing else: no script, no font, no link. */
export function asSvg(drawings: readonly Drawing[]): string {
  let top = MARGIN;
  let width = 0;
  const parts = drawings.map((drawing) => {
    const texts = drawing.rows.map((row) => textOf(drawing, row));
    const title = drawings.length > 1 ? `<text class="title" x="${MARGIN}" y="${top + LINE / 2}">${escaped(drawing.title)}</text>\n` : '';
    if (title) top += LINE;
    const from = top;
    top += drawing.rows.length * LINE + (drawings.length > 1 ? LINE : 0);
    const textAt = MARGIN + drawing.width * LANE + LANE / 2;
    width = Math.max(width, textAt + CHAR * Math.max(drawing.title.length, ...texts.map(({ length }) => length)));
    const lines = drawing.rows.flatMap((row, at) => row.edges.map((edge) => line(edge, from + at * LINE)));
    const nodes = drawing.rows.map((row, at) => node(drawing, row, from + at * LINE, textAt, texts[at]?.markup ?? ''));
    return `${title}${lines.join('')}${nodes.join('')}`;
  });
  const size = `width="${Math.ceil(width + MARGIN)}" height="${Math.ceil(top + MARGIN)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${Math.ceil(width + MARGIN)} ${Math.ceil(top + MARGIN)}" role="img" aria-label="Alembic revisions">\n<style>${STYLE}</style>\n${parts.join('')}</svg>\n`;
}

const laneAt = (lane: number): number => MARGIN + lane * LANE + LANE / 2;

function line({ from, to }: Row['edges'][number], y: number): string {
  const [x, turned, start, end] = [laneAt(from), laneAt(to), y + LINE / 2, y + LINE * 1.5];
  const way = x === turned ? `M${x} ${start}V${end}` : `M${x} ${start}C${x} ${end} ${turned} ${start} ${turned} ${end}`;
  return `<path d="${way}"/>\n`;
}

/** The glyph says the state by its shape too: not everybody tells the colours apart. */
function node(drawing: Drawing, { revision, lane }: Row, y: number, textAt: number, markup: string): string {
  const state = drawing.stateOf(revision);
  const [x, middle] = [laneAt(lane), y + LINE / 2];
  const shape = {
    fine: `<circle class="fine" cx="${x}" cy="${middle}" r="5"/>`,
    fixable: `<polygon class="fixable" points="${x},${middle - 6} ${x + 6},${middle} ${x},${middle + 6} ${x - 6},${middle}"/>`,
    'needs a person': `<polygon class="person" points="${x},${middle - 6} ${x + 6},${middle + 5} ${x - 6},${middle + 5}"/>`,
  }[state];
  return `<g>${shape}<text x="${textAt}" y="${middle + 4}">${markup}</text></g>\n`;
}

function textOf(drawing: Drawing, { revision }: Row): { readonly markup: string; readonly length: number } {
  const state = drawing.stateOf(revision);
  const tags = allTagsOf(drawing, revision);
  const parts: readonly (readonly [text: string, className?: string])[] = [
    [revision.id],
    [state, CLASS[state]],
    ...(tags.length ? [[`(${tags.join('; ')})`, 'tag'] as const] : []),
    [shortened(revision.doc, DOC)],
    [drawing.fileOf(revision), 'dim'],
  ];
  const shown = parts.filter(([text]) => text !== '');
  const markup = shown.map(([text, name], at) => `<tspan${at ? ` dx="${2 * CHAR}"` : ''}${name ? ` class="${name}"` : ''}>${escaped(text)}</tspan>`).join('');
  return { markup, length: shown.reduce((sum, [text]) => sum + text.length + 2, 0) };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no place for most control characters, not even as entities. */
// oxlint-disable-next-line no-control-regex -- they are what it is about
const escaped = (text: string): string => text.replace(/[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF\u200B-\u200F\u2028-\u202E\u2060-\u2069]/g, ' ').replace(/[&<>"]/g, (char) => ENTITIES[char] as string);
