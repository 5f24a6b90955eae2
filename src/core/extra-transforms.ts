import type { Applicability, Meta, Preset, Result, Step, Transform } from './types.ts';

/** Transforms that are not ours: the same interface, checked before it is believed. */

const LEVELS: readonly Applicability[] = ['safe', 'review', 'none'];
const PRESETS: readonly Preset[] = ['minimal', 'house', 'strict'];

/** What is written by then is grouped with all else. */
const GROUPING = 'batch';

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const isPattern = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && !!new RegExp(value, 'i');
  } catch {
    return false;
  }
};

const isListOf = (value: unknown, fits: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(fits);

/** What each part of a `meta` must be. */
const WANTED: Readonly<Record<keyof Meta, readonly [fits: (value: unknown) => boolean, wanted: string]>> = {
  id: [(value) => typeof value === 'string' && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(value), 'words in lower case, joined by "-"'],
  summary: [(value) => isText(value) && !/[\r\n]/.test(value as string), 'one line of text'],
  why: [isText, 'a text'],
  fix: [(value) => LEVELS.includes(value as Applicability), `one of ${LEVELS.join(', ')}`],
  presets: [(value) => isListOf(value, (one) => PRESETS.includes(one as Preset)) && (value as []).length > 0, `a list of ${PRESETS.join(', ')}`],
  links: [(value) => value === undefined || isListOf(value, isText), 'a list of addresses, or left out'],
  first: [(value) => value === undefined || isPattern(value), 'a regular expression as text, or left out'],
  onRequest: [(value) => value === undefined || typeof value === 'boolean', 'true, false, or left out'],
};

/**
 * Why a value is no transform.
 *
 * @param taken the ids of other rules
 * @returns one line, or undefined when it is one
 */
export function transformFault(value: unknown, taken: ReadonlySet<string>): string | undefined {
  const { meta, run } = (typeof value === 'object' && value !== null ? value : {}) as { readonly meta?: unknown; readonly run?: unknown };
  if (typeof meta !== 'object' || meta === null || typeof run !== 'function') return 'it is no transform: an object with "meta" and "run" is wanted';
  const own = meta as Readonly<Record<string, unknown>>;
  for (const [key, [fits, wanted]] of Object.entries(WANTED)) if (!fits(own[key])) return `meta.${key} must be ${wanted}`;
  return taken.has(own['id'] as string) ? `there is a rule "${own['id']}" already` : undefined;
}

/**
 * Further transforms among ours: after all that changes statements, and before `batch`, so that what they write is grouped with
 * the rest, and what a copied table loses is seen with it.
 *
 * @param more in their order of work
 * @param taken ids of rules that are no transforms
 * @throws TypeError for one that is no transform, or has an id that is taken
 */
export function withExtraTransforms(ours: readonly Transform[], more: readonly Transform[], taken: readonly string[] = []): readonly Transform[] {
  const ids = new Set([...ours.map(({ meta }) => meta.id), ...taken]);
  for (const [at, one] of more.entries()) {
    const fault = transformFault(one, ids);
    if (fault) throw new TypeError(`extra transform ${at + 1}: ${fault}`);
    ids.add(one.meta.id);
  }
  const place = ours.findIndex(({ meta }) => meta.id === GROUPING);
  const guarded = more.map(onFrozenSteps);
  return place < 0 ? [...ours, ...guarded] : [...ours.slice(0, place), ...guarded, ...ours.slice(place)];
}

/** A list that is changed in place looks as if nothing had been done, and nothing would guard what was: to try that is a crash. */
const onFrozenSteps = (one: Transform): Transform => ({ meta: one.meta, run: (steps, context) => one.run(frozen(steps), context) });

function frozen(steps: readonly Step[]): readonly Step[] {
  for (const step of steps) {
    if (step.kind !== 'insert') Object.freeze(step.edits);
    Object.freeze(step);
  }
  return Object.freeze(steps);
}

/**
 * A file that was left as it is because of a rule: without the further transforms all is well, so it is theirs, not ours.
 *
 * @param more the ids of the further transforms
 * @param without what becomes of the file without them
 * @returns the result, with those at fault in `extra`
 */
export function withBlame(result: Result, more: readonly string[], without: () => Result): Result {
  if (!isFault(result) || !more.length || isFault(without())) return result;
  const named = more.filter((id) => result.rules?.includes(id));
  return { ...result, bug: false, extra: named.length ? named : more };
}

const isFault = (result: Result): result is Extract<Result, { status: 'skipped' }> => result.status === 'skipped' && result.bug;
