import { didYouMean } from './suggest.ts';
import { textOf } from './python.ts';
import { nodesOf } from './tree.ts';
import type { Node, Span } from './types.ts';

/** A rule that a directive names, with its place. */
export interface Named extends Span {
  readonly id: string;
}

/** `# migfix: ignore[batch] -- why`: what a person tells us in a comment. Its span is its own part of the comment. */
export interface Directive extends Span {
  readonly kind: 'ignore' | 'skip-file' | 'off' | 'on';
  /** Undefined: all rules. */
  readonly rules: readonly Named[] | undefined;
  readonly reason: string | undefined;
  readonly comment: Node;
  /** The same in every stage of the work, where offsets are not: its text, and which of several with that text it is. */
  readonly key: string;
  /** Of `# noqa: E501, migfix`, where it is one of several codes: that code. */
  readonly code?: Span;
}

/** A comment that was meant for us, probably, and that cannot be read. */
export interface Fault extends Span {
  readonly message: string;
  /** A word of ours in a form that is not; otherwise it is only near to one. */
  readonly certain: boolean;
}

export interface Directives {
  readonly directives: readonly Directive[];
  readonly faults: readonly Fault[];
}

/** `noqa: E501, migfix`, up to the next such list: read to the line's end from each, a line of many would take the square of its length. */
const NOQA_OURS = String.raw`noqa[ \t]*:(?:(?!#[ \t]*noqa[ \t]*:)[^\r\n])*\bmigfix\b`;
/** A file without such a comment has no directives: it is not looked at again. */
const ANY = new RegExp(String.raw`#[ \t]*(?:migfix\b|${NOQA_OURS})`, 'i');
const BEGINS = new RegExp(String.raw`^[ \t]*#(?:[^\r\n]*#)?[ \t]*(?:migfix[ \t]*:[ \t]*ignore\b|${NOQA_OURS})`, 'im');

/** Where a directive begins within a comment, ours or flake8's. */
const PART = /#[ \t]*(?:migfix[ \t]*:|migfix[ \t]+(?=(?:ignore|skip-file|off|on)\b)|noqa[ \t]*:)[ \t]*/gi;
/** Where another comment begins in the same one: `# noqa: E501  # migfix: ignore`. */
const NEXT = /(?<![ \t])[ \t]+#(?=[ \t]|noqa\b|type:|pylint\b|migfix\b)/;
const DIRECTIVE = /^(ignore|skip-file|off|on)(?:[ \t]*\[([^\]\r\n]*)\])?[ \t]*(?:--[ \t]*(\S.*))?$/;
const WORDS = ['ignore', 'skip-file', 'off', 'on'];
const FORM = 'write "# migfix: ignore[rule] -- reason"';

/** Where the first line of comment lines begins that has a directive for the statement below; -1: none has. */
export const beginsDirective = (lines: string): number => (ANY.test(lines) ? lines.search(BEGINS) : -1);

/** The text of comments without directives: what a person says to other people. */
export const withoutDirectives = (comment: string): string => comment.replace(/#[ \t]*migfix[ \t]*:[ \t]*(?:ignore|skip-file|off|on)\b[^\r\n]*/g, '#');

/**
 * Reads the directives of a file, from comments and never from strings.
 *
 * @returns undefined when there are none, nor any that are mistyped
 */
export function readDirectives(code: string, root: Node): Directives | undefined {
  if (!ANY.test(code)) return undefined;
  const directives: Directive[] = [];
  const faults: Fault[] = [];
  const times = new Map<string, number>();
  for (const comment of nodesOf(root, 'comment')) {
    const text = textOf(code, comment);
    const matches = [...text.matchAll(PART)];
    for (const [n, match] of matches.entries()) {
      const from = match.index + match[0].length;
      const rest = text.slice(from, matches[n + 1]?.index);
      const body = rest.slice(0, NEXT.exec(rest)?.index).trimEnd();
      const span = { start: comment.start + match.index, end: comment.start + from + body.length };
      const read = /noqa/i.test(match[0]) ? readNoqa(comment, span, body) : readOne(comment, span, body, match[0]);
      if (read && 'message' in read) faults.push(read);
      else if (read) {
        const own = code.slice(read.start, read.end);
        times.set(own, (times.get(own) ?? 0) + 1);
        directives.push({ ...read, key: `${times.get(own)} ${own}` });
      }
    }
  }
  return directives.length || faults.length ? { directives, faults } : undefined;
}

type Read = Omit<Directive, 'key'>;

function readOne(comment: Node, span: Span, body: string, head: string): Read | Fault | undefined {
  const match = DIRECTIVE.exec(body);
  if (!match || !head.includes(':')) return faultIn(span, body, head);
  const [, kind, list, reason] = match as unknown as [string, Directive['kind'], string | undefined, string | undefined];
  const at = span.end - body.length + body.indexOf('[') + 1;
  const rules = list === undefined ? undefined : namesIn(list, at);
  if (rules && (!rules.length || kind === 'skip-file')) return { ...span, certain: true, message: rules.length ? 'skip-file takes no rules: "# migfix: off[rule]" at the top is for some' : `no rule is named: ${FORM}` };
  return { ...span, kind, rules, reason, comment };
}

const namesIn = (list: string, at: number): readonly Named[] =>
  [...list.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].map((match) => ({ id: match[0], start: at + match.index, end: at + match.index + match[0].length }));

/** Free text behind `# migfix:` is a mark; what looks like a directive and is none was meant to be one. */
function faultIn(span: Span, body: string, head: string): Fault | undefined {
  const [, word = '', rest = ''] = /^([\w-]+)[ \t]*([\s\S]*)$/.exec(body) ?? [];
  if (WORDS.includes(word)) return { ...span, certain: true, message: `${head.includes(':') ? '' : 'a colon is missing: '}${FORM}` };
  const formal = /^(?:\[|--|$)/.test(rest);
  const guess = formal || word.length > 4 ? didYouMean(word, formal ? WORDS : ['ignore', 'skip-file']) : '';
  return guess ? { ...span, certain: false, message: `"${word}" is no word of ours${guess}` } : undefined;
}

/** `# noqa: migfix`, `# noqa: E501, migfix[batch]`. A `# noqa` alone is not ours. */
function readNoqa(comment: Node, span: Span, body: string): Read | undefined {
  const reason = /--[ \t]*(\S.*)$/s.exec(body);
  const all = [...body.slice(0, reason?.index).matchAll(/[A-Za-z][\w-]*(?:\[[^[\]]*\])?/g)];
  const own = all.find((match) => /^migfix(?:\[|$)/i.test(match[0]));
  if (!own) return undefined;
  const at = span.end - body.length + own.index;
  const list = /^[^[]*\[(.*)\]$/s.exec(own[0])?.[1];
  const rules = list === undefined ? undefined : namesIn(list, at + own[0].indexOf('[') + 1);
  return { ...span, kind: 'ignore', rules: rules?.length ? rules : undefined, reason: reason?.[1], comment, ...(all.length > 1 ? { code: { start: at, end: at + own[0].length } } : {}) };
}
