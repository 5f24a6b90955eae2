import type { Unit } from './units.ts';

export type Decision = 'take' | 'leave';

/** How far one file is. */
export interface Walk {
  readonly units: readonly Unit[];
  /** By the unit's id. */
  readonly decided: ReadonlyMap<string, Decision>;
  /** The unit that is asked about; the number of units when all are decided. */
  readonly at: number;
}

/** What comes of a key. `show`: a unit is to be shown; `ask`: the same once more; `over`: all are decided. */
export interface Pressed {
  readonly walk: Walk;
  readonly next: 'show' | 'ask' | 'over' | 'quit' | 'edit' | 'help';
  /** The units that this key took. */
  readonly taken: readonly Unit[];
  /** Why nothing happened. */
  readonly because?: string;
}

export const HANGS_TOGETHER = 'its changes hang together: it cannot be split';

/** Begins with the first unit that nothing is known of. A unit some parts of which are decided comes in its parts. */
export function startWalk(units: readonly Unit[], decided: ReadonlyMap<string, Decision>): Walk {
  const split = units.flatMap((unit) => (!decided.has(unit.id) && unit.parts.some(({ id }) => decided.has(id)) ? unit.parts : [unit]));
  return toNext({ units: split, decided, at: 0 });
}

/** The units that were taken. */
export const takenIn = ({ units, decided }: Walk): readonly Unit[] => units.filter(({ id }) => decided.get(id) === 'take');

export const isOver = ({ units, at }: Walk): boolean => at >= units.length;

/** The next unit that is not decided, from this one on, then from the start. */
function toNext(walk: Walk): Walk {
  const open = (from: number): number => walk.units.findIndex(({ id }, index) => index >= from && !walk.decided.has(id));
  const next = open(walk.at) >= 0 ? open(walk.at) : open(0);
  return { ...walk, at: next >= 0 ? next : walk.units.length };
}

/** The keys that do something here. */
export const keysFor = ({ units, at }: Walk): string => ['y', 'n', 'a', 'd', ...(units[at]?.parts.length ? ['s'] : []), 'e', ...(at ? ['K'] : []), 'q', '?'].join(',');

/** What a key does: pure, so that every key can be tried. */
export function press(walk: Walk, key: string): Pressed {
  const unit = walk.units[walk.at] as Unit;
  const rest = walk.units.filter(({ id }) => id === unit.id || !walk.decided.has(id));
  if (key === 'y' || key === 'n') return decide(walk, [unit], key === 'y' ? 'take' : 'leave');
  if (key === 'a' || key === 'd') return decide(walk, rest, key === 'a' ? 'take' : 'leave');
  if (key === 's') return split(walk, unit);
  if (key === 'K') return back(walk);
  if (key === 'q') return { walk, next: 'quit', taken: [] };
  if (key === 'e') return { walk, next: 'edit', taken: [] };
  return { walk, next: key === '?' ? 'help' : 'ask', taken: [] };
}

function decide(walk: Walk, units: readonly Unit[], decision: Decision): Pressed {
  const after = toNext({ ...walk, decided: new Map([...walk.decided, ...units.map(({ id }) => [id, decision] as const)]) });
  return { walk: after, next: isOver(after) ? 'over' : 'show', taken: decision === 'take' ? units : [] };
}

function split(walk: Walk, unit: Unit): Pressed {
  if (!unit.parts.length) return { walk, next: 'ask', taken: [], because: HANGS_TOGETHER };
  const units = walk.units.flatMap((each) => (each === unit ? unit.parts : [each]));
  return { walk: { ...walk, units }, next: 'show', taken: [] };
}

function back(walk: Walk): Pressed {
  const previous = walk.units[walk.at - 1];
  if (!previous) return { walk, next: 'ask', taken: [], because: 'it is the first block of the file' };
  const decided = new Map(walk.decided);
  decided.delete(previous.id);
  return { walk: { ...walk, decided, at: walk.at - 1 }, next: 'show', taken: [] };
}
