import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { real } from '../reporters/run.ts';
import { chromiumMissing, launchChromium } from './chromium.ts';
import { openReport, type Opened, proofOf, revision, writeReport } from './report-page.ts';

const missing = chromiumMissing();
if (missing !== undefined) console.warn(`the tests of the report are skipped: ${missing}`);

const SHOP = join(import.meta.dirname, '..', '..', 'examples', 'legacy-shop');

describe.skipIf(missing !== undefined)('the report in a browser', () => {
  let browser: Browser;
  let folder: string;
  let shop: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'migfix-report-'));
    shop = join(folder, 'shop.html');
    [browser] = await Promise.all([launchChromium(), real(SHOP, '--check', '--no-cache', '--output-format', `html=${shop}`)]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Each test ends without a word from the console, and without a request but for the file. */
  const opened = async (use: (opened: Opened) => Promise<void>, file = shop, options = {}): Promise<void> => {
    const report = await openReport(browser, file, options);
    try {
      await use(report);
      expect(report.errors).toEqual([]);
      expect(report.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
    } finally {
      await report.page.context().close();
    }
  };

  const options = ({ page }: Opened) => page.locator('.revision');
  const title = ({ page }: Opened) => page.locator('.file h2');
  /** What axe calls serious. */
  const barriers = async ({ page }: Opened) => {
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as { violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[] };
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => [id, nodes[0]?.html]);
  };
  const option = ({ page }: Opened, name: string | RegExp) => page.locator('.revision').filter({ hasText: name });
  const focused = ({ page }: Opened) => page.evaluate('document.activeElement.innerText || document.activeElement.getAttribute("role")');

  it('opens from the disk and tells what the run found', () =>
    opened(async ({ page, requests }) => {
      expect(requests).toHaveLength(1);
      expect(await page.title()).toBe('migfix: legacy-shop');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('legacy-shop');
      const figures = await page.locator('.figures > div').allInnerTexts();
      expect(figures[0]).toMatch(/^Revisions\n26\n23 would be rewritten$/);
      expect(figures[1]).toMatch(/^Run on SQLite\nnot proven\n/);
      expect(await page.getByRole('table', { name: /before and after$/ }).count()).toBe(1);
    }));

  it('goes from a revision of the graph to its file, by mouse and by Enter', () =>
    opened(async (report) => {
      const { page } = report;
      await option(report, 'payments_and_vouchers').click();
      expect(await title(report).textContent()).toBe('49361d5223af_payments_and_vouchers.py');
      expect(page.url()).toContain('payments_and_vouchers');
      const notes = page.locator('.file .note', { hasText: 'portable-default' });
      expect(await notes.first().getByRole('link').getAttribute('href')).toMatch(/^https:\/\/unpkg\.com\/migfix@.*\/docs\/transforms\/[\w-]+\.md$/);
      await page.getByRole('listbox').press('End');
      await page.getByRole('listbox').press('Enter');
      await expect.poll(() => focused(report)).toContain('initial_schema');
      await page.reload();
      await title(report).waitFor();
      expect(await title(report).textContent()).toContain('initial_schema');
    }));

  it('shows a diff side by side or unified, and unfolds what stays the same', () =>
    opened(async (report) => {
      const { page } = report;
      await option(report, 'order_status').click();
      expect(await page.locator('.file .code.split td.old .tok-string').first().textContent()).toBe("'order'");
      await page.getByRole('button', { name: 'Unified' }).click();
      await page.locator('.file .code.unified').waitFor();
      expect(await focused(report)).toBe('Unified');
      const lines = () => page.locator('.file .code tbody tr:not(.notes):not(.fold)').count();
      const before = await lines();
      const fold = page.getByRole('button', { name: /more lines/ }).first();
      const more = Number.parseInt(await fold.innerText(), 10);
      await fold.click();
      expect(await lines()).toBe(before + more);
    }));

  it('filters by state, rule, table and text, all at once', () =>
    opened(async (report) => {
      const { page } = report;
      const all = await options(report).count();
      await page.getByRole('button', { name: /need a person/ }).click();
      await expect.poll(() => page.locator('.count').textContent()).toBe('8 of 26 files');
      for (const text of await options(report).allTextContents()) expect(text).toContain('needs a person');
      await page.getByLabel('Table').selectOption({ label: 'order' });
      await expect.poll(() => options(report).count()).toBeLessThan(8);
      await page.getByLabel('Rule').selectOption({ label: 'server-default' });
      await page.getByLabel('Text').fill('CHECKFIRST');
      await expect.poll(() => options(report).count()).toBe(1);
      expect(await options(report).textContent()).toMatch(/^470e9b19f593order_status needs a person1 open$/);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await expect.poll(() => options(report).count()).toBe(all);
      await page.getByRole('button', { name: /^All \d+ rules$/ }).click();
      expect(await focused(report)).toBe('raw-alter');
      await page.keyboard.press('Enter');
      await expect.poll(() => options(report).count()).toBeLessThan(all);
    }));

  it('tells what was proven, how long it took, and what PostgreSQL gets', async () => {
    const reports = ['a.py', 'b.py', 'c.py'].map((name) => revision(name, 'OLD\n', 'NEW\n'));
    const proven = writeReport(join(folder, 'proven.html'), reports, { down: { 'b.py': ['a.py'], 'c.py': ['b.py'] }, proof: proofOf({ 'a.py': 'holds', 'b.py': 'holds', 'c.py': 'fails' }) });
    await opened(async (report) => {
      const { page } = report;
      const figures = await page.locator('.figures > div').allInnerTexts();
      expect(figures.slice(1, 3)).toEqual(['Run on SQLite\n0 → 2\nof 3, before and after; they were run', 'Proof\nfails\n2 hold, 1 fail']);
      expect(await options(report).allTextContents()).toEqual(['c failedhead', 'b proven', 'a proven']);
      // the failed one is shown first
      expect(await page.locator('.proof').innerText()).toMatch(/^Proof: fails\n[^]*SQLite, upgrade: no such table: t\nWhy: It was dropped\.\nDo: Make it again\./);
      await page.getByText('PostgreSQL, downgrade: the same 1 line before and after').waitFor();
      await page.getByText('PostgreSQL, upgrade: before and after, 1 difference').click();
      expect(await page.getByRole('table', { name: 'SQL for PostgreSQL, upgrade' }).locator('td.new').allTextContents()).toEqual(['2', '+UPDATE t SET c = 0;']);
      expect(await page.locator('.chart', { hasText: 'Seconds' }).getByRole('img').getAttribute('aria-label')).toContain('4.5 seconds; the most in one bar: 2.5');
      await option(report, 'a proven').click();
      await page.getByText('fails, does not count').waitFor();
      await page.getByText('What the proof does not say (1)').click();
      await page.getByText('not checked: PostgreSQL itself').waitFor();
      expect(await barriers(report)).toEqual([]);
    }, proven);
  });

  it('keeps ticks in the browser, as long as the content is the same', async () => {
    const b = revision('b.py', 'OLD\n', 'NEW\n');
    const file = writeReport(join(folder, 'one.html'), [revision('a.py', 'OLD\n', 'NEW\n'), b]);
    await opened(async (report) => {
      const { page } = report;
      const ticked = () => options(report).filter({ hasText: 'reviewed' }).allTextContents();
      await option(report, /^a /).click();
      await page.getByRole('checkbox', { name: 'Reviewed' }).check();
      await page.reload();
      await expect.poll(ticked).toEqual([expect.stringMatching(/^a /)]);
      await page.getByRole('combobox', { name: 'Reviewed' }).selectOption('no');
      await expect.poll(() => options(report).allTextContents()).toEqual([expect.stringMatching(/^b /)]);
      writeReport(file, [revision('a.py', 'OLD\n', 'NEWER\n'), b]);
      await page.reload();
      await expect.poll(() => options(report).count()).toBe(2);
      expect(await ticked()).toEqual([]);
    }, file);
  });

  it('exports ticks and open points as Markdown, to copy and to download', () =>
    opened(async (report) => {
      const { page } = report;
      await option(report, 'order_status').click();
      await page.getByRole('checkbox', { name: 'Reviewed' }).check();
      await page.getByRole('button', { name: 'Export review' }).click();
      const text = await page.getByRole('dialog').getByRole('textbox').inputValue();
      expect(text).toMatch(/^## Review of `legacy-shop`\n\nmigfix [\d.]+: 1 of \d+ files reviewed\.\n/);
      expect(text).toContain('- [x] `migrations/versions/470e9b19f593_order_status.py`\n  - [ ] line 26 of the new text: `# migfix: backfill order.status');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
      expect(readFileSync(await download.path(), 'utf8')).toBe(text);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text);
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
    }));

  it('can be used with the keyboard alone', () =>
    opened(async (report) => {
      const { page } = report;
      const press = async (...keys: readonly string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await press('Tab');
      expect(await focused(report)).toBe('To the revisions');
      await press('Enter', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      const id = await page.getByRole('listbox').getAttribute('aria-activedescendant');
      expect(await page.locator(`#${id}`).getAttribute('aria-posinset')).toBe('4');
      await press('Enter');
      await expect.poll(() => focused(report)).toBe('a2bd0adb7f42_payment_amount.py');
      await press('Tab', 'Space');
      await option(report, /payment_amount.*reviewed/).waitFor();
      // the two views, the file before, the file behind
      await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
      await expect.poll(() => focused(report)).toBe('e81b43b57c89_checkout_cleanup.py');
    }));

  it.each(['light', 'dark'] as const)('has no serious barrier: %s', (colorScheme) =>
    opened(async (report) => {
      const { page } = report;
      await option(report, 'order_status').click();
      await page.getByRole('checkbox', { name: 'Reviewed' }).check();
      await page.getByText('As a table').click();
      expect(await barriers(report)).toEqual([]);
    }, shop, { colorScheme }));

  it('is not wider than a narrow window', () =>
    opened(async ({ page }) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
      expect(await page.locator('.code.unified').count()).toBe(1);
    }, shop, { viewport: { width: 400, height: 800 } }));

  it('shows what is hostile, and runs none of it', async () => {
    const evil = `"><img src=x onerror=alert(1)></script><script>alert(2)</script><svg onload=alert(3)>javascript:alert(4)`;
    const hostile = writeReport(join(folder, 'hostile.html'), [revision(`${evil}.py`, `# ${evil}\nx = "${evil}"\nOLD\n`, `# ${evil}\nx = "${evil}"\nNEW\n`, evil)], { tables: [evil, '__proto__'], project: evil });
    await opened(async ({ page }) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(evil);
      expect(await page.locator('.code td.text', { hasText: 'onerror=alert(1)' }).count()).toBe(4);
      expect(await page.locator('.note .message').first().textContent()).toBe(evil);
      await page.getByLabel('Text').fill('onerror');
      await page.getByLabel('Table').selectOption({ label: evil });
      await page.getByRole('button', { name: 'Export review' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toContain(`- [ ] \`${evil}.py\``);
      expect(await page.locator('img, svg[onload], main script').count()).toBe(0);
    }, hostile);
  });

  it('draws 2,000 revisions with branches and merges, of which only those in view are in the page', async () => {
    const numbers = Array.from({ length: 2000 }, (_, at) => at);
    const name = (at: number): string => `${String(at).padStart(4, '0')}.py`;
    // of every five, two are side by side, and the next merges them
    const downOf = (at: number): readonly string[] => (at === 0 ? [] : at % 5 === 4 ? [name(at - 1), name(at - 2)] : [name(at % 5 === 3 ? at - 2 : at - 1)]);
    const long = writeReport(join(folder, 'long.html'), numbers.map((at) => revision(name(at), `OLD ${at}\n`, `NEW ${at}\n`)), { down: Object.fromEntries(numbers.map((at) => [name(at), downOf(at)])) });
    await opened(async (report) => {
      const { page } = report;
      const list = page.getByRole('listbox');
      expect(await options(report).first().getAttribute('aria-setsize')).toBe('2000');
      expect(await options(report).count()).toBeLessThan(100);
      expect(await page.locator('.graph .line').count()).toBeGreaterThan(await options(report).count());
      await list.press('Home');
      await list.press('End');
      await expect.poll(() => page.locator('.revision[data-active]').getAttribute('aria-posinset')).toBe('2000');
      expect(await options(report).count()).toBeLessThan(100);
      await list.press('Enter');
      await page.locator('.file h2', { hasText: '0000.py' }).waitFor();
      await page.getByLabel('Text').fill('old 1234');
      await expect.poll(() => options(report).count()).toBe(1);
    }, long);
  });
});
