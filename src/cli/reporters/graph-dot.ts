import { type Drawing, type RevisionState, shortened, tagsOf } from './graph.ts';

const COLOR: Readonly<Record<RevisionState, string>> = { fine: '#1a7f37', fixable: '#9a6700', 'needs a person': '#cf222e' };

/** Graphviz, bases at the bottom; `depends_on` is dashed. */
export function asDot(drawings: readonly Drawing[]): string {
  const lines = drawings.flatMap((drawing, chart) => {
    const place = new Map(drawing.order.map((revision, at) => [revision, `r${chart}_${at}`]));
    return drawing.order.flatMap((revision) => {
      const own = place.get(revision) as string;
      const tags = tagsOf(drawing, revision);
      const texts = [revision.id + (tags.length ? ` (${tags.join(', ')})` : ''), shortened(revision.doc, 40)].filter(Boolean);
      return [
        `${own} [label="${texts.map(escaped).join('\\n')}", color="${COLOR[drawing.stateOf(revision)]}"];`,
        ...(drawing.parents.get(revision) ?? []).map((parent) => `${place.get(parent)} -> ${own}${revision.down.includes(parent.id) ? '' : ' [style=dashed]'};`),
      ];
    });
  });
  return `digraph revisions {\n  rankdir=BT;\n  node [shape=box, fontname="monospace"];\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

// oxlint-disable-next-line no-control-regex -- line ends and their like
const escaped = (text: string): string => text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001F\u007F]/g, ' ');
