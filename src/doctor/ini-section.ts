/** One option of an ini section, where it stands. */
export interface Option {
  readonly name: string;
  readonly value: string;
  readonly valueStart: number;
  /** Behind the last line of the value. */
  readonly end: number;
  /** The value goes on in further lines. */
  readonly folded: boolean;
  /** 1-based. */
  readonly line: number;
}

export interface Section {
  readonly options: readonly Option[];
  /** Behind the header's line, with its line end. */
  readonly bodyStart: number;
  readonly line: number;
}

/**
 * A section of an ini file as `configparser` reads it, with the places that an edit needs.
 *
 * @returns undefined when the file has no such section
 */
export function sectionOf(text: string, name: string): Section | undefined {
  let start: { at: number; line: number } | undefined;
  const options: Option[] = [];
  let number = 0;
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    number++;
    const content = (match[1] as string).replace(/^\uFEFF/, '');
    const header = /^\[(.+)\]/.exec(content)?.[1];
    if (start && header !== undefined) break;
    if (header === name) start = { at: match.index + match[0].length, line: number };
    else if (start) addLine(options, content, match.index, number);
    if (match[0] === '') break;
  }
  return start && { options, bodyStart: start.at, line: start.line };
}

function addLine(options: Option[], content: string, at: number, line: number): void {
  if (!content.trim() || /^\s*[#;]/.test(content)) return;
  const last = options.at(-1);
  if (last && /^\s/.test(content)) {
    options[options.length - 1] = { ...last, value: `${last.value}\n${content.trim()}`, end: at + content.length, folded: true };
    return;
  }
  const match = /^(([^=:]*)[=:][ \t]*)(.*)$/s.exec(content);
  if (!match) return;
  options.push({ name: (match[2] as string).trim().toLowerCase(), value: (match[3] as string).trim(), valueStart: at + (match[1] as string).length, end: at + content.length, folded: false, line });
}
