import { splice } from '../core/edit.ts';
import { readImports, textOf } from '../core/python.ts';
import { unreadable } from '../core/readable.ts';
import { field } from '../core/tree.ts';
import type { Edit, Node, Parse } from '../core/types.ts';
import { minimalEdits } from './minimal-edits.ts';

/** A stretch of a module: a function of the module itself, or what lies between two. */
interface Part {
  /** Undefined: no function. */
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

const nameOf = (code: string, node: Node): string | undefined => {
  const definition = node.type === 'decorated_definition' ? field(node, 'definition') : node;
  return definition?.type === 'function_definition' ? textOf(code, field(definition, 'name') as Node) : undefined;
};

/** A comment belongs to what comes before it. */
function partsOf(code: string, root: Node): readonly Part[] {
  const starts: { name: string | undefined; start: number }[] = [{ name: undefined, start: 0 }];
  for (const node of root.children.filter(({ named, type }) => named && type !== 'comment')) {
    const name = nameOf(code, node);
    if (name !== undefined || starts.at(-1)?.name !== undefined) starts.push({ name, start: node.start });
  }
  return starts.map(({ name, start }, at) => ({ name, start, end: starts[at + 1]?.start ?? code.length }));
}

export interface FunctionFix {
  readonly name: string;
  /** The function, in the text as it is. */
  readonly start: number;
  readonly end: number;
  /** Edits within it, and the imports that it needs. */
  readonly edits: readonly Edit[];
}

/**
 * What the rewrite of a file does to each of its functions, and can be done alone: the function comes out as it does when the whole file is
 * rewritten, the rest stays.
 *
 * @param code the text as it is
 * @param after the whole file, rewritten
 */
export function functionFixes(code: string, root: Node, after: string, parse: Parse): readonly FunctionFix[] {
  const newRoot = parse(after);
  const [old, now] = [partsOf(code, root), partsOf(after, newRoot)];
  if (old.length !== now.length || old.some(({ name }, at) => name !== now[at]?.name)) return [];
  const imports = addedImports(code, root, after, newRoot);
  return old.flatMap((part, at): readonly FunctionFix[] => {
    const to = now[at] as Part;
    const text = after.slice(to.start, to.end);
    if (part.name === undefined || text === code.slice(part.start, part.end)) return [];
    const edits = [...imports(text), ...minimalEdits(code.slice(part.start, part.end), text, part.start)];
    return holds(splice(code, 0, code.length, edits), at, text, parse) ? [{ name: part.name, start: part.start, end: part.end, edits }] : [];
  });
}

/** The result is Python, and its function is the one that was meant. */
function holds(result: string, at: number, text: string, parse: Parse): boolean {
  const root = parse(result);
  const part = partsOf(result, root)[at];
  return !unreadable(result, root) && !!part && result.slice(part.start, part.end) === text;
}

/** Lines of imports that the rewritten file has and the old one has not: those that a function uses. */
function addedImports(code: string, root: Node, after: string, newRoot: Node): (text: string) => readonly Edit[] {
  const known = readImports(code, root, root);
  const added = [...readImports(after, newRoot, newRoot).keys()].filter((name) => !known.has(name));
  const edits = added.length ? minimalEdits(code, after).filter(({ start, end, text }) => start === end && text.split(/\r\n|\r|\n/).every((line) => /^(?:from|import)\b|^$/.test(line))) : [];
  return (text) => {
    const used = added.filter((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(text));
    const wanted = (line: string): boolean => used.some((name) => new RegExp(`\\b${name}\\b`).test(line));
    return edits.flatMap((edit) => {
      const lines = (edit.text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).filter(wanted);
      return lines.length ? [{ ...edit, text: lines.join('') }] : [];
    });
  };
}
