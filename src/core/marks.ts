import { findMarks } from './count.ts';
import { named, walk } from './tree.ts';
import type { Mark, Node, Span } from './types.ts';

/** A mark with what it says, and the statement that it is about. */
export interface OpenMark extends Mark {
  /** The rule's word: `backfill`, `downgrade`. */
  readonly kind: string;
  /** What is to be filled in, as the mark has it: `user.name`, `{column}`. */
  readonly target?: string;
  /** Undefined: the mark names none, or only the program knows it. */
  readonly table?: string;
  readonly column?: string;
  /** What a person is asked to do. */
  readonly asked: string;
  /** The first statement below it that does something: binding a connection is not meant. */
  readonly statement?: Node;
}

/** `backfill user.name: put the real values …`; the column is `{column}` where only the program knows it. */
const WORDS = /^#\s*migfix:\s*(?:(backfill) (\S[^:]*): |(\w+) )?(.*)$/s;

/**
 * Reads the marks of a file that are still open.
 *
 * @param root the tree of the code
 */
export function readMarks(code: string, root: Node): readonly OpenMark[] {
  return findMarks(code).map((mark) => ({ ...mark, ...wordsOf(mark.text), ...statementBelow(code, root, mark) }));
}

function wordsOf(text: string): Pick<OpenMark, 'kind' | 'target' | 'table' | 'column' | 'asked'> {
  const [, backfill, target = '', kind = 'mark', asked = text] = WORDS.exec(text) ?? [];
  const dot = target.lastIndexOf('.');
  const [table, column] = [target.slice(0, Math.max(dot, 0)), target.slice(dot + 1)];
  const known = column !== '' && !column.startsWith('{');
  return { kind: backfill ?? kind, asked, ...(target ? { target } : {}), ...(known && table ? { table } : {}), ...(known ? { column } : {}) };
}

/** The statement stands below the mark, with the same indent: behind the last mark of a function comes another function. */
function statementBelow(code: string, root: Node, mark: Span): { readonly statement?: Node } {
  const indent = indentOf(code, mark.start);
  const below = walk(root).find((node) => node.start >= mark.end && isStatement(node));
  if (!below || indentOf(code, below.start) !== indent) return {};
  const siblings = named(below.parent as Node);
  const statement = siblings.slice(siblings.indexOf(below)).find((node) => !bindsConnection(code, node));
  return statement ? { statement } : {};
}

const indentOf = (code: string, at: number): number => at - Math.max(code.lastIndexOf('\n', at - 1), code.lastIndexOf('\r', at - 1)) - 1;

const isStatement = ({ named: isNamed, type, parent }: Node): boolean => isNamed && type !== 'comment' && (parent?.type === 'block' || parent?.type === 'module');

const bindsConnection = (code: string, { start, end }: Span): boolean => /^\w+\s*=\s*[\w.]*\bget_bind\(\)$/.test(code.slice(start, end));
