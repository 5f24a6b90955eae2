import type { Result } from '../core/types.ts';
import type { Spill } from '../io.ts';
import type { FileReport } from './reporters/report.ts';

type Reread<T> = () => T;

/** What was asked last is remembered: whoever goes through all reports asks each several times. */
function remembering<T>(): (read: Reread<T>) => T {
  let last: { readonly read: Reread<T>; readonly value: T } | undefined;
  return (read) => (last?.read === read ? last : (last = { read, value: read() })).value;
}

const text = remembering<string>();
const result = remembering<Result>();

/**
 * A report whose texts and findings are not in the memory: they are read back when somebody asks for them. A folder of tens of
 * thousands would not fit otherwise. The findings are asked for far more often than the texts, and lie beside them.
 */
export function spilled({ before, result: { code, ...facts }, ...rest }: FileReport, spill: Spill): FileReport {
  const readBefore = spill(before) as Reread<string>;
  const readCode = code === before ? readBefore : (spill(code) as Reread<string>);
  const readFacts = spill(facts) as Reread<typeof facts>;
  const readResult: Reread<Result> = () => Object.defineProperty(readFacts(), 'code', { enumerable: true, get: () => text(readCode) }) as Result;
  return {
    ...rest,
    get before() {
      return text(readBefore);
    },
    get result() {
      return result(readResult);
    },
  };
}
