import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/cli/main.ts';
import { type FormatName, formatOf, formats } from '../src/cli/reporters/formats.ts';
import { createNodeIo } from '../src/node/io.ts';

/** The examples of docs/output.md: one revision, and what each format says of it. */

const REVISION = `from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = None


def upgrade():
    op.add_column('user', sa.Column('code', sa.String(20), nullable=False))
    op.execute("UPDATE job SET payload = payload::text")


def downgrade():
    op.drop_column('user', 'code')
`;

/** Of the long ones, the first finding; its rules are a list of two hundred lines. */
const SHORTENED: Partial<Record<FormatName, (text: string) => string>> = {
  sarif: (text) => JSON.stringify((JSON.parse(text) as { runs: [{ results: [object] }] }).runs[0].results[0], null, 2),
  gitlab: (text) => JSON.stringify((JSON.parse(text) as [object])[0], null, 2),
};

const LANGUAGES: Partial<Record<FormatName, string>> = { diff: 'diff', json: 'json', jsonl: 'json', sarif: 'json', gitlab: 'json', junit: 'xml', markdown: 'markdown' };

const fenced = (text: string, language = ''): string => `~~~~${language}\n${text.trimEnd()}\n~~~~`;

/** @returns the parts of the page that a script writes, by name */
export async function outputParts(): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'migfix-docs-'));
  mkdirSync(join(folder, 'versions'));
  writeFileSync(join(folder, 'versions/b2_code.py'), REVISION);
  const run = async (...argv: readonly string[]): Promise<string> => {
    let out = '';
    await main(argv, { ...createNodeIo(folder), env: {}, out: (text) => void (out += text), err: () => {} });
    return out;
  };
  const names = Object.keys(formats) as FormatName[];
  const parts: Record<string, string> = {
    formats: ['| format | |', '|---|---|', ...names.map((name) => `| \`${name}\` | ${formatOf(name).about} |`)].join('\n'),
    revision: fenced(REVISION, 'python'),
  };
  // a page is shown as a picture
  for (const name of names.filter((one) => one !== 'html')) {
    const text = await run('--check', '--no-cache', '--output-format', name);
    parts[`example-${name}`] = fenced((SHORTENED[name] ?? ((whole: string) => whole))(text), LANGUAGES[name]);
  }
  await run('--check', '--no-cache', '--quiet', '--summary-file', 'one.json');
  parts['example-summary'] = fenced(await createNodeIo(folder).readText('one.json') ?? '', 'json');
  parts['example-merged'] = fenced(await run('merge-reports', 'one.json'));
  rmSync(folder, { recursive: true });
  return parts;
}
