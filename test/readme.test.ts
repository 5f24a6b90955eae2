import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixSource } from '../src/node/index.ts';

/** What the README shows is what migfix does. */

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
const side = (sign: string): string =>
  block('diff').split('\n').filter((line) => line.startsWith(sign) || line.startsWith(' ')).map((line) => line.slice(1)).join('\n');

describe('the README', () => {
  it('shows a diff that migfix makes', async () => {
    const imports = 'from alembic import op\nimport sqlalchemy as sa\n\n\n';
    const { code } = await fixSource(imports + side('-'));
    expect(code.trimEnd()).toBe((imports + side('+')).trimEnd());
  });

  it('shows a use of the library that works', async () => {
    const source = /fixSource\(("(?:[^"\\]|\\.)*")\)/.exec(block('js'))?.[1] ?? '""';
    const result = await fixSource(JSON.parse(source) as string);
    expect(result.code).toContain('with op.batch_alter_table');
  });
});
