/**
 * That everything which migfix says of a fixture stays what it is: findings, marks, verdicts, counts, and the schema as it is replayed.
 * The files of `pinned` are for reading: whoever changes a message or a rule looks at their diff, and takes it with `npx vitest run test/golden -u`.
 */
import { describe, expect, it } from 'vitest';
import { pinned, textOfPart } from './told.ts';

describe('what is said of', () => {
  it.each(pinned)('$file', async ({ file, parts }) => {
    await expect(parts.map(textOfPart).join('')).toMatchFileSnapshot(`pinned/${file}`);
  });
});
