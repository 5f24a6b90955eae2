import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toFragment } from '../../playground/src/link.ts';
import { defaultChoices } from '../../playground/src/session.ts';
import { main } from '../../src/cli/main.ts';
import { fixSource } from '../../src/node/index.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { patchOf } from '../../src/patch.ts';
import { chromiumMissing, launchChromium } from './chromium.ts';
import { downloaded, drop, type Opened, openPage, paste } from './page.ts';
import { ROOT, type ServedPlayground, servePlayground } from './playground-server.ts';

const missing = chromiumMissing();
if (missing !== undefined) console.warn(`the tests of the playground are skipped: ${missing}`);

const SHOP = path.join(ROOT, 'examples/legacy-shop');
const VERSIONS = 'migrations/versions';

const MIGRATION = `from alembic import op
import sqlalchemy as sa


def upgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])
`;

const scratch = mkdtempSync(path.join(tmpdir(), 'migfix-browser-'));
let served: ServedPlayground;
let browser: Browser;

beforeAll(async () => {
  if (missing === undefined) [served, browser] = await Promise.all([servePlayground(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Opens a page for one test; nothing may have gone wrong on it. */
async function on(url: string, test: (opened: Opened) => Promise<void>, ...[look]: Parameters<typeof openPage> extends [unknown, unknown, ...infer Rest] ? Rest : never): Promise<void> {
  const opened = await openPage(browser, url, look);
  await test(opened);
  expect(opened.errors).toEqual([]);
  await opened.page.context().close();
}

/** What the command line writes, by name. */
async function written(folder: string): Promise<ReadonlyMap<string, string>> {
  const copy = path.join(scratch, 'cli');
  cpSync(folder, copy, { recursive: true });
  expect(await main(['--write', '--allow-no-vcs', '--allow-dirty', '--quiet', '.'], { ...createNodeIo(copy), out: () => {}, err: () => {} })).toBe(0);
  const versions = path.join(copy, VERSIONS);
  return new Map(readdirSync(versions).filter((name) => name.endsWith('.py')).map((name) => [name, readFileSync(path.join(versions, name), 'utf8')]));
}

const zipped = (content: Buffer): ReadonlyMap<string, string> => new Map(Object.entries(unzipSync(content)).map(([name, bytes]) => [path.basename(name), strFromU8(bytes)]));

describe.skipIf(missing !== undefined)('the playground', () => {
  it('rewrites what is typed as the library does, and gives it as a file and as a diff', () =>
    on(served.url, async (opened) => {
      await paste(opened, MIGRATION);
      await opened.result.getByText("batch_op.create_unique_constraint('uq_tag_label', ['label'])").waitFor();
      const { code } = await fixSource(MIGRATION);
      expect((await downloaded(opened, 'Download .py')).toString()).toBe(code);
      await opened.page.getByRole('button', { name: 'Copy diff' }).click();
      await opened.page.getByText('Diff copied.').waitFor();
      expect(await opened.page.evaluate('navigator.clipboard.readText()')).toBe(patchOf('category_url_name.py', MIGRATION, code));
    }));

  it('keeps line ends of Windows', () =>
    on(served.url, async (opened) => {
      const code = MIGRATION.replaceAll('\n', '\r\n');
      writeFileSync(path.join(scratch, 'windows.py'), code);
      await drop(opened, path.join(scratch, 'windows.py'));
      await opened.result.getByText("batch_op.create_unique_constraint('uq_tag_label'").waitFor();
      await opened.source.click();
      // by keys: the two texts are still being aligned, and a line may move away below the mouse
      for (const key of ['Control+Home', 'ArrowDown', 'End']) await opened.page.keyboard.press(key);
      await opened.page.keyboard.type('  # typed');
      await opened.result.getByText('# typed').waitFor();
      const typed = code.replace('as sa', 'as sa  # typed');
      expect((await downloaded(opened, 'Download .py')).toString()).toBe((await fixSource(typed)).code);
    }));

  it('explains its findings, with level, rule, line, and why', () =>
    on(served.url, async ({ page }) => {
      const finding = page.locator('.finding').filter({ hasText: 'SQLite cannot run create_unique_constraint outside a batch block' });
      await expect(finding.textContent()).resolves.toContain('safe: every other database gets the same SQL');
      await finding.getByText('Why').click();
      await finding.getByText('SQLite cannot alter a column or a constraint of an existing table').waitFor();
      await finding.getByRole('button', { name: 'line 15' }).click();
      expect(await page.evaluate("document.getElementById('editors').shadowRoot.activeElement.getAttribute('aria-label')")).toBe('Your migration');
    }));

  it('follows the options', () =>
    on(served.url, async (opened) => {
      const { page, result } = opened;
      const added = "from alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade():\n    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))\n    op.add_column('tag', sa.Column('kind', sa.Integer(), nullable=False))\n";
      await paste(opened, added);
      await result.getByText("server_default='0'").waitFor();
      await page.getByLabel('Preset').selectOption('minimal');
      expect((await downloaded(opened, 'Download .py')).toString()).toBe((await fixSource(added, { preset: 'minimal' })).code);
      await page.getByLabel('Only safe changes').check();
      await page.getByText('Run without --safe to have it changed').first().waitFor();
      await page.getByLabel('Only safe changes').uncheck();
      await page.getByLabel('Preset').selectOption('house');
      await page.getByLabel('Placeholder default').selectOption('drop');
      await result.getByText('server_default=None').waitFor();
      await page.getByText('More options').click();
      await page.getByLabel('Rules', { exact: true }).selectOption('without');
      await page.getByRole('checkbox', { name: 'server-default', exact: true }).check();
      await page.getByText('server_default=None').waitFor({ state: 'detached' });
      expect((await downloaded(opened, 'Download .py')).toString()).toBe((await fixSource(added, { placeholder: 'drop', ignore: ['server-default'] })).code);
    }));

  it('gives a link that brings all of it back', () =>
    on(served.url, async (opened) => {
      const { page } = opened;
      await paste(opened, `${MIGRATION}# Ünïcødé 🎉 </script>\n`);
      await page.getByLabel('Preset').selectOption('strict');
      await page.getByLabel('Oldest SQLite').fill('3.40');
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('Link copied.').waitFor();
      const link = String(await page.evaluate('navigator.clipboard.readText()'));
      expect(new URL(link).search).toBe('');
      await on(link, async (again) => {
        await again.source.getByText('# Ünïcødé 🎉 </script>').waitFor();
        await expect(again.page.getByLabel('Preset').inputValue()).resolves.toBe('strict');
        await expect(again.page.getByLabel('Oldest SQLite').inputValue()).resolves.toBe('3.40');
        expect(await downloaded(again, 'Download .py')).toEqual(await downloaded(opened, 'Download .py'));
      });
    }));

  it('says so when a link was cut', () =>
    on(`${served.url}#abc`, async ({ page, source }) => {
      await page.getByText('The link cannot be read').waitFor();
      await source.getByText('uk_category_url_name').first().waitFor();
    }));

  it('rewrites a folder that is dropped byte for byte as the command line does', () =>
    on(served.url, async (opened) => {
      await drop(opened, SHOP);
      await opened.page.locator('.file').nth(25).waitFor();
      const changed = zipped(await downloaded(opened, 'Download zip'));
      const cli = await written(SHOP);
      const before = (name: string): string => readFileSync(path.join(SHOP, VERSIONS, name), 'utf8');
      expect(cli.size).toBe(26);
      expect(changed).toEqual(new Map([...cli].filter(([name, code]) => code !== before(name))));
    }));

  it('opens a zip, in the order in which Alembic runs it', () =>
    on(served.url, async (opened) => {
      const revision = (id: string, down: string, body: string): Uint8Array => strToU8(`from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down}\n\n\ndef upgrade():\n    ${body}\n`);
      const first = revision('b1', 'None', "op.create_table('tag', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('label', sa.String(20)))");
      const archive = zipSync({ 'm/versions/a2.py': revision('a2', "'b1'", "op.alter_column('tag', 'label', nullable=False)"), 'm/versions/b1.py': first, 'm/versions/__init__.py': strToU8(''), 'm/script.py.mako': strToU8('${up_revision}') });
      writeFileSync(path.join(scratch, 'm.zip'), archive);
      await drop(opened, path.join(scratch, 'm.zip'));
      await opened.page.locator('.file').nth(1).waitFor();
      await expect(opened.page.locator('.file .name').allTextContents()).resolves.toEqual(['b1.py', 'a2.py']);
      await opened.page.getByRole('button', { name: 'a2.py' }).click();
      // the type is known from the revision before
      await opened.result.getByText('existing_type=sa.String(20)').waitFor();
    }));

  it('runs both sides: before fails with the words of SQLite or Alembic, after works', () =>
    on(served.url, async (opened) => {
      await paste(opened, MIGRATION);
      await opened.result.getByText("batch_op.create_unique_constraint('uq_tag_label'").waitFor();
      await opened.page.getByRole('button', { name: 'Run both sides' }).click();
      await opened.page.getByText('Before: fails. After: runs.').waitFor({ timeout: 60_000 });
      const [before, after] = [opened.page.getByRole('region', { name: 'Your migration', exact: true }), opened.page.getByRole('region', { name: 'After migfix', exact: true })];
      await expect(before.locator('.verdict').textContent()).resolves.toContain(
        'NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.',
      );
      await expect(after.locator('pre').textContent()).resolves.toContain('CONSTRAINT uq_tag_label UNIQUE (label)');
      await expect(after.locator('tbody tr').count()).resolves.toBe(3);
      // what the migration's own code can reach
      await paste(opened, 'from alembic import op\nfrom js import fetch\n\n\ndef upgrade():\n    fetch("https://example.org/")\n');
      await opened.page.getByText('Nothing to report.').waitFor();
      await opened.page.getByRole('button', { name: 'Run both sides' }).click();
      await before.getByText("TypeError: 'NoneType' object is not callable").waitFor();
      expect(opened.requests.filter((url) => !url.startsWith(served.url))).toEqual([]);
    }));

  it('works in a folder of a server, and says where Python is missing', () =>
    on(served.below, async (opened) => {
      await opened.result.getByText('with op.batch_alter_table').first().waitFor();
      await opened.page.getByRole('button', { name: 'Run both sides' }).click();
      await opened.page.getByText('This copy of the playground came without Python.').waitFor();
      expect(opened.errors.splice(0).every((error) => error.includes('404') || error.includes('pyodide.mjs'))).toBe(true);
    }));

  it('asks for nothing once it is loaded', () =>
    on(served.url, async (opened) => {
      await opened.page.waitForLoadState('networkidle');
      const loaded = opened.requests.length;
      await paste(opened, MIGRATION);
      await opened.result.getByText('uq_tag_label').waitFor();
      await opened.page.getByLabel('Example').selectOption({ label: 'neighbours' });
      await opened.page.getByRole('button', { name: 'Copy link' }).click();
      await downloaded(opened, 'Download .py');
      // a browser takes its time with the icon of a page
      expect(opened.requests.slice(loaded).filter((url) => !/^blob:|\/icon-/.test(url))).toEqual([]);
      expect(opened.requests.filter((url) => !url.startsWith(served.url) && !url.startsWith('blob:'))).toEqual([]);
    }));

  it('has an example for every rule that has a fixture', () =>
    on(served.url, async ({ page }) => {
      const folders = readdirSync(path.join(ROOT, '__testfixtures__'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
      const groups = await page.locator('#example optgroup').evaluateAll((all) => all.map((group) => group.getAttribute('label')));
      expect(groups).toEqual(['projects', ...folders.sort()]);
    }));

  it('is usable with the keyboard alone', () =>
    on(served.url, async ({ page, source }) => {
      const reached: string[] = [];
      for (let step = 0; step < 24; step++) {
        await page.keyboard.press('Tab');
        reached.push(String(await page.evaluate("(() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.getAttribute('aria-label') ?? at.id ?? at.textContent; })()")));
        if (reached.at(-1) === 'Your migration') break;
      }
      expect(reached).toEqual(expect.arrayContaining(['example', 'open-files', 'open-folder', 'copy-link', 'Switch between light and dark', 'Your migration']));
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('# typed');
      await source.getByText('# typed').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate("document.getElementById('editors').shadowRoot.activeElement.getAttribute('aria-label')")).toBe('After migfix');
    }));

  it.each(['light', 'dark'] as const)('has nothing that hinders people, in %s colours', (colorScheme) =>
    on(served.url, async ({ page }) => {
      await page.getByText('More options').click();
      await page.getByText('Why').first().click();
      await page.getByText('Tables it starts from').click();
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[] };
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    }, { colorScheme }));

  it('shows one text at a time on a small screen, and nothing is wider than it', () =>
    on(served.url, async ({ page, source, result }) => {
      await source.waitFor();
      await result.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'After migfix' }).click();
      await result.waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }, { viewport: { width: 380, height: 800 } }));

  it('shows hostile names and sources as text', () =>
    on(served.url, async (opened) => {
      const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
      const code = (id: string): string => `"""${evil}"""\nfrom alembic import op\nrevision = '${id}'\ndown_revision = None\n# ${evil}\ndef upgrade():\n    op.execute("ALTER TABLE ${evil.replaceAll('"', "'")} ADD x JSONB")\n    op.create_unique_constraint('${evil.replaceAll("'", '')}', 'tag', ['label'])\n`;
      const names = [`${evil}.py`, '../../escape.py'];
      const link = toFragment({ files: names.map((name, at) => ({ name, code: code(`r${at}`) })), shown: names[0] as string, choices: defaultChoices });
      await opened.page.goto(`${served.url}#${link}`);
      await opened.page.locator('.file').nth(1).waitFor();
      await expect(opened.page.locator('.file .name').allTextContents()).resolves.toEqual(expect.arrayContaining(names));
      await opened.source.getByText('window.hacked=1').first().waitFor();
      await opened.page.locator('.finding').first().waitFor();
      expect(await opened.page.evaluate('window.hacked')).toBeUndefined();
      expect(Object.keys(unzipSync(await downloaded(opened, 'Download zip')))).toEqual([names[0], 'escape.py']);
    }));
});
