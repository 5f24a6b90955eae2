import type { OpenMark } from '../../core/marks.ts';
import type { Look } from './report.ts';
import { visible, visibleJson } from './visible.ts';

/** A file with the marks that are in it. */
export interface MarkedFile {
  readonly name: string;
  readonly code: string;
  readonly marks: readonly OpenMark[];
}

/** Of a statement, as many lines as tell it from others. */
const LINES = 3;
const VERSION = 1;

/** `path:line: table.column: what is asked`, and below it the statement. */
export function asTodo(files: readonly MarkedFile[], { colors }: Look): string {
  return files.flatMap(({ name, code, marks }) =>
    marks.map((mark) => {
      const head = `${colors.bold(visible(`${name}:${mark.line}`))}: ${colors.yellow(visible(mark.target ?? mark.kind))}: ${visible(mark.asked)}`;
      return `${[head, ...linesBelow(code, mark).map((line) => `    ${colors.dim(visible(line))}`)].join('\n')}\n`;
    }),
  ).join('');
}

/** The same for programs. What only the program knows is null. */
export function asTodoJson(files: readonly MarkedFile[]): string {
  const marks = files.flatMap(({ name, code, marks: own }) =>
    own.map((mark) => ({
      path: name,
      line: mark.line,
      kind: mark.kind,
      table: mark.table ?? null,
      column: mark.column ?? null,
      asked: mark.asked,
      text: mark.text,
      statement: mark.statement ? code.slice(mark.statement.start, mark.statement.end) : null,
    })),
  );
  return `${visibleJson(JSON.stringify({ version: VERSION, marks }, null, 2))}\n`;
}

/** The first lines of the statement, at its own indent. */
function linesBelow(code: string, { statement }: OpenMark): readonly string[] {
  if (!statement) return [];
  const start = Math.max(code.lastIndexOf('\n', statement.start - 1), code.lastIndexOf('\r', statement.start - 1)) + 1;
  const indent = code.slice(start, statement.start);
  const lines = code.slice(statement.start, statement.end).split(/\r\n|\r|\n/).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return lines.length > LINES ? [...lines.slice(0, LINES), '…'] : lines;
}
