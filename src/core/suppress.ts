import { type Directive, type Fault, readDirectives } from './directives.ts';
import { lineIndent } from './lines.ts';
import { field, named, nodesOf } from './tree.ts';
import type { Diagnostic, Node, Parse, Span } from './types.ts';

/** A stretch of the file in which a rule, or every rule, is neither to change nor to report anything. */
export interface Scope extends Span {
  /** Undefined: every rule. */
  readonly rule: string | undefined;
  readonly directive: Directive;
  /** The `on` that ends it. */
  readonly closedBy?: Directive;
}

export interface Suppressions {
  readonly directives: readonly Directive[];
  readonly scopes: readonly Scope[];
  readonly faults: readonly Fault[];
}

/** Which directives have had something to suppress, of which rules. */
export type Usage = Set<string>;

/** As `Usage` has it. */
export const useOf = (directive: Directive, rule: string): string => `${directive.key}\n${rule}`;

/** Has a directive had anything to suppress, of any rule? */
export const isUsed = (usage: Usage, directive: Directive): boolean => [...usage].some((use) => use.startsWith(`${directive.key}\n`));

/** The scopes of a rule that an offset lies in. */
export const scopesAt = ({ scopes }: Suppressions, rule: string, offset: number): readonly Scope[] =>
  scopes.filter((scope) => (scope.rule === undefined || scope.rule === rule) && scope.start <= offset && offset < scope.end);

/** The findings that nothing in the text suppresses: for those that are found apart from the file's own. */
export function unsuppressed(code: string, parse: Parse, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  // old Macintosh line endings: the parser does not read them
  const text = code.includes('\n') ? code : code.replaceAll('\r', '\n');
  const suppressions = diagnostics.length && text.includes('migfix') ? readSuppressions(text, parse(text)) : undefined;
  return suppressions ? diagnostics.filter(({ rule, start }) => !scopesAt(suppressions, rule, start).length) : diagnostics;
}

/**
 * Reads what a file's directives are about.
 *
 * @returns undefined for a file without directives, which is nearly every one
 */
export function readSuppressions(code: string, root: Node): Suppressions | undefined {
  const read = readDirectives(code, root);
  if (!read) return undefined;
  const lines = linesOf(code);
  const faults = [...read.faults];
  const wrong = (directive: Directive, message: string): readonly Scope[] => {
    faults.push({ start: directive.start, end: directive.end, message, certain: true });
    return [];
  };
  const regions = read.directives.filter(({ kind }) => kind === 'off' || kind === 'on').map((directive) => ({ directive, home: homeOf(code, root, directive) }));
  const scopes = read.directives.flatMap((directive): readonly Scope[] => {
    const ownLine = lines.isOwn(directive.comment);
    if (directive.kind === 'ignore') return forEachRule(directive, statementsOf(code, root, lines, directive.comment));
    if (!ownLine) return wrong(directive, `${directive.kind} goes on a line of its own`);
    if (directive.kind === 'skip-file') return isInside(code, root, directive) ? wrong(directive, 'skip-file goes outside of functions and statements') : forEachRule(directive, [{ start: 0, end: code.length }]);
    return directive.kind === 'off' ? regionsOf(code, directive, regions) : [];
  });
  const bad = new Set(faults.map(({ start }) => start));
  return { directives: read.directives.filter(({ start }) => !bad.has(start)), scopes, faults };
}

const forEachRule = (directive: Directive, spans: readonly Span[]): readonly Scope[] =>
  spans.flatMap(({ start, end }) => (directive.rules ?? [undefined]).map((rule) => ({ start, end, rule: rule?.id, directive })));

interface Lines {
  readonly rowOf: (offset: number) => number;
  readonly textOf: (row: number) => string | undefined;
  /** Is there nothing before it on its line? */
  readonly isOwn: (comment: Span) => boolean;
}

/** Rows as the tree counts them. */
function linesOf(code: string): Lines {
  const texts = code.split('\n');
  const starts: number[] = [];
  texts.reduce((at, text) => (starts.push(at), at + text.length + 1), 0);
  return {
    rowOf: (offset) => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    textOf: (row) => texts[row],
    isOwn: ({ start }) => code.slice(code.lastIndexOf('\n', start - 1) + 1, start).replace('\uFEFF', '').trim() === '',
  };
}

