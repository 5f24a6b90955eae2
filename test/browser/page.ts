/** A page of the playground, and what a person does with it. */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Locator, Page } from 'playwright-core';

export interface Opened {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** What the console and the page said of errors; nothing may go against the page's policy. */
  readonly errors: string[];
  readonly source: Locator;
  readonly result: Locator;
}

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens a page in a context of its own, and waits until it shows a result. */
export async function openPage(browser: Browser, url: string, look: Look = {}): Promise<Opened> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true, ...look });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('#status:not(:text("Loading…"))').waitFor();
  await page.locator('#example option').nth(1).waitFor({ state: 'attached' });
  return { page, requests, errors, source: page.getByRole('textbox', { name: 'Your migration' }), result: page.getByRole('textbox', { name: 'After migfix' }) };
}

/** Replaces the text of the migration, as a person pastes it. */
export async function paste({ page, source }: Opened, code: string): Promise<void> {
  await source.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(code);
}

/** Drags files or folders of the disk onto the page. */
export async function drop({ page }: Opened, ...files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
}

/** @returns the bytes that a button gives */
export async function downloaded({ page }: Opened, button: string): Promise<Buffer> {
  const [download] = (await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])) as [Download, void];
  return readFileSync(await download.path());
}
