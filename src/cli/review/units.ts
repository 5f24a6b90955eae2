import { createHash } from 'node:crypto';
import { readFile } from '../../core/read.ts';
import { field, named } from '../../core/tree.ts';
import type { Node, Parse, Span } from '../../core/types.ts';
import { type Hunk, hunksOf } from '../reporters/hunks.ts';
import type { Change } from './change.ts';
import { cut, statementsOf } from './pieces.ts';
import { boundIn, groupsOf, type Ties, tiesOf, wordsOf } from './ties.ts';

/** What is decided at once: it can stand alone. */
export interface Unit {
  /** The same in the next run, as long as it does the same. */
  readonly id: string;
  /** The function; `the file` for all of it. */
  readonly name: string;
  /** Numbers of hunks. */
  readonly hunks: readonly number[];
  /** Hunks of the module that it needs: imports. Others may need them, too. */
  readonly along: readonly number[];
  /** What it is about, in the text before: a function, or some of its lines. */
  readonly places: readonly Span[];
  /** Smaller ones that make it up; none: it cannot be split. */
  readonly parts: readonly Unit[];
}

export interface Units {
  readonly change: Change;
  readonly units: readonly Unit[];
}

/** Where a hunk is: in which child of the module, by its number. */
type Owner = number;
const MODULE: Owner = -1;

/**
 * The change of a file as units: one for each function, and one for what stands outside of functions and is no import that a function
 * needs. Where the change crosses from one function into another, the file is one unit.
 */
export function unitsOf(before: string, after: string, parse: Parse): Units {
  const [old, now] = [parse(before), parse(after)];
  const children = named(old);
  const hunks = hunksOf(before, after);
  const owners = hunks.map((hunk) => ownerOf(hunk, children));
  if (owners.includes(undefined)) return inOne(before, hunks);
  const tables = new Set([old, now].flatMap((root, side) => readFile(side ? after : before, root).operations.flatMap(({ table }) => table?.name ?? [])));
  const definitions = definitionsOf(after, now);
  const pieces = runsOf(hunks, owners as readonly Owner[], before).flatMap(({ owner, from, to }) => {
    const run = hunks.slice(from, to);
    const definition = children[owner];
    const counterpart = definition && definitions.get(nameOf(before, definition) ?? '');
    const ties = { tables, bound: boundBy(hunks.filter((_, other) => owners[other] === owner), before) };
    const sides = counterpart && [{ code: before, statements: statementsOf(definition) }, { code: after, statements: statementsOf(counterpart) }] as const;
    const shift = shiftBefore(hunks, from);
    const asOne = sides ? cut(joined(run, before), sides[0], { ...sides[1], shift }, ties) : run;
    const cuts = asOne.length > 1 || !sides ? asOne : run.flatMap((hunk, index) => cut(hunk, sides[0], { ...sides[1], shift: shiftBefore(hunks, from + index) }, ties));
    return cuts.map((hunk) => ({ hunk, owner }));
  });
  const change = { before, hunks: pieces.map(({ hunk }) => hunk) };
  return { change, units: grouped(change, pieces.map(({ owner }) => owner), children, tables) };
}

/** Hunks of one owner between which there are blank lines only: a line diff may have matched any of these with any other. */
function runsOf(hunks: readonly Hunk[], owners: readonly Owner[], before: string): readonly { readonly owner: Owner; readonly from: number; readonly to: number }[] {
  const runs: { owner: Owner; from: number; to: number }[] = [];
  for (const [index, owner] of owners.entries()) {
    const last = runs.at(-1);
    const [previous, hunk] = [hunks[index - 1], hunks[index] as Hunk];
    if (last?.owner === owner && previous && !before.slice(previous.end, hunk.start).trim()) last.to = index + 1;
    else runs.push({ owner, from: index, to: index + 1 });
  }
  return runs;
}

function joined(run: readonly Hunk[], before: string): Hunk {
  const text = run.map((hunk, index) => (index ? before.slice((run[index - 1] as Hunk).end, hunk.start) : '') + hunk.text).join('');
  return { start: (run[0] as Hunk).start, end: (run.at(-1) as Hunk).end, text };
}

/** How much further down a hunk is in the text after. */
const shiftBefore = (hunks: readonly Hunk[], index: number): number => hunks.slice(0, index).reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);

/** Undefined: in several. What stands behind a function and above the next one is the function's. */
function ownerOf({ start, end }: Hunk, children: readonly Node[]): Owner | undefined {
  const owner = children.findLastIndex((child) => child.start < start || (child.start === start && start < end));
  if (children.some((child) => start < child.start && child.start < end)) return undefined;
  return isDefinition(children[owner]) ? owner : MODULE;
}

