import type { Data, Entry } from './data.ts';
import { count, h, svg } from './dom.ts';

/** So many bars are told apart. */
const MOST_BARS = 48;
const [WIDTH, HEIGHT] = [480, 110];
/** Rules beyond these wait behind a button. */
const FIRST_RULES = 6;

/** Pictures of the run, each with its numbers as a table. */
export function charts(data: Data, chooseRule: (rule: string) => void): HTMLElement {
  const { files, proof } = data;
  const chain = files.filter(({ revision }) => revision);
  const unsafe = chain.some(({ safe, review, left }) => safe + review + left > 0);
  return h('div', { class: 'charts' },
    byRule(data, chooseRule),
    ...(unsafe ? [overTime('Unsafe operations, by revision', chain, [
      { name: 'rewritten, safe', kind: 'safe', of: ({ safe }) => safe },
      { name: 'rewritten, to review', kind: 'review', of: ({ review }) => review },
      { name: 'left', kind: 'left', of: ({ left }) => left },
    ])] : []),
    ...(proof ? [overTime('Seconds that the proof ran each revision', chain, [{ name: 'seconds', kind: 'time', of: ({ seconds = 0 }) => seconds }])] : []));
}

/** A table whose bars are there for the eye. */
function byRule({ rules }: Data, choose: (rule: string) => void): HTMLElement {
  const found = rules.filter(({ fixed, left }) => fixed + left).sort((a, b) => b.fixed + b.left - a.fixed - a.left);
  const most = Math.max(1, ...found.map(({ fixed, left }) => fixed + left));
  const rows = found.map(({ id, fixed, left }, at) =>
    h('tr', { hidden: at >= FIRST_RULES },
      h('th', { scope: 'row' }, h('button', { type: 'button', class: 'line', title: `Show the files with ${id}`, click: () => choose(id) }, id)),
      h('td', { class: 'bar' }, svg('svg', { width: '100%', height: 10, 'aria-hidden': 'true' },
        svg('rect', { class: 'safe', width: `${(fixed / most) * 100}%`, height: 10 }), svg('rect', { class: 'left', x: `${(fixed / most) * 100}%`, width: `${(left / most) * 100}%`, height: 10 }))),
      h('td', {}, String(fixed)), h('td', {}, String(left))));
  const showAll = (): void => {
    for (const row of rows) row.hidden = false;
    rows[FIRST_RULES]?.querySelector('button')?.focus();
    more.remove();
  };
  const more = h('button', { type: 'button', class: 'line', click: showAll }, `All ${count(found.length, 'rule')}`);
  return h('figure', { class: 'chart' }, h('figcaption', {}, 'Findings by rule'),
    found.length ? h('table', { class: 'rules' }, h('thead', {}, h('tr', {}, ...['Rule', '', 'rewritten', 'left'].map((head) => (head ? h('th', { scope: 'col' }, head) : h('td', {}))))), h('tbody', {}, ...rows)) : h('p', {}, 'No rule found anything.'),
    found.length > FIRST_RULES && more);
}

interface Series {
  readonly name: string;
  readonly kind: string;
  readonly of: (entry: Entry) => number;
}

/** Bars in the order of the chain; where there are many revisions, each stands for some. */
function overTime(title: string, chain: readonly Entry[], series: readonly Series[]): HTMLElement {
  const size = Math.ceil(chain.length / MOST_BARS);
  const bins = Array.from({ length: Math.ceil(chain.length / size) }, (_, at) => chain.slice(at * size, (at + 1) * size));
  const sums = bins.map((bin) => series.map(({ of }) => Math.round(bin.reduce((sum, entry) => sum + of(entry), 0) * 1000) / 1000));
  const most = Math.max(Number.MIN_VALUE, ...sums.map((each) => each.reduce((a, b) => a + b, 0)));
  const labels = bins.map((bin) => [bin[0], ...(bin.length > 1 ? [bin.at(-1)] : [])].map((entry) => entry?.revision?.id).join(' to '));
  const total = series.map(({ name }, at) => `${Math.round(sums.reduce((sum, each) => sum + (each[at] as number), 0) * 100) / 100} ${name}`).join(', ');
  const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${title}: ${total}; the most in one bar: ${most}` },
    ...sums.flatMap((each, at) => barOf(each, at, bins.length, most, labels[at] as string, series)),
    svg('line', { class: 'axis', x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }));
  return h('figure', { class: 'chart' }, h('figcaption', {}, title), picture,
    h('div', { class: 'ends' }, h('span', {}, 'first revision'), h('span', {}, `${size > 1 ? `${size} revisions a bar, ` : ''}most: ${most}`), h('span', {}, 'last')),
    series.length > 1 && h('ul', { class: 'legend' }, ...series.filter((_, at) => sums.some((each) => each[at])).map(({ name, kind }) => h('li', {}, svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' }, svg('rect', { class: kind, width: 10, height: 10 })), name))),
    h('details', {}, h('summary', {}, 'As a table'), h('div', { class: 'numbers', tabindex: 0, role: 'region', 'aria-label': title }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Revisions'), ...series.map(({ name }) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...sums.flatMap((each, at) => (each.some(Boolean) ? [h('tr', {}, h('th', { scope: 'row' }, labels[at]), ...each.map((value) => h('td', {}, String(value))))] : [])))))));
}

function barOf(values: readonly number[], at: number, bars: number, most: number, label: string, series: readonly Series[]): readonly SVGElement[] {
  const step = WIDTH / bars;
  let top = HEIGHT - 1;
  return values.flatMap((value, index) => {
    const height = (value / most) * (HEIGHT - 6);
    top -= height;
    const { kind, name } = series[index] as Series;
    return value ? [svg('rect', { class: kind, x: at * step + step * 0.1, y: top, width: Math.min(step * 0.8, 24), height }, svg('title', {}, `${label}: ${value} ${name}`))] : [];
  });
}