const CLAUSES = ['elif_clause', 'else_clause', 'except_clause', 'except_group_clause', 'finally_clause', 'case_clause'];

/** Everything that begins a line of its own as far as Python is concerned: statements, and the clauses of compound ones. */
const allStatements = (root: Node): readonly Node[] => [...nodesOf(root, 'block', 'module').flatMap(named), ...nodesOf(root, ...CLAUSES)];

/** The rows of a statement on which a comment is about it: all of a simple one's, a compound one's header. */
function rowsOf(lines: Lines, statement: Node): readonly [number, number] {
  const inner = statement.type === 'decorated_definition' ? (field(statement, 'definition') ?? statement) : statement;
  const block = inner.children.find(({ type }) => type === 'block');
  const colon = block && inner.children.findLast((child) => child.type === ':' && child.end <= block.start);
  return [statement.row, lines.rowOf(colon ? colon.start : statement.end)];
}

/** What an `ignore` is about: the statements of its line; of a line of its own, those of the line below it. */
function statementsOf(code: string, root: Node, lines: Lines, comment: Node): readonly Span[] {
  let row = comment.row;
  if (lines.isOwn(comment)) while (/^\uFEFF?[ \t\f]*#/.test(lines.textOf(row) ?? '')) row++;
  const all = allStatements(root).map((node) => ({ node, rows: rowsOf(lines, node) }));
  const begins = lines.isOwn(comment) ? all.filter(({ node }) => node.row === row) : [];
  const found = begins.length ? begins : all.filter(({ rows: [first, last] }) => first <= row && row <= last);
  const nodes = found.map(({ node }) => node);
  return [...nodes, ...(begins.length ? sharingLine(code, all.map(({ node }) => node), nodes) : [])].map(({ start, end }) => ({ start, end: Math.max(end, start + 1) }));
}

/** Those behind statements on the same line as Python counts lines: it goes on behind a string of several lines, and behind a backslash. */
function sharingLine(code: string, all: readonly Node[], begins: readonly Node[]): readonly Node[] {
  const found = [...begins];
  for (const node of [...all].sort((a, b) => a.start - b.start)) {
    const isNext = ({ end }: Node): boolean => end <= node.start && /^(?:[ \t\f]|\\\r?\n)*;(?:[ \t\f]|\\\r?\n)*$/.test(code.slice(end, node.start));
    if (!found.includes(node) && found.some(isNext)) found.push(node);
  }
  return found.slice(begins.length);
}

/** The function, or the file, in which a comment stands; behind the last statement of a function, its indent tells. */
function homeOf(code: string, root: Node, { comment }: Directive): Node {
  const indent = lineIndent(code, comment.start).length;
  const around = nodesOf(root, 'function_definition').filter((node) => {
    if (node.start > comment.start || lineIndent(code, node.start).length >= indent) return false;
    return comment.start < node.end || !/^[ \t]*[^\s#]/m.test(code.slice(code.indexOf('\n', node.end - 1) + 1, comment.start));
  });
  return around.at(-1) ?? root;
}

/** Off until the next `on` of the same function (or of the file, outside of functions), else to its end. */
function regionsOf(code: string, off: Directive, regions: readonly { readonly directive: Directive; readonly home: Node }[]): readonly Scope[] {
  const home = regions.find(({ directive }) => directive === off)?.home as Node;
  const later = regions.filter(({ directive, home: other }) => directive.kind === 'on' && other === home && directive.start > off.start).map(({ directive }) => directive);
  return (off.rules ?? [undefined]).map((rule) => {
    const on = later.find(({ rules }) => !rules || rules.some(({ id }) => id === rule?.id));
    const end = on?.start ?? (home.type === 'module' ? code.length : Math.max(home.end, off.end));
    return { start: off.start, end, rule: rule?.id, directive: off, ...(on ? { closedBy: on } : {}) };
  });
}

const isInside = (code: string, root: Node, { comment }: Directive): boolean =>
  lineIndent(code, comment.start) !== '' || named(root).some(({ start, end }) => start < comment.start && comment.start < end);
