import { visible } from './visible.ts';

/** Of a line that is longer, the part around the place. */
const WIDTH = 120;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** Tabs become one blank: what stands under them is right whatever a terminal makes of a tab. */
const shown = (text: string): string => visible(text.replaceAll('\t', ' '));

/** Columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (/\p{M}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1), 0);

/**
 * The lines of a finding with carets below; of a finding of several lines, the first one.
 *
 * @param text the file
 * @param start the first offset of the finding
 * @param end the first offset after it
 * @param line the number of the line that `start` is on
 */
export function frameOf(text: string, start: number, end: number, line: number): readonly string[] {
  const before = text.slice(0, start);
  const from = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const rest = text.slice(start).search(/[\r\n]/);
  const to = rest === -1 ? text.length : start + rest;
  const left = Math.max(from, start - WIDTH / 2);
  const right = Math.min(to, Math.max(left + WIDTH, start + 1));
  const last = Math.min(Math.max(end, start + 1), right);
  const lead = (left > from ? '…' : '') + shown(text.slice(left, start).replace(/^\uFEFF/, ''));
  const code = lead + shown(text.slice(start, right)) + (right < to ? '…' : '');
  const carets = '^'.repeat(Math.max(1, widthOf(shown(text.slice(start, last))))) + (end > to + 1 ? ' …' : '');
  const number = String(line);
  const margin = ' '.repeat(number.length);
  return [`${margin} |`, `${number} | ${code}`, `${margin} | ${' '.repeat(widthOf(lead))}${carets}`];
}
