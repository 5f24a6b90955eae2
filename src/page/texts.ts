import type { Content, Entry } from './data.ts';
import { contentOf } from './store.ts';

const known = new Map<Entry, string>();

/** Of a file's names, code and findings, whatever somebody may look for; in small letters. */
export async function textOf(entry: Entry): Promise<string> {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const text = wordsOf(entry, await contentOf(entry)).join('\n').toLowerCase();
  known.set(entry, text);
  return text;
}

const wordsOf = ({ path, revision }: Entry, { text, findings, marks, proof }: Content): readonly string[] => [
  path, revision?.id ?? '', revision?.doc ?? '', ...text.lines, ...text.hunks.flatMap(({ lines }) => lines),
  ...findings.flatMap(({ rule, message, help = '' }) => [rule, message, help]), ...marks.map((mark) => mark.text), ...(proof?.problems.map(({ message }) => message) ?? []),
];
