import { copyOf } from './copied-tree.ts';
import { oncePer } from './once.ts';
import { detached, textOf } from './python.ts';
import { valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { nodesOf } from './tree.ts';
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
export class Reread implements Excerpt {
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
export function rereadOf(code: string, given: Names['imports'], parse: Parse): Reread {
  const key = keyOf(given);
  const { imports, excerpts } = knownBy(parse).get(key) ?? remember(knownBy(parse), key, { imports: given, excerpts: new Map<string, Reread>() });
  const same = excerpts.get(code);
  if (same) return same;
  const own = detached(code);
  return remember(excerpts, own, new Reread(own, imports, parse));
}

/** An expression that cannot be read again on its own. @param node the root of a tree of its own */
export const copiedExcerpt = (code: string, imports: Names['imports'], node: Node): Excerpt => ({ code, node, names: { ...namesOf(code, imports), root: node } });

export const isExcerpt = (value: object): value is Excerpt => value instanceof Reread || ('names' in value && 'node' in value);

/** Takes an expression out of its file; a name that is bound once to a value stands for that value. */
export function takeExcerpt(names: Names, expression: Node): Excerpt {
  const source = valueThrough(names, expression) ?? expression;
  const code = textOf(names.code, source);
  if (names.parse && REREADABLE.test(source.type)) return rereadOf(code, names.imports, names.parse);
  return copiedExcerpt(detached(code), names.imports, copyOf(source));
}
