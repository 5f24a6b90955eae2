/** docs/performance.svg: one bar for each command, seconds on a logarithmic scale. Readable on light and on dark pages. */
import type { FolderResult } from './folders.ts';

const [WIDTH, LEFT, ROW, TOP] = [860, 290, 28, 56];
const RIGHT = 90;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 } .dim { fill: #59636e; font-size: 11px } .title { font-weight: 600 }
  .bar { fill: #8c959f } .ours { fill: #0969da } line { stroke: #d1d9e0 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .dim { fill: #9198a1 } .bar { fill: #656c76 } .ours { fill: #4493f8 } line { stroke: #3d444d }
  }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @returns An SVG, as text. */
export function plot({ files, samples }: FolderResult): string {
  const walls = samples.map(({ wall }) => wall);
  const [low, high] = [Math.floor(Math.log10(Math.min(...walls))), Math.ceil(Math.log10(Math.max(...walls)))];
  const x = (seconds: number): number => LEFT + ((Math.log10(seconds) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const height = TOP + samples.length * ROW + 12;
  const grid = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n)).map(
    (tick) => `<line x1="${x(tick).toFixed(1)}" x2="${x(tick).toFixed(1)}" y1="${TOP - 6}" y2="${height - 8}"/><text class="dim" text-anchor="middle" x="${x(tick).toFixed(1)}" y="${TOP - 12}">${Number(tick.toPrecision(1))} s</text>`,
  );
  const bars = samples.map(({ name, wall }, row) => {
    const y = TOP + row * ROW;
    return `<text text-anchor="end" x="${LEFT - 8}" y="${y + 16}">${escaped(name)}</text><rect class="${name.startsWith('migfix') ? 'ours' : 'bar'}" x="${LEFT}" y="${y + 2}" width="${Math.max(x(wall) - LEFT, 1).toFixed(1)}" height="${ROW - 9}" rx="2"/><text x="${(x(wall) + 6).toFixed(1)}" y="${y + 16}">${wall.toFixed(wall < 1 ? 2 : 1)} s</text>`;
  });
  const title = `<text class="title" x="12" y="22">${files.toLocaleString('en')} migrations, wall time, logarithmic</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Wall time of each command over ${files} migrations"><style>${STYLE}\n</style>\n${[title, ...grid, ...bars].join('\n')}\n</svg>\n`;
}
