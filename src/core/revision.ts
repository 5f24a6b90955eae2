import { groupedBy } from './grouped-by.ts';
import { stringValue, textOf } from './python.ts';
import { stringThrough, type Names } from './scopes.ts';
import { above, field, named, nodesOf } from './tree.ts';
import type { Node, Span } from './types.ts';

/** What a migration says of its place in the chain. Its span is the assignment of `revision`. */
export interface Revision extends Span {
  readonly id: string;
  /** `down_revision`: none for a base, several for a merge. */
  readonly down: readonly string[];
  /** `depends_on`, as written: identifiers or branch labels. */
  readonly dependsOn: readonly string[];
  /** `branch_labels`; one that is not written out, as its Python text: it is a name, whatever it stands for. */
  readonly labels: readonly string[];
  /** The first paragraph of the module's docstring, on one line, as `alembic history` shows it; empty without one. */
  readonly doc: string;
  readonly file: string;
}

/** What a fact says of the revision that made it so. */
export type RevisionName = Pick<Revision, 'id' | 'file'>;

/** A place in the chain that the text alone does not tell. */
export interface NotLiteral extends Span {
  readonly name: Identifier;
  readonly message: string;
}

export interface ReadRevision {
  /** Undefined: the file is no revision, or nobody can say which. */
  readonly revision: Revision | undefined;
  readonly problems: readonly NotLiteral[];
}

const assigns = (name: string): RegExp => new RegExp(`^(?:\\uFEFF|\\xEF\\xBB\\xBF)?${name}[ \\t]*(?::[^=\\r\\n]+)?=(?!=)`, 'm');
const [REVISION, DOWN_REVISION] = [assigns('revision'), assigns('down_revision')];

/** A first look: are both names assigned at module level, annotated or not? A byte order mark may be decoded or not. */
export const definesRevision = (text: string): boolean => REVISION.test(text) && DOWN_REVISION.test(text);

const IDENTIFIERS = ['revision', 'down_revision', 'depends_on', 'branch_labels'] as const;
type Identifier = (typeof IDENTIFIERS)[number];

/** Alembic takes the identifier from such a file name where the module has no `revision`: `1975ea83b712.py`. */
const LEGACY_NAME = /^([a-f0-9]+)\.py$/;

/**
 * What a file says of itself at module level: annotated or not, a string, a tuple, a list, `None`, or names that stand for these.
 * A docstring's `Revision ID:` says nothing to Alembic, and nothing to us.
 *
 * @param file its path or name, for messages and for the order of branches
 * @see https://alembic.sqlalchemy.org/en/latest/api/script.html#alembic.script.Script
 */
export function readRevision(names: Names, file: string): ReadRevision {
  const assigned = assignments(names);
  const problems: NotLiteral[] = [];
  const all = (name: Identifier): readonly string[] => {
    const nodes = assigned.get(name);
    const values = nodes ? stringsOf(names, valueIn(nodes)) : [];
    if (!values && nodes) problems.push(notLiteral(name, nodes.at(-1) as Node));
    return values ?? [];
  };
  const own = assigned.get('revision');
  const legacy = own ? undefined : LEGACY_NAME.exec(file.split(/[\\/]/).at(-1) ?? '')?.[1];
  if (!own && (legacy === undefined || !assigned.has('down_revision'))) return { revision: undefined, problems };
  const id = own ? stringThrough(names, unwrapped(valueIn(own))) : legacy;
  const span = own?.at(-1) ?? { start: 0, end: 0 };
  if (id === undefined) return { revision: undefined, problems: [notLiteral('revision', span)] };
  if (!assigned.has('down_revision')) {
    const message = 'there is no down_revision: Alembic cannot load the file (a first revision says "down_revision = None")';
    problems.push({ name: 'down_revision', start: span.start, end: span.end, message });
  }
  const read = { down: all('down_revision'), dependsOn: all('depends_on'), labels: labelsIn(names, assigned.get('branch_labels')) };
  return { revision: { id, ...read, doc: docOf(names), file, start: span.start, end: span.end }, problems };
}

const labelsIn = (names: Names, nodes: readonly Node[] | undefined): readonly string[] => {
  const value = nodes && unwrapped(valueIn(nodes));
  if (!value || value.type === 'none') return [];
  return elementsOf(value).map((node) => stringThrough(names, unwrapped(node)) ?? textOf(names.code, node));
};

const notLiteral = (name: Identifier, { start, end }: Span): NotLiteral => ({
  name,
  start,
  end,
  message: `${name} is not written out: the place of this revision in the chain is not known`,
});

/** The module's own assignments of the four names; what a class or a function assigns is not the module's. */
function assignments({ code, root }: Names): ReadonlyMap<Identifier, readonly Node[]> {
  return groupedBy(nodesOf(root, 'assignment'), (node) => {
    const left = field(node, 'left');
    const isModules = left?.type === 'identifier' && field(node, 'right') && !above(node, 'function_definition', 'class_definition', 'lambda');
    return isModules ? IDENTIFIERS.find((known) => textOf(code, left) === known) : undefined;
  });
}

/** The last assignment counts, unless one of several stands in a branch: nobody knows which is run. */
function valueIn(nodes: readonly Node[]): Node | undefined {
  const atTop = (node: Node): boolean => node.parent?.type === 'assignment' ? atTop(node.parent) : node.parent?.parent?.type === 'module';
  if (nodes.length > 1 && !nodes.every(atTop)) return undefined;
  let value = field(nodes.at(-1) as Node, 'right');
  while (value?.type === 'assignment') value = field(value, 'right');
  return value;
}

const unwrapped = (node: Node | undefined): Node | undefined =>
  node?.type === 'parenthesized_expression' && named(node).length === 1 ? unwrapped(named(node)[0]) : node;

/** Of a tuple or a list; else the value is the only one. */
const elementsOf = (node: Node): readonly Node[] => (['tuple', 'list', 'set', 'expression_list'].includes(node.type) ? named(node) : [node]);

/** `None` is no string, a string is one; undefined when an element is not known. */
function stringsOf(names: Names, given: Node | undefined): readonly string[] | undefined {
  const node = unwrapped(given);
  if (!node || node.type === 'none') return node && [];
  const values = elementsOf(node).map((element) => stringThrough(names, unwrapped(element)));
  return values.includes(undefined) ? undefined : (values as string[]);
}

function docOf({ code, root }: Names): string {
  const [first] = named(root);
  const text = first?.type === 'expression_statement' ? stringValue(code, named(first)[0]) : undefined;
  return (text ?? '').trim().split(/\r?\n\s*\r?\n/)[0]?.replace(/\s+/g, ' ') ?? '';
}
