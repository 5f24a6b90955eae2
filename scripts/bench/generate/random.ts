/** Chance with a seed: the same seed draws the same numbers on every machine. */
export interface Random {
  /** @returns A number from 0 up to, not including, 1. */
  readonly next: () => number;
  /** @returns Whether something of this probability happens. */
  readonly chance: (probability: number) => boolean;
  /** @returns A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  /** @returns One of the list. The list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** @returns A normally distributed number, mean 0 and deviation 1. */
  readonly normal: () => number;
}

/** @param seed Any whole number. */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state are enough for text. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
