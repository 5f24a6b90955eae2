import { piecesOf, type Piece } from './ansi.ts';

/** A command, and the lines that it printed. */
export interface Scene {
  readonly command: string;
  readonly lines: readonly string[];
}

const [COLUMNS, ROWS] = [108, 24];
const [CHARACTER, LINE, MARGIN, HEAD] = [8.1, 19, 18, 34];
/** Seconds: a key, from Enter to the output, between lines of it, to read it, to read the end. */
const [KEY, WAIT, STEP, READ, END] = [0.035, 0.4, 0.03, 1.6, 5];
const COLORS: Readonly<Record<number, string>> = { 30: '#5c6370', 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 34: '#79c0ff', 35: '#d2a8ff', 36: '#76e3ea', 37: '#e6edf3' };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function spanOf({ text, bold, dim, color }: Piece): string {
  const look = [bold ? ' font-weight="700"' : '', dim ? ' opacity="0.6"' : '', color === undefined ? '' : ` fill="${COLORS[color]}"`].join('');
  return look ? `<tspan${look}>${escaped(text)}</tspan>` : escaped(text);
}

interface Shown {
  readonly at: number;
  readonly text: string;
}

/** Every line with the second at which it is there; before the output comes the time that typing takes. */
function timed(scenes: readonly Scene[]): { readonly lines: readonly Shown[]; readonly seconds: number } {
  const lines: Shown[] = [];
  let now = 0.6;
  for (const { command, lines: output } of scenes) {
    lines.push({ at: now, text: `<tspan fill="#7ee787">$</tspan> <tspan font-weight="700">${escaped(command)}</tspan>` });
    now += command.length * KEY + WAIT;
    for (const line of output) {
      lines.push({ at: now, text: piecesOf(line, COLUMNS).map(spanOf).join('') });
      now += STEP;
    }
    now += READ;
  }
  return { lines, seconds: now + END };
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`;

/**
 * A terminal in which commands are typed and print what they printed, again and again, as one SVG without scripts. Whoever asks for less motion sees
 * the end of it.
 *
 * @param scenes in order; lines may have colours, and are cut at the terminal's width
 * @param title what it shows, for those who don't see it
 */
export function asSvg(scenes: readonly Scene[], title: string): string {
  const { lines, seconds } = timed(scenes);
  const [width, height] = [Math.round(COLUMNS * CHARACTER + 2 * MARGIN), HEAD + ROWS * LINE + MARGIN];
  const steps = lines.map(({ at }, i) => ({ at, up: Math.max(0, i + 1 - ROWS) * LINE }));
  const scroll = [{ at: 0, up: 0 }, ...steps, { at: seconds, up: steps.at(-1)?.up ?? 0 }].map(({ at, up }) => `${percent(at, seconds)}{transform:translateY(${-up}px)}`).join('');
  const texts = lines.map(({ at, text }, i) => `<text y="${(i + 1) * LINE}" style="animation-name:l${i}">${text}</text><style>@keyframes l${i}{0%{opacity:0}${percent(at, seconds)}{opacity:1}100%{opacity:1}}</style>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
text{font:13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#e6edf3;white-space:pre;animation:${seconds.toFixed(1)}s step-end infinite}
#screen{animation:scroll ${seconds.toFixed(1)}s step-end infinite}
@keyframes scroll{${scroll}}
@media (prefers-reduced-motion:reduce){text{animation:none}#screen{animation:none;transform:translateY(${-(steps.at(-1)?.up ?? 0)}px)}}
</style>
<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
<circle cx="20" cy="17" r="5" fill="#ff5f57"/><circle cx="38" cy="17" r="5" fill="#febc2e"/><circle cx="56" cy="17" r="5" fill="#28c840"/>
<svg x="${MARGIN}" y="${HEAD - 6}" width="${width - 2 * MARGIN}" height="${ROWS * LINE + 8}"><g id="screen">
${texts.join('\n')}
</g></svg>
</svg>
`;
}
