/** What ties pieces of one function together: the tables that they speak of, and the names that one of them binds. */
export interface Ties {
  /** The tables of the file. */
  readonly tables: ReadonlySet<string>;
  /** Names that some piece binds. */
  readonly bound: ReadonlySet<string>;
}

/** Speaks of no table that we know: nobody can tell what depends on it. */
export const ALL = '*';

const BINDING = /^[ \t]*(\w+)(?:[ \t]*:[^=\r\n]+|[ \t]*)=(?!=)/gm;
const IMPORT = /^[ \t]*(?:from\s+\S+\s+)?import\s+(.+)$/gm;

/** The names that some lines bind; what a `with` block calls itself is bound within the block alone. */
export function boundIn(text: string): readonly string[] {
  const assigned = [...text.matchAll(BINDING)].filter(([line]) => !isArgument(line)).map(([, name]) => name as string);
  const imported = [...text.matchAll(IMPORT)].flatMap(([, names = '']) => names.split(',').map((name) => name.split('#')[0]?.match(/\w+/g)?.at(-1) ?? ''));
  return [...assigned, ...imported].filter(Boolean);
}

/** `existing_type=…` on a line of its own is an argument: PEP 8 writes no blanks there. */
const isArgument = (line: string): boolean => /\w=$/.test(line);

/** All that is spoken of. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g));

/** What a statement or piece is tied by: two with the same tie stand or fall together. Blank lines and comments have none. */
export function tiesOf(text: string, { tables, bound }: Ties): readonly string[] {
  const code = text.replace(/^[ \t\f]*#.*$/gm, '');
  if (!code.trim()) return [];
  const words = wordsOf(code);
  const names = [...bound].filter((name) => words.has(name)).map((name) => `name ${name}`);
  const found = [...tables].filter((table) => words.has(table)).map((table) => `table ${table}`);
  const onlyBinds = /^\s*\w+ = [\w.]*\bget_bind\(\)\s*$/.test(code);
  return found.length || onlyBinds ? [...found, ...names] : [ALL];
}

/**
 * Groups things that have a tie in common, directly or by way of others.
 *
 * @param ties of each thing
 * @returns the number of its group for each, in the order in which groups begin; undefined when one is tied to all
 */
export function groupsOf(ties: readonly (readonly string[])[]): readonly number[] | undefined {
  if (ties.some((own) => own.includes(ALL))) return undefined;
  const group: number[] = ties.map((_, index) => index);
  const first = new Map<string, number>();
  const rename = (from: number, to: number): void => group.forEach((each, index) => void (each === from && (group[index] = to)));
  for (const [index, own] of ties.entries()) {
    for (const tie of own) {
      const other = first.get(tie);
      if (other === undefined) first.set(tie, index);
      else rename(group[index] as number, group[other] as number);
    }
  }
  const numbers = new Map([...new Set(group)].map((each, number) => [each, number]));
  return group.map((each) => numbers.get(each) as number);
}
