/** The same as `golden.test.ts` with a test for each part, for `npm run mutation`: a mutant runs only what comes by it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinned, textOfPart } from './told.ts';

describe.each(pinned)('what is said of $file', ({ file, parts }) => {
  const texts = readFileSync(path.join(import.meta.dirname, 'pinned', file), 'utf8').split(/^(?=== )/m);

  it.each(parts.map((part, at) => ({ title: part.title, part, text: texts[at] })))('$title', ({ part, text }) => {
    expect(textOfPart(part)).toBe(text);
  });
});
