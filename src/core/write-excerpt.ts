import { type Excerpt, takeExcerpt } from './excerpt.ts';
import { textOf } from './python.ts';
import { isTaken, sqlalchemy } from './rows.ts';
import { oneLine } from './sql.ts';
import { field, named, walk } from './tree.ts';
import type { Context, Node } from './types.ts';

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
  return oneLine(joinedAtBrackets(text));
}

/** Without the line breaks behind an opening bracket and before a closing one. */
const joinedAtBrackets = (text: string): string =>
  text.replace(/(?<!\s)\s+/g, (blanks, at: number) => (blanks.includes('\n') && (/[([{]/.test(text.charAt(at - 1)) || /[)\]}]/.test(text.charAt(at + blanks.length))) ? '' : blanks));

/** `sa.dialects.postgresql.UUID` around its first name. */
function attributeChain(root: Node): Node {
  let at = root;
  while (at.parent?.type === 'attribute' && field(at.parent, 'object') === at) at = at.parent;
  return at;
}

/** What can be imported where it is not yet: see `addImports`. */
const OWN: readonly (readonly [string, string])[] = [['sqlmodel', 'sqlmodel'], ...['postgresql', 'mysql', 'sqlite'].map((name) => [name, `sqlalchemy.dialects.${name}`] as const)];

/**
 * An expression of another file in this one's words; imports of SQLAlchemy and its dialects can be added.
 *
 * @returns undefined when it uses a name that this file cannot say
 */
export function write(context: Pick<Context, 'names' | 'list'>, given: Excerpt): string | undefined {
  const excerpt = bare(given);
  const imports = context.names.importsIn(context.list.node);
  const free = OWN.filter(([name]) => !imports.has(name) && !isTaken(context.names, name));
  return writeExcerpt(excerpt, imports) ?? writeExcerpt(excerpt, new Map([...free, [sqlalchemy(context), 'sqlalchemy'], ...imports]));
}

/** The expression without parentheses around it: they hold lines together that are one line here. */
export function bare(excerpt: Excerpt): Excerpt {
  const [inner] = excerpt.node.type === 'parenthesized_expression' ? named(excerpt.node) : [];
  return inner ? bare(takeExcerpt(excerpt.names, inner)) : excerpt;
}
