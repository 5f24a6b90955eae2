import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FileReport } from './reporters/report.ts';

type Content = Pick<FileReport, 'before' | 'result'>;

/** The report that was asked last: whoever goes through all of them asks each several times. */
let last: { readonly bytes: Buffer; readonly content: Content } | undefined;

function contentOf(bytes: Buffer): Content {
  if (last?.bytes !== bytes) last = { bytes, content: JSON.parse(inflateRawSync(bytes).toString()) as Content };
  return last.content;
}

/**
 * A report that takes a tenth of the memory: its texts and findings are unpacked when somebody asks for them. Without this, a folder of
 * tens of thousands would not fit.
 */
export function packed({ before, result, ...rest }: FileReport): FileReport {
  // what zlib returns lies in a chunk that is much larger
  const bytes = Buffer.from(deflateRawSync(JSON.stringify({ before, result } satisfies Content), { level: 1 }));
  return {
    ...rest,
    get before() {
      return contentOf(bytes).before;
    },
    get result() {
      return contentOf(bytes).result;
    },
  };
}
