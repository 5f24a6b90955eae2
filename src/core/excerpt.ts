import { oncePer } from './once.ts';
import { detached, textOf } from './python.ts';
import { valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { oneLine } from './sql.ts';
import { field, nodesOf, walk } from './tree.ts';
import type { Node, Parse } from './types.ts';

/** An expression, with what its names mean. */
export interface Expression {
  readonly names: Names;
  readonly node: Node;
}

/** An expression taken out of its file: it can be read, and written into another file, without keeping that file's tree. */
export interface Excerpt extends Expression {
  /** Its text; to ask for more may mean to read it. */
  readonly code: string;
}

interface Copy extends Node {
  children: Copy[];
  parent: Copy | undefined;
  to: number;
}

/** The subtree as a tree of its own, at offset 0. */
function copyOf(node: Node): Node {
  const all: Copy[] = [];
  const copies = new Map<Node, Copy>();
  for (const one of walk(node)) {
    const parent = one === node ? undefined : copies.get(one.parent as Node);
    const { type, named, field: name } = one;
    const copy: Copy = { type, named, field: name, start: one.start - node.start, end: one.end - node.start, row: one.row - node.row, children: [], parent, all, from: all.length, to: one.to - node.from };
    copies.set(one, copy);
    all.push(copy);
    parent?.children.push(copy);
  }
  return all[0] as Node;
}

const NONE = new Map();

/** The names that an expression knows by itself: the imports of its file. */
const namesOf = (code: string, imports: ReadonlyMap<string, string>): Omit<Names, 'root'> => ({
  code, imports, importsIn: () => imports, calls: [], functions: NONE, classes: NONE, bindings: NONE, declared: NONE,
});

/** What reads the same in brackets as it did in its file. */
const REREADABLE = /^(?:call|attribute|identifier|(?:concatenated_)?string|integer|float|true|false|none|list|tuple|subscript|(?:binary|unary)_operator)$/;

/** So many keep their trees: what a file asks for, it asks for several times. */
const MOST_READ = 500;

const read: Reread[] = [];

/** Read when somebody asks: the history takes every column of every table, and few are looked into. */
class Reread implements Excerpt {
  private own: Names | undefined;

  constructor(readonly code: string, readonly imports: Names['imports'], private readonly parse: Parse) {}

  get names(): Names {
    if (this.own) return this.own;
    let tree: Node | undefined;
    const root = (): Node => (tree ??= copyOf(nodesOf(this.parse(`(${this.code})`), 'parenthesized_expression')[0]?.children[1] as Node));
    this.own = Object.defineProperty(namesOf(this.code, this.imports), 'root', { get: root }) as Names;
    if (read.push(this) > MOST_READ) (read.shift() as Reread).own = undefined;
    return this.own;
  }

  get node(): Node {
    return this.names.root;
  }
}

/** What was taken out of files with the same imports. */
interface Known {
  readonly imports: ReadonlyMap<string, string>;
  readonly excerpts: Map<string, Reread>;
}

/** By imports, on the parser: that of a chain sees all of its files, and that of one rewrite goes with it. */
const knownBy = oncePer((_parse: Parse) => new Map<string, Known>());
const keyOf = oncePer((imports: ReadonlyMap<string, string>): string => JSON.stringify([...imports]));

/** So many are known. */
const MOST_KNOWN = 1000;

function remember<V>(all: Map<string, V>, key: string, value: V): V {
  if (all.size >= MOST_KNOWN) all.clear();
  all.set(key, value);
  return value;
}

/** A chain has thousands of columns, and most of them one of a few types: what reads the same is the same. */
function rereadOf(code: string, given: Names['imports'], parse: Parse): Reread {
  const key = keyOf(given);
  const { imports, excerpts } = knownBy(parse).get(key) ?? remember(knownBy(parse), key, { imports: given, excerpts: new Map<string, Reread>() });
  const same = excerpts.get(code);
  if (same) return same;
  const own = detached(code);
  return remember(excerpts, own, new Reread(own, imports, parse));
}

/** An expression as JSON can hold it. */
export interface PackedExcerpt {
  readonly excerpt: string;
  /** The imports of a file are the same for all its expressions: their number. */
  readonly imports: number;
  /** Where the text alone would be read as something else: its nodes, each with the place of its parent among them. */
  readonly tree?: readonly PackedNode[];
}

type PackedNode = readonly [type: string, named: boolean, field: string | null, start: number, end: number, row: number, parent: number, to: number];

export const isExcerpt = (value: object): value is Excerpt => value instanceof Reread || ('names' in value && 'node' in value);

/** @param number gives a file's imports their number */
export function packExcerpt(excerpt: Excerpt, number: (imports: Names['imports']) => number): PackedExcerpt {
  if (excerpt instanceof Reread) return { excerpt: excerpt.code, imports: number(excerpt.imports) };
  const { code, names: { imports }, node: root } = excerpt;
  const tree = walk(root).map((node): PackedNode => [node.type, node.named, node.field ?? null, node.start, node.end, node.row, node.parent ? node.parent.from : -1, node.to]);
  return { excerpt: code, imports: number(imports), tree };
}

/** @param parse for the text, when somebody asks what it says */
export function unpackExcerpt({ excerpt: code, tree }: PackedExcerpt, imports: Names['imports'], parse: Parse): Excerpt {
  if (!tree) return rereadOf(code, imports, parse);
  const all: Copy[] = [];
  for (const [type, isNamed, name, start, end, row, above, to] of tree) {
    const parent = all[above];
    const node: Copy = { type, named: isNamed, field: name ?? undefined, start, end, row, children: [], parent, all, from: all.length, to };
    all.push(node);
    parent?.children.push(node);
  }
  const node = all[0] as Node;
  return { code, node, names: { ...namesOf(code, imports), root: node } };
}

/** Takes an expression out of its file; a name that is bound once to a value stands for that value. */
export function takeExcerpt(names: Names, expression: Node): Excerpt {
  const source = valueThrough(names, expression) ?? expression;
  const code = textOf(names.code, source);
  if (names.parse && REREADABLE.test(source.type)) return rereadOf(code, names.imports, names.parse);
  const [own, node] = [detached(code), copyOf(source)];
  return { code: own, node, names: { ...namesOf(own, names.imports), root: node } };
}

const BUILTIN = /^(?:str|int|float|bool|list|dict|tuple|set|len|max|min)$/;

/** The names of an expression that somebody must have bound: no attribute, no keyword of a call. */
const roots = (node: Node): readonly Node[] =>
  walk(node).filter(
    (one) => one.type === 'identifier' && !(one.parent?.type === 'attribute' && one.field === 'attribute') && !(one.parent?.type === 'keyword_argument' && one.field === 'name'),
  );

const shortest = (texts: readonly string[]): string | undefined => [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];

/** How a file can say a dotted name: through an import of it, or of something that it is an attribute of. */
function say(path: string, imports: ReadonlyMap<string, string>): string | undefined {
  const ways = [...imports].flatMap(([local, target]) => (path === target ? [local] : path.startsWith(`${target}.`) ? [local + path.slice(target.length)] : []));
  // a package's attribute is not always the submodule: `sa.dialects.postgresql` is there only when somebody imported it
  return shortest(ways.filter((way) => !/^\w+\.dialects\./.test(way)));
}

/**
 * The expression as another file would write it.
 *
 * @param imports what the other file imports
 * @returns undefined when it uses a name that the other file cannot say, or that only its own file knows
 */
export function writeExcerpt({ names, node }: Excerpt, imports: ReadonlyMap<string, string>): string | undefined {
  if (walk(node).some((one) => one.type === 'comment' || one.type === 'lambda')) return undefined;
  let text = names.code;
  for (const root of [...roots(node)].reverse()) {
    const local = textOf(names.code, root);
    const path = names.imports.get(local);
    if (path === undefined && BUILTIN.test(local)) continue;
    const whole = attributeChain(root);
    const said = path === undefined ? undefined : say(path + names.code.slice(root.end, whole.end), imports);
    if (said === undefined) return undefined;
    text = text.slice(0, whole.start) + said + text.slice(whole.end);
  }
  return oneLine(text.replace(/(?<=[([{])\s*\n\s*|(?<!\s)\s*\n\s*(?=[)\]}])/g, ''));
}

/** `sa.dialects.postgresql.UUID` around its first name. */
function attributeChain(root: Node): Node {
  let at = root;
  while (at.parent?.type === 'attribute' && field(at.parent, 'object') === at) at = at.parent;
  return at;
}