const isDefinition = (node: Node | undefined): boolean => /^(?:function|class|decorated)_definition$/.test(node?.type ?? '');

const nameOf = (code: string, node: Node): string | undefined => {
  const name = field(node.type === 'decorated_definition' ? (named(node).at(-1) as Node) : node, 'name');
  return name && code.slice(name.start, name.end);
};

const definitionsOf = (code: string, root: Node): ReadonlyMap<string, Node> =>
  new Map(named(root).filter(isDefinition).flatMap((node) => (nameOf(code, node) === undefined ? [] : [[nameOf(code, node) as string, node] as const])));

const boundBy = (hunks: readonly Hunk[], before: string): ReadonlySet<string> => new Set(hunks.flatMap((hunk) => boundIn(bothSides(before, hunk))));

const bothSides = (before: string, { start, end, text }: Hunk): string => `${before.slice(start, end)}\n${text}`;

function grouped(change: Change, owners: readonly Owner[], children: readonly Node[], tables: ReadonlySet<string>): readonly Unit[] {
  const { before, hunks } = change;
  const module = owners.flatMap((owner, index) => (owner === MODULE ? [index] : []));
  // what takes the place of a name that others use is no addition: nobody can tell who needs the old one
  const replaces = module.some((index) => { const { start, end, text } = hunks[index] as Hunk; return boundIn(before.slice(start, end)).some((name) => !boundIn(text).includes(name)); });
  if (replaces) return inOne(before, hunks).units;
  const needed = (indexes: readonly number[]): readonly number[] => {
    const words = wordsOf(indexes.map((index) => (hunks[index] as Hunk).text).join('\n'));
    return module.filter((index) => boundIn((hunks[index] as Hunk).text).some((name) => words.has(name)));
  };
  const units = [...new Set(owners)].filter((owner) => owner !== MODULE).map((owner): Unit => {
    const own = owners.flatMap((each, index) => (each === owner ? [index] : []));
    const definition = children[owner] as Node;
    const name = nameOf(before, definition) ?? 'a definition';
    const parts = partsOf(own, hunks, before, tables).map((part) => unit(change, name, part, needed(part), linesOf(part, hunks), []));
    return unit(change, name, own, needed(own), [definition], parts.length > 1 ? parts : []);
  });
  const along = new Set(units.flatMap((each) => each.along));
  const alone = module.filter((index) => !along.has(index));
  return alone.length ? [unit(change, 'outside of functions', alone, [], linesOf(alone, hunks), []), ...units] : units;
}

/** Pieces that are tied stay together; blank lines and comments go with what follows, or what is before. */
function partsOf(own: readonly number[], hunks: readonly Hunk[], before: string, tables: ReadonlySet<string>): readonly (readonly number[])[] {
  const ties: Ties = { tables, bound: boundBy(own.map((index) => hunks[index] as Hunk), before) };
  const found = own.map((index) => tiesOf(bothSides(before, hunks[index] as Hunk), ties));
  const full = found.map((each, at) => (each.length ? each : (found.slice(at).find(({ length }) => length) ?? found.findLast(({ length }) => length) ?? [])));
  const groups = groupsOf(full) ?? [];
  return [...new Set(groups)].map((group) => own.filter((_, at) => groups[at] === group));
}

const linesOf = (indexes: readonly number[], hunks: readonly Hunk[]): readonly Span[] => indexes.map((index) => hunks[index] as Hunk);

function unit({ before, hunks }: Change, name: string, own: readonly number[], along: readonly number[], places: readonly Span[], parts: readonly Unit[]): Unit {
  const texts = own.map((index) => hunks[index] as Hunk).map((hunk) => [before.slice(hunk.start, hunk.end), hunk.text]);
  const id = createHash('sha256').update(JSON.stringify([name, texts])).digest('hex').slice(0, 16);
  return { id, name, hunks: own, along, places: places.map(({ start, end }) => ({ start, end })), parts };
}

/** The file as one unit. */
export function inOne(before: string, hunks: readonly Hunk[]): Units {
  const change = { before, hunks };
  return { change, units: [unit(change, 'the file', [...hunks.keys()], [], [{ start: 0, end: before.length }], [])] };
}

/** All hunks of some units. */
export const hunksIn = (units: readonly Unit[]): ReadonlySet<number> => new Set(units.flatMap(({ hunks, along }) => [...hunks, ...along]));
