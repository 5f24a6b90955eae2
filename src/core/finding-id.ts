import type { Diagnostic } from './types.ts';

const TOKEN = /(?<string>[A-Za-z]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\r\n])*"?|'(?:\\[\s\S]|[^'\\\r\n])*'?))|(?<comment>#[^\r\n]*)|(?<blank>[ \t\f\uFEFF]+|\\\r?\n)|(?<end>\r\n|\r|\n|;)|(?<open>[([{])|(?<close>[)\]}])|(?<other>\w+|[\s\S])/y;

/** A statement as far as lines tell: where it begins and ends, and its text without comments, blanks and commas before a bracket. */
interface LogicalLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Python's logical lines, read without a parser: a baseline is kept by programs that have none. */
function logicalLines(code: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let [start, text, depth] = [0, '', 0];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(code); match; match = TOKEN.exec(code)) {
    const { blank, comment, end, open, close } = match.groups as Readonly<Record<string, string | undefined>>;
    if (open !== undefined) depth++;
    if (close !== undefined) {
      depth = Math.max(0, depth - 1);
      text = text.replace(/, $/, '');
    }
    if (end === undefined && blank === undefined && comment === undefined) text += `${match[0].replace(/\r\n?/g, '\n')} `;
    else if (end !== undefined && depth === 0) {
      lines.push({ start, end: TOKEN.lastIndex, text });
      [start, text] = [TOKEN.lastIndex, ''];
    }
  }
  return [...lines, { start, end: code.length + 1, text }];
}

/** 64 bits of a text, as hexadecimal digits. It tells findings apart, and guards nothing. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * An identifier of each finding that stays the same when lines move, blanks, comments and line breaks within brackets change, or other
 * findings come and go: a hash of the rule, of the statement, and of which one of its kind it is. It is unique in its file.
 *
 * @param code the text that the findings are of
 * @returns the identifiers, in the order of the findings
 */
export function findingIds(code: string, diagnostics: readonly Pick<Diagnostic, 'rule' | 'start'>[]): readonly string[] {
  if (!diagnostics.length) return [];
  const lines = logicalLines(code);
  const times = new Map<string, number>();
  const ids = new Map<number, string>();
  const inOrder = diagnostics.map((found, at) => ({ ...found, at })).sort((a, b) => a.start - b.start || a.at - b.at);
  for (const { rule, start, at } of inOrder) {
    const key = `${rule}\n${lines.find((line) => start < line.end)?.text.trim()}`;
    const ordinal = times.get(key) ?? 0;
    times.set(key, ordinal + 1);
    ids.set(at, digest(`${key}\n${ordinal}`));
  }
  return diagnostics.map((_, at) => ids.get(at) as string);
}
