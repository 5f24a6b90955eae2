import { visible } from './visible.ts';

/**
 * Other people's text in Markdown: as code, where nothing is a link, a mention, a number of an issue or HTML. A `|` would end the cell of a
 * table even there.
 */
export function codeSpan(text: string): string {
  const shown = visible(text).replaceAll('|', '\\x7c');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // blanks at both ends are taken away, and without them a backtick would be one of the fence
  const pad = shown.trim() === '' || /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return shown === '' ? '' : `${fence}${pad}${shown}${pad}${fence}`;
}
