/** The errors of docs/faq.md happen as it says, and are gone after the rewrite, or reported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixSource } from '../../src/node/index.ts';
import { type Lab, openLab } from '../alembic/lab.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/faq.md'), 'utf8');
const entries = page.split(/^### /m).slice(1).map((text) => ({
  error: /^`(.*)`/.exec(text)?.[1] as string,
  body: /```python\n([\s\S]*?)```/.exec(text)?.[1] as string,
  /** What the page says to write instead. */
  mended: /```python[\s\S]*?```[\s\S]*?```python\n([\s\S]*?)```/.exec(text)?.[1],
  diff: /```diff\n([\s\S]*?)```/.exec(text)?.[1],
}));

const imports = 'import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n';
const indented = (body: string): string => body.replace(/^(?=.)/gm, '    ');
const migration = (body: string): string => `${imports}\n\ndef upgrade():\n${indented(body)}\n\ndef downgrade():\n    pass\n`;

/** What nobody but the author can mend; the page says so. */
const REPORTED = ["can't render element of type ARRAY"];

let lab: Lab;
beforeAll(() => void (lab = openLab('new')));
afterAll(() => lab.close());

describe('docs/faq.md', () => {
  it('answers the errors that such folders meet first', () => {
    expect(entries.map(({ error }) => error)).toEqual(expect.arrayContaining([
      'No support for ALTER of constraints in SQLite dialect', 'near "ALTER": syntax error', 'Cannot add a NOT NULL column with default value NULL',
      'Constraint must have a name', 'table _alembic_tmp_user already exists', 'duplicate column name',
    ]));
  });

  it.each(entries)('$error', async ({ error, body, mended, diff }) => {
    const again = /already exists|duplicate column/.test(error);
    const before = await lab.sqlite({ code: migration(body), rows: 'nulls', steps: again ? ['upgrade', 'upgrade'] : ['upgrade'] });
    expect(before.steps.at(-1)).toMatchObject({ ok: false, error: expect.stringContaining(error) });

    const result = await fixSource(migration(mended ?? body));
    if (REPORTED.includes(error)) {
      expect(result.status === 'skipped' ? [] : result.diagnostics.filter(({ fixed, severity }) => !fixed && severity !== 'note')).not.toEqual([]);
      return;
    }
    if (diff) expect(result.code).toContain(indented([...diff.matchAll(/^\+(.*)$/gm)].map(([, line]) => line).join('\n')));
    const after = await lab.sqlite({ code: result.code, rows: 'nulls', steps: ['upgrade'] });
    expect(after.steps.at(-1)).toMatchObject({ ok: true, error: null, leftovers: [] });
  });
});
