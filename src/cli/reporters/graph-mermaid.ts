import { type Drawing, type RevisionState, shortened, tagsOf } from './graph.ts';

const CLASS: Readonly<Record<RevisionState, string>> = { fine: 'fine', fixable: 'fixable', 'needs a person': 'person' };

const STYLES = [
  'classDef fine fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
  'classDef fixable fill:#fff8c5,stroke:#9a6700,color:#1f2328',
  'classDef person fill:#ffebe9,stroke:#cf222e,color:#1f2328',
];

/** A Mermaid flowchart, bases at the bottom; `depends_on` is dotted. */
export function asMermaid(drawings: readonly Drawing[]): string {
  const lines = drawings.flatMap((drawing, chart) => {
    const name = (at: number): string => `r${chart ? `${chart}_` : ''}${at}`;
    const place = new Map(drawing.order.map((revision, at) => [revision, at]));
    return drawing.order.flatMap((revision, at) => [
      `${name(at)}["${label(drawing, at)}"]:::${CLASS[drawing.stateOf(revision)]}`,
      ...(drawing.parents.get(revision) ?? []).map((parent) => {
        const arrow = revision.down.includes(parent.id) ? '-->' : '-.->';
        return `${name(place.get(parent) as number)} ${arrow} ${name(at)}`;
      }),
    ]);
  });
  return `flowchart BT\n${[...lines, ...STYLES].map((line) => `  ${line}\n`).join('')}`;
}

function label(drawing: Drawing, at: number): string {
  const revision = drawing.order[at];
  if (!revision) return '';
  const tags = tagsOf(drawing, revision);
  return [escaped(revision.id + (tags.length ? ` (${tags.join(', ')})` : '')), escaped(shortened(revision.doc, 40))].filter(Boolean).join('<br/>');
}

/** Mermaid's own entities: a number between `#` and `;`. Letters, digits and plain punctuation stay. */
const escaped = (text: string): string => text.replace(/[^\p{L}\p{N} .,:()_/+=!?'…-]/gu, (char) => `#${char.codePointAt(0)};`);
