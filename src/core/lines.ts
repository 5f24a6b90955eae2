/** Lines as Python reads them: where they begin, and what joins two. */

import { matched } from './text.ts';

/**
 * The blanks at the start of the line that an offset is on; behind a form feed Python counts anew.
 * https://docs.python.org/3/reference/lexical_analysis.html#indentation
 */
export function lineIndent(code: string, offset: number): string {
  const start = code.lastIndexOf('\n', offset - 1) + 1;
  const blanks = matched(/^[ \t\f]*/, code.slice(start, offset));
  return blanks.slice(blanks.lastIndexOf('\f') + 1);
}

/** What joins a place to the line before it: backslashes at line ends, with the blanks behind each. Read from the end, not from each of them to the end. */
export const jointBefore = (text: string): string => /$(?<=((?:\\(?:\r\n|\r|\n)[ \t\f]*)*))/.exec(text)?.[1] ?? '';

/**
 * The indent of a statement behind such a joint: of lines that backslashes join, Python takes the first that there is.
 * https://github.com/python/cpython/blob/3.12/Parser/tokenizer.c
 */
export const joinedIndent = (code: string, offset: number, joint: string): string => lineIndent(code, offset - joint.length) || matched(/(?<=[\r\n])[ \t]+/, joint);

/** Are two places on one line, also where a backslash joins two? A backslash in a comment joins nothing. */
export const sharesLine = (code: string, from: number, to: number): boolean => !/(?<!\\|\\\r)[\r\n]/.test(code.slice(from, to).replace(/#[^\r\n]*/g, ''));

/** The end of the line that an offset is on, with the lines that a backslash joins to it. */
export const joinedLineEnd = (code: string, at: number): number => at + matched(/^(?:#[^\r\n]*|\\(?:\r\n|\r|\n)|[^\r\n#])*/, code.slice(at)).length;
