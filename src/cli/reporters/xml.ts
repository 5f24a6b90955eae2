import { visible } from './visible.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML has no way to write: halves of a pair, and two that are no characters. */
// oxlint-disable-next-line no-misleading-character-class -- halves of a pair are what it looks for
const NO_XML = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g;

/** Other people's text as XML or HTML: in an attribute, or between tags. */
export const escaped = (text: string): string =>
  visible(text).replace(NO_XML, (char) => `\\u${char.charCodeAt(0).toString(16)}`).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
