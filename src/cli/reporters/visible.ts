// Controls of a terminal, and those of Unicode that turn text around or hide it.
// oxlint-disable-next-line no-control-regex -- they are what it is about
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

const escape = (char: string): string => {
  const point = char.charCodeAt(0);
  return point < 0x100 ? `\\x${point.toString(16).padStart(2, '0')}` : `\\u${point.toString(16)}`;
};

/** Names and messages come from other people's files: shown so that they can't steer the terminal. */
export const visible = (text: string): string => text.replace(HIDDEN, escape);

/** The same for JSON, which leaves some of them as they are. */
export const visibleJson = (json: string): string => json.replace(HIDDEN, (char) => (char < '\x20' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));

/** The same for a text of lines, whose own line ends and tabs stay. */
export const visibleLines = (text: string): string => text.replace(HIDDEN, (char) => (/[\t\r\n]/.test(char) ? char : escape(char)));
