/** Every command in a `console` block of the README and the pages is run, in the order of the page, and prints what is shown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf, openShop, patternOf } from './console.ts';

const ROOT = join(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const shown = pages.map((page) => ({ page, commands: commandsOf(readFileSync(join(ROOT, page), 'utf8')) })).filter(({ commands }) => commands.length);

it('there is something to run', () => {
  expect(shown.map(({ page }) => page)).toContain('docs/guide.md');
});

describe.each(shown)('$page', ({ commands }) => {
  const run = openShop();

  it.each(commands)('$command', { timeout: 180_000 }, ({ command, output }) => {
    const printed = run(command);
    if (!patternOf(output).test(`${printed}\n`)) expect(printed).toBe(output);
  });
});
