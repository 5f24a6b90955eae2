import { lineIndent, sharesLine } from './lines.ts';
import { lineEnd } from './text.ts';
import { above, field, named, nodesOf } from './tree.ts';
import type { Node, Style, TableRef } from './types.ts';

/** The text of a node. */
export const textOf = (code: string, node: { start: number; end: number }): string => code.slice(node.start, node.end);

/** The text of an expression that is to stand behind `name=` or as a key: there an assignment expression needs brackets. */
export const valueText = (code: string, node: Node): string => (node.type === 'named_expression' ? `(${textOf(code, node)})` : textOf(code, node));

/** The same text as a string of its own: a piece of a text keeps all of it in memory. (Written and read as JSON it takes the least of it.) */
export const detached = (piece: string): string => JSON.parse(JSON.stringify(piece)) as string;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' };

const unescape = (body: string, raw: boolean): string | undefined => {
  if (raw || !body.includes('\\')) return body;
  if (/\\[^ntr\\'"\n]/.test(body.replaceAll('\\\\', ''))) return undefined;
  return body.replace(/\\([\s\S])/g, (_, char: string) => ESCAPES[char] ?? char);
};

const oneString = (code: string, node: Node): string | undefined => {
  const text = textOf(code, node);
  const match = /^([A-Za-z]*)('''|"""|'|")([\s\S]*)\2$/.exec(text);
  if (!match || /[fbt]/i.test(match[1] ?? '')) return undefined;
  return unescape(detached(match[3] ?? ''), /r/i.test(match[1] ?? ''));
};

/**
 * The value of a string literal, also of several side by side and in parentheses.
 *
 * @returns undefined for bytes, f-strings, unusual escapes and everything that is no string literal
 */
export function stringValue(code: string, node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'string') return oneString(code, node);
  if (node.type === 'parenthesized_expression') {
    const inner = named(node);
    return inner.length === 1 ? stringValue(code, inner[0]) : undefined;
  }
  if (node.type !== 'concatenated_string') return undefined;
  const parts = named(node).map((part) => stringValue(code, part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The strings of a list, tuple or set literal; undefined when any element is something else. */
export function stringList(code: string, node: Node | undefined): readonly string[] | undefined {
  if (!node) return undefined;
  if (node.type === 'parenthesized_expression') return stringList(code, named(node)[0]);
  if (node.type !== 'list' && node.type !== 'tuple' && node.type !== 'set') return undefined;
  const values = named(node).map((element) => stringValue(code, element));
  return values.includes(undefined) ? undefined : (values as string[]);
}

/** `True`, `False`, `None` as JavaScript has them; undefined for everything else. */
export function constant(node: Node | undefined): boolean | null | undefined {
  if (node?.type === 'true') return true;
  if (node?.type === 'false') return false;
  return node?.type === 'none' ? null : undefined;
}

/** A call's function as dotted text, with import aliases resolved: `sa.func.now()` → `sqlalchemy.func.now`. */
export function dotted(code: string, node: Node | undefined, imports: ReadonlyMap<string, string>): string | undefined {
  if (!node) return undefined;
  if (node.type === 'identifier') return imports.get(textOf(code, node)) ?? textOf(code, node);
  if (node.type !== 'attribute') return undefined;
  const object = dotted(code, field(node, 'object'), imports);
  const attribute = field(node, 'attribute');
  return object && attribute && `${object}.${textOf(code, attribute)}`;
}

/** The dotted name of what a call calls; undefined when the node is no call or calls something computed. */
export const calls = (code: string, node: Node | undefined, imports: ReadonlyMap<string, string>): string | undefined =>
  node?.type === 'call' ? dotted(code, field(node, 'function'), imports) : undefined;

/** The last name of what a call calls: `Column` of `sa.Column(…)`. */
export const calledName = ({ code, imports }: { readonly code: string; readonly imports: ReadonlyMap<string, string> }, node: Node | undefined): string | undefined =>
  calls(code, node, imports)?.split('.').at(-1);

/** The arguments of a call, without comments. */
export const argumentsOf = (call: Node): readonly Node[] => {
  const list = field(call, 'arguments');
  return list ? (list.type === 'argument_list' ? named(list) : [list]) : [];
};

/** The value of a call's keyword argument. */
export function keyword(code: string, call: Node, name: string): Node | undefined {
  const found = argumentsOf(call).find(
    (argument) => argument.type === 'keyword_argument' && textOf(code, field(argument, 'name') as Node) === name,
  );
  return found && field(found, 'value');
}

/** The positional arguments of a call. */
export const positional = (call: Node): readonly Node[] =>
  argumentsOf(call).filter((argument) => argument.type !== 'keyword_argument' && !argument.type.endsWith('_splat'));

/**
 * Local name → dotted name, of the imports in the file; a function or class of the file's own with that name wins.
 *
 * @param within only imports that stand in this scope (a function, or the module without its functions)
 */
export function readImports(code: string, root: Node, within?: Node): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  const places = new Map<string, number>();
  const text = (node: Node | undefined): string => (node ? textOf(code, node) : '');
  const add = (node: Node, prefix: string): void => {
    const aliased = node.type === 'aliased_import';
    const name = text(aliased ? field(node, 'name') : node);
    const local = aliased ? text(field(node, 'alias')) : prefix ? name : (name.split('.')[0] as string);
    places.set(local, node.from);
    imports.set(local, prefix ? `${prefix}.${name}` : aliased ? name : local);
  };
  for (const node of nodesOf(root, 'import_statement', 'import_from_statement')) {
    if (within && (above(node, 'function_definition', 'lambda') ?? root) !== within) continue;
    const prefix = node.type === 'import_from_statement' ? text(field(node, 'module_name')) : '';
    for (const child of node.children) if (child.field === 'name') add(child, prefix);
  }
  for (const node of root.children) {
    const defined = node.type === 'function_definition' || node.type === 'class_definition' ? text(field(node, 'name')) : '';
    // what comes last is what the name means
    if ((places.get(defined) ?? Infinity) < node.from) imports.delete(defined);
  }
  return imports;
}

const PYTHON2 = ['print_statement', 'exec_statement', '<>', 'integer', 'except_clause', 'raise_statement', 'string_start'];

/** Python 2's own syntax that tree-sitter still reads: the first node of it. */
export function python2(code: string, root: Node): Node | undefined {
  for (const node of nodesOf(root, ...PYTHON2)) {
    if (node.type === 'print_statement' || node.type === 'exec_statement' || node.type === '<>') return node;
    if (node.type === 'integer' && /^0\d+$|[lL]$/.test(textOf(code, node)) && !/^0+$/.test(textOf(code, node))) return node;
    if (node.type === 'except_clause' && node.children.some((child) => child.type === ',')) return node;
    if (node.type === 'raise_statement' && node.children.some((child) => child.type === 'expression_list')) return node;
    if (node.type === 'string_start' && /^[bB]?[uU][rR]/.test(textOf(code, node))) return node;
  }
  return undefined;
}

const mostFrequent = (texts: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
};

const indentOf = (code: string, block: Node): string | undefined => {
  const header = block.parent;
  const first = block.children.find((child) => child.named);
  const colon = header?.children.filter((child) => child.type === ':' && child.end <= block.start).at(-1);
  if (!header || !first || !colon || sharesLine(code, colon.end, first.start)) return undefined;
  const own = lineIndent(code, first.start);
  const outer = lineIndent(code, header.start);
  return own.startsWith(outer) && own.length > outer.length ? own.slice(outer.length) : undefined;
};

/** The author's indent, quotes and line ending, by majority. */
export function readStyle(code: string, root: Node): Style {
  const indents: string[] = [];
  const quotes: string[] = [];
  for (const block of nodesOf(root, 'block')) {
    const indent = indentOf(code, block);
    if (indent) indents.push(indent);
  }
  for (const node of nodesOf(root, 'string_start')) {
    const start = /^[A-Za-z]*(['"])(?!\1\1)/.exec(code.slice(node.start, node.end + 2))?.[1];
    if (start) quotes.push(start);
  }
  return { indent: mostFrequent(indents) ?? '    ', quote: (mostFrequent(quotes) ?? "'") as Style['quote'], eol: lineEnd(code) };
}

/** A Python string literal in the author's quotes, or in the other ones where that saves escaping. */
export function quoted(value: string, style: Style): string {
  const other = style.quote === '"' ? "'" : '"';
  const quote = value.includes(style.quote) && !value.includes(other) ? other : style.quote;
  return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r') + quote;
}

/** A table in lines that we write: as the author wrote it, unless a string there goes on in the next line, where an indent would be part of it. */
export const tableText = ({ text, name }: TableRef, style: Style): string => (name !== undefined && /[\r\n]/.test(text) ? quoted(name, style) : text);
