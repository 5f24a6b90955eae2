import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splice } from '../../src/core/edit.ts';
import { functionFixes } from '../../src/lsp/function-fix.ts';
import { minimalEdits } from '../../src/lsp/minimal-edits.ts';
import { cases, parse, rewrite } from '../fixtures.ts';
import { SEED } from '../generate/seed.ts';

const line = fc.constantFrom('a', 'b', 'op.x()', '', ' ', 'é😀');
const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))).map((lines) => lines.map((one) => one.join('')).join(''));
const torn = fc.tuple(text, fc.constantFrom('', 'the last line has no end')).map((parts) => parts.join(''));

describe('minimal edits', () => {
  it('make one text of another', () => {
    fc.assert(fc.property(torn, torn, (before, after) => {
      expect(splice(before, 0, before.length, minimalEdits(before, after))).toBe(after);
    }), { seed: SEED });
  });

  it('leave the lines alone that stay', () => {
    expect(minimalEdits('a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\nd\r\n')).toEqual([{ start: 3, end: 6, text: 'B\r\n' }, { start: 9, end: 9, text: 'd\r\n' }]);
    expect(minimalEdits('same\n', 'same\n')).toEqual([]);
  });

  it('are one where the shortest way would take minutes', () => {
    const lines = (prefix: string): string => Array.from({ length: 4000 }, (_, n) => `${prefix}${n}\n`).join('');
    const [before, after] = [`first\n${lines('a')}last\n`, `first\n${lines('b')}last\n`];
    expect(minimalEdits(before, after)).toEqual([{ start: 6, end: before.length - 5, text: lines('b') }]);
  });
});

describe('a function alone', () => {
  const rewritten = cases.flatMap((one) => {
    const result = rewrite(one.input, one.options);
    return result.status === 'fixed' ? [{ ...one, after: result.code }] : [];
  });

  it.each(rewritten.map((one) => [one.id, one] as const))('%s: comes out as in the whole file, and the rest stays', (_id, { input, after }) => {
    for (const { name, start, end, edits } of functionFixes(input, parse(input), after, parse)) {
      const result = splice(input, 0, input.length, edits);
      const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
      // what is outside of it is lines of imports
      for (const edit of edits.filter((one) => !inside.includes(one))) expect(edit.text).toMatch(/^(?:\s*(?:from|import) [^\r\n]*\s*)+$/);
      expect(after).toContain(splice(input, start, end, inside).trimEnd());
      expect(result).toContain(`def ${name}(`);
    }
  });

  it('is offered for nearly all that is rewritten', () => {
    const offered = rewritten.filter(({ input, after }) => functionFixes(input, parse(input), after, parse).length);
    expect(rewritten.length).toBeGreaterThan(150);
    expect(offered.length / rewritten.length).toBeGreaterThan(0.95);
  });

  it('brings the import that it needs, and no other', () => {
    const before = "from alembic import op\n\n\ndef upgrade():\n    op.alter_column('t', 'a')\n\n\ndef downgrade():\n    op.alter_column('t', 'b')\n";
    const after = before.replace('import op\n', 'import op\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import mysql\n').replace("'a')", "'a', existing_type=sa.Text())").replace("'b')", "'b', existing_type=mysql.TEXT())");
    const [up, down] = functionFixes(before, parse(before), after, parse).map(({ edits }) => splice(before, 0, before.length, edits));
    expect(up).toBe(before.replace('import op\n', 'import op\nimport sqlalchemy as sa\n').replace("'a')", "'a', existing_type=sa.Text())"));
    expect(down).toBe(before.replace('import op\n', 'import op\nfrom sqlalchemy.dialects import mysql\n').replace("'b')", "'b', existing_type=mysql.TEXT())"));
  });

  it('is not offered where the functions of the two texts are not the same', () => {
    const before = 'def upgrade():\n    pass\n';
    expect(functionFixes(before, parse(before), 'def upgrade():\n    one()\n\n\ndef helper():\n    pass\n', parse)).toEqual([]);
  });
});
