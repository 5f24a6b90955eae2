import { describe, expect, it } from 'vitest';
import { splice } from '../../src/core/edit.ts';
import { functionFixes } from '../../src/lsp/function-fix.ts';
import { cases, parse, rewrite } from '../fixtures.ts';

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
