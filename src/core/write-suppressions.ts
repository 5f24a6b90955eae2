import { splice } from './edit.ts';
import { sameBesidesComments } from './check.ts';
import { groupedBy } from './grouped-by.ts';
import { lineIndent } from './lines.ts';
import { readStyle } from './python.ts';
import { unreadable } from './readable.ts';
import { readSuppressions, scopesAt } from './suppress.ts';
import { matched } from './text.ts';
import { nodesOf, named } from './tree.ts';
import type { Diagnostic, Edit, Node, Parse } from './types.ts';

/**
 * The text with a suppression above each statement that something is found in.
 *
 * @param diagnostics what is to be suppressed
 * @param reason one line
 * @returns undefined when a comment cannot stand there without changing what Python reads, or would not cover what it is for
 */
export function withSuppressions(code: string, parse: Parse, diagnostics: readonly Diagnostic[], reason: string): string | undefined {
  // old Macintosh line endings: the parser does not read them
  if (code.includes('\r') && !code.includes('\n')) return withSuppressions(code.replaceAll('\r', '\n'), parse, diagnostics, reason)?.replaceAll('\n', '\r');
  const root = parse(code);
  const { eol } = readStyle(code, root);
  const statements = nodesOf(root, 'block', 'module').flatMap(named);
  const lines = groupedBy(diagnostics, ({ start }) => lineOf(code, statements, start));
  const edits = [...lines].map(([at, found]): Edit => ({ start: at, end: at, text: `${indentAt(code, at)}# migfix: ignore[${[...new Set(found.map(({ rule }) => rule))].sort().join(', ')}] -- ${reason}${eol}` }));
  const after = splice(code, 0, code.length, edits);
  const next = parse(after);
  return !unreadable(after, next) && sameBesidesComments(code, root, after, next) && covers(after, next, edits, diagnostics) ? after : undefined;
}

/** Is all suppressed that is to be? A statement behind a backslash shares its line with one that the comment stands above, and is on another. */
function covers(after: string, root: Node, edits: readonly Edit[], diagnostics: readonly Diagnostic[]): boolean {
  const suppressions = readSuppressions(after, root);
  const moved = (offset: number): number => edits.reduce((to, { start, text }) => (start <= offset ? to + text.length : to), offset);
  return !!suppressions && diagnostics.every(({ rule, start }) => scopesAt(suppressions, rule, moved(start)).length > 0);
}

/** Where the line begins on which the statement around an offset does; of one that shares a line with others, the first of them. */
function lineOf(code: string, statements: readonly Node[], offset: number): number {
  let at = innermost(statements, offset)?.start ?? offset;
  for (;;) {
    const line = Math.max(code.lastIndexOf('\n', at - 1) + 1, code.startsWith('\uFEFF') ? 1 : 0);
    // the line goes on from the one before: within a statement, or behind a backslash
    const around = statements.find((statement) => statement.start < line && line < statement.end && !statement.children.some(({ type }) => type === 'block'));
    if (around) at = around.start;
    else if (/\\\r?\n$/.test(code.slice(0, line))) at = line - 1;
    else return line;
  }
}

const innermost = (statements: readonly Node[], offset: number): Node | undefined =>
  statements.filter(({ start, end }) => start <= offset && offset < end).sort((a, b) => b.start - a.start || a.end - b.end)[0];

const indentAt = (code: string, line: number): string => lineIndent(code, line + matched(/^[ \t\f]*/, code.slice(line)).length);
