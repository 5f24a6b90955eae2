/** Reports in a browser, as a person opens them from the disk. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { orderChains } from '../../src/core/chains.ts';
import { asHtml } from '../../src/cli/reporters/html.ts';
import type { Run } from '../../src/cli/reporters/formats.ts';
import type { FileReport } from '../../src/cli/reporters/report.ts';
import type { Outcome, Report, RevisionReport } from '../../src/verify/model.ts';

export interface Opened {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** What the console and the page said of errors: what goes against the page's policy is among them. */
  readonly errors: string[];
}

/** Opens a file in a context of its own, and waits until it shows a migration. */
export async function openReport(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => void (errors.push(dialog.message()), dialog.dismiss()));
  await page.goto(pathToFileURL(file).href);
  await page.locator('.file h2').waitFor();
  return { page, requests, errors };
}

const COUNTS = { operations: 1, rewritten: 1, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 1, copiesSaved: 0 };

/** A revision whose file is rewritten, and one finding. */
export function revision(name: string, before: string, code: string, message = 'found'): FileReport {
  const diagnostics = [{ rule: 'batch', start: 0, end: before.indexOf('\n'), message, help: message, fix: 'safe', fixed: true, severity: 'warning' }] as const;
  return { name, before, result: { status: before === code ? 'unchanged' : 'fixed', code, diagnostics, marks: [], counts: COUNTS } };
}

/** What a run knows beside its files. */
export interface Told {
  /** The revisions that each file is built on, by name of file; its own name is its identifier. */
  readonly down?: Readonly<Record<string, readonly string[]>>;
  readonly tables?: readonly string[];
  readonly project?: string;
  readonly proof?: Report;
}

/** Writes the report of files that were never on the disk. */
export function writeReport(file: string, reports: readonly FileReport[], { down = {}, tables = [], project = 'project', proof }: Told = {}): string {
  const place = (name: string) => ({ revision: { id: name, down: down[name] ?? [], dependsOn: [], labels: [], doc: name, file: name, start: 0, end: 0 }, problems: [] });
  const outlines = new Map(reports.map(({ name }) => [name, { place: place(name), drops: [] }]));
  const places = { chains: orderChains(reports, outlines).chains.map(({ order }) => order), tables: new Map(reports.map(({ name }) => [name, tables])) };
  const run = { look: { mode: 'check' }, version: '1.2.3', exitCode: 1, statistics: false, allowMarks: false, proven: false, rules: [{ id: 'batch', summary: project, fix: 'safe' }], project, preset: 'house', places, proof } as unknown as Run;
  writeFileSync(file, [...asHtml(reports, run)].join(''));
  return file;
}


/** What a proof comes to: on PostgreSQL the rewritten side has one statement more. */
export function proofOf(outcomes: Readonly<Record<string, Outcome>>): Report {
  const revisions = Object.entries(outcomes).map(([name, outcome], at): RevisionReport => ({
    revision: name, name, path: `/${name}`, changed: true, outcome,
    proofs: { sqlite: outcome, 'foreign keys on': 'fails', 'other databases': 'holds', postgresql: 'not checked', 'same schema': 'not checked' },
    problems: outcome === 'holds' ? [] : [{ proof: 'sqlite', outcome: 'fails', check: 'runs', where: 'SQLite, upgrade', message: 'no such table: t', cause: 'It was dropped.', advice: 'Make it again.' }],
    notes: [], before: false, after: outcome === 'holds', samePostgres: false, seconds: at + 0.5,
    postgresSql: [{ direction: 'upgrade', before: ['ALTER TABLE t ADD c INTEGER'], after: ['ALTER TABLE t ADD c INTEGER', "UPDATE t SET c = 0"] }, { direction: 'downgrade', before: ['DROP TABLE t'], after: ['DROP TABLE t'] }],
  }));
  return { environment: { python: '3.11.7', alembic: '1.16.0', sqlalchemy: '2.0.0', sqlite: '3.40.1' }, sides: { before: 'a', after: 'b' }, revisions, notChecked: ['PostgreSQL itself: not asked for'], warnings: [], seconds: 2 };
}
