import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/python';
import { h } from './dom.ts';

/** Above this a text is shown without colours. */
const MOST = 400_000;

/** @returns the nodes of a line, from 1; made when they are asked for, so that each can be shown once more */
export type Painted = (line: number) => readonly (Node | string)[];

/** Python, line by line. */
export function painted(lines: readonly string[]): Painted {
  const code = lines.join('\n');
  if (code.length > MOST) return plain(lines);
  const rows: (readonly [text: string, classes: string])[][] = [[]];
  highlightCode(code, parser.parse(code), classHighlighter, (text, classes) => void rows.at(-1)?.push([text, classes]), () => void rows.push([]));
  return (line) => (rows[line - 1] ?? []).map(([text, classes]) => (classes ? h('span', { class: classes }, text) : text));
}

/** Without colours. */
export const plain = (lines: readonly string[]): Painted => (line) => [lines[line - 1] ?? ''];
