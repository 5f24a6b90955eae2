import type { Result } from '../core/types.ts';
import type { Spill } from '../io.ts';
import type { FileReport } from './reporters/report.ts';

/** Where a report's parts are. The findings are asked for far more often than the texts, and lie beside them. */
interface Places {
  readonly spill: Spill;
  readonly before: number;
  readonly code: number;
  readonly facts: number;
}

const PLACES = Symbol('places');
type Spilled = { readonly [PLACES]: Places };

/** What was asked last is remembered: whoever goes through all reports asks each several times. */
function remembering<T>(read: (places: Places) => T): (places: Places) => T {
  let last: { readonly places: Places; readonly value: T } | undefined;
  return (places) => (last?.places === places ? last : (last = { places, value: read(places) })).value;
}

const beforeOf = remembering(({ spill, before }) => spill.get(before) as string);
const codeOf = remembering((places) => (places.code === places.before ? beforeOf(places) : (places.spill.get(places.code) as string)));
const resultOf = remembering((places) => Object.defineProperty(places.spill.get(places.facts) as object, 'code', { enumerable: true, get: () => codeOf(places) }) as Result);

/** Shared by all reports: functions of its own for each take more memory than the rest of it. */
const READ_BACK = {
  before: { enumerable: true, get(this: Spilled) { return beforeOf(this[PLACES]); } },
  result: { enumerable: true, get(this: Spilled) { return resultOf(this[PLACES]); } },
};

/**
 * A report whose texts and findings are not in the memory: they are read back when somebody asks for them. A folder of tens of
 * thousands would not fit otherwise.
 */
export function spilled({ before, result: { code, ...facts }, ...rest }: FileReport, spill: Spill): FileReport {
  const at = spill.put(before);
  const places: Places = { spill, before: at, code: code === before ? at : spill.put(code), facts: spill.put(facts) };
  return Object.defineProperties({ ...rest, [PLACES]: places }, READ_BACK) as unknown as FileReport;
}
