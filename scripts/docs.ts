import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPatch } from 'diff';
import { reportOnly } from '../src/core/findings.ts';
import { configSchema, configTable } from './config-docs.ts';
import { knownErrors } from '../src/verify/known-errors.ts';
import { apiPage, readInterface } from './api.ts';
import { withParts } from './marked-parts.ts';
import { outputParts } from './output-examples.ts';
import { mutations } from '../test/verify/mutations.ts';
import { transforms } from '../transforms/index.ts';
import type { Meta } from '../src/core/types.ts';

/** Writes docs/transforms/*.md and the README's table from the transforms themselves, before and after from fixtures; the schema and the reference of the configuration from its table of keys. */

const ROOT = join(import.meta.dirname, '..');
const LEVELS = {
  safe: 'every other database gets the same SQL',
  review: 'a person must look at it or finish it; `--safe` leaves it out',
  none: 'reported only',
};

/** The fixture that shows a transform: `example`, of one file or a chain; else the first. */
function example(id: string): { before: string; after: string } | undefined {
  const folder = join(ROOT, '__testfixtures__', id);
  const chain = join(folder, 'example.chain');
  const home = existsSync(chain) ? chain : folder;
  const names = existsSync(home) ? readdirSync(home).filter((name) => name.endsWith('.input.py')).sort() : [];
  const name = names.find((one) => one.startsWith('example.')) ?? names[0];
  if (!name) return undefined;
  const read = (file: string): string => readFileSync(join(home, file), 'utf8').replaceAll('\r\n', '\n');
  return { before: read(name), after: read(name.replace('.input.', '.output.')) };
}

const diffOf = ({ before, after }: { before: string; after: string }): string =>
  createPatch('migration.py', before, after, '', '', { context: 2 }).split('\n').slice(4).filter((line) => !line.startsWith('\\')).join('\n').trimEnd();

function page(meta: Meta): string {
  const shown = example(meta.id);
  const parts = [
    `# ${meta.id}`,
    `${meta.summary[0]?.toUpperCase()}${meta.summary.slice(1)}.`,
    `- **level**: ${meta.fix} (${LEVELS[meta.fix]})\n- **presets**: ${meta.presets.join(', ')}${meta.onRequest ? ` (reports; \`--select ${meta.id}\` writes)` : ''}`,
    '## Why',
    meta.why,
    ...(shown ? ['## Example', `\`\`\`diff\n${diffOf(shown)}\n\`\`\``] : []),
    ...(meta.links?.length ? ['## Sources', meta.links.map((link) => `- <${link}>`).join('\n')] : []),
  ];
  return `<!-- Written by \`npm run docs\` from transforms/${meta.id}.ts and its fixtures. -->\n\n${parts.join('\n\n')}\n`;
}

const row = (meta: Meta): string => `| [${meta.id}](docs/transforms/${meta.id}.md) | ${meta.fix} | ${meta.presets.join(', ')} | ${meta.summary} |`;

const metas = [...transforms.map(({ meta }) => meta), ...reportOnly];
const table = ['| rule | level | presets | what it does |', '|---|---|---|---|', ...metas.map(row)].join('\n');
const START = '<!-- rules: written by `npm run docs` -->';
const END = '<!-- /rules -->';

const mutationTable = (): string =>
  ['| wrong rewrite | what is wrong | caught by |', '|---|---|---|', ...mutations.map(({ name, about, caught }) => `| ${name} | ${about} | \`${caught}\` |`)].join('\n');

const errorTable = (): string =>
  ['| cause | what to do |', '|---|---|', ...knownErrors.map(({ cause, advice }) => `| ${cause} | ${advice} |`)].join('\n');

const verifyPage = join('docs', 'verify.md');
const outputPage = join('docs', 'output.md');

function readme(): string {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('README.md has no place for the table of rules');
  return `${before}${START}\n${table}\n${END}${after}`;
}

const files = new Map<string, string>([
  ...metas.map((meta) => [join('docs', 'transforms', `${meta.id}.md`), page(meta)] as const),
  ['README.md', readme()],
  [join('docs', 'api.md'), apiPage(readInterface())],
  [join('docs', 'configuration.md'), withParts(join(ROOT, 'docs', 'configuration.md'), { keys: configTable() })],
  [join('schema', 'migfix.schema.json'), configSchema(metas.map(({ id }) => id))],
  [verifyPage, withParts(join(ROOT, verifyPage), { mutations: mutationTable(), errors: errorTable() })],
  [outputPage, withParts(join(ROOT, outputPage), await outputParts())],
]);
for (const folder of [join('docs', 'transforms'), 'schema']) mkdirSync(join(ROOT, folder), { recursive: true });
const stale = [...files].filter(([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what \`npm run docs\` writes`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  for (const [path, text] of stale) writeFileSync(join(ROOT, path), text);
}
console.log(`docs: ${files.size} files, ${stale.length} ${process.argv.includes('--check') ? 'stale' : 'written'}`);
