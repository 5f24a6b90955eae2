import type { State } from './data.ts';
import { svg } from './dom.ts';

export const STATES: readonly State[] = ['failed', 'person', 'fixed', 'proven', 'fine'];

/** In words, for the mode of the run. */
export const stateName = (state: State, mode: string, several = false): string =>
  ({ failed: 'failed', person: several ? 'need a person' : 'needs a person', fixed: mode === 'write' ? 'rewritten' : 'would be rewritten', proven: 'proven', fine: 'nothing to do' })[state];

/** The shape says the state as well as the colour: not everybody tells colours apart. */
export function glyph(state: State, x: number, y: number): SVGElement {
  const at = (points: string): string => points.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, dx: string, dy: string) => `${x + Number(dx)},${y + Number(dy)}`);
  switch (state) {
    case 'fine': return svg('circle', { class: 'state fine', cx: x, cy: y, r: 4.2 });
    case 'fixed': return svg('polygon', { class: 'state fixed', points: at('0,-6 6,0 0,6 -6,0') });
    case 'person': return svg('polygon', { class: 'state person', points: at('0,-6 6.5,5 -6.5,5') });
    case 'proven': return svg('g', { class: 'state proven' }, svg('rect', { x: x - 5.5, y: y - 5.5, width: 11, height: 11, rx: 2.5 }), svg('polyline', { points: at('-2.8,0.2 -0.8,2.4 3,-2.2') }));
    case 'failed': return svg('g', { class: 'state failed' }, svg('circle', { cx: x, cy: y, r: 6 }), svg('path', { d: `M${x - 2.3} ${y - 2.3}l4.6 4.6m0 -4.6l-4.6 4.6` }));
  }
}

/** The shape alone, beside a text that says the same. */
export const icon = (state: State): SVGElement => svg('svg', { class: 'icon', viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, glyph(state, 8, 8));
