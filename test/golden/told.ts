/** What migfix says of every fixture, of odd migrations and of short ones: the parts of the files of `pinned`. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { type History, historyWith } from '../../src/core/history.ts';
import { parseMigration } from '../../src/core/migration.ts';
import { readMarks } from '../../src/core/marks.ts';
import { fillIn, stubOf } from '../../src/core/fill.ts';
import { splice } from '../../src/core/edit.ts';
import { readStyle } from '../../src/core/python.ts';
import { withSuppressions } from '../../src/core/write-suppressions.ts';
import type { Revision } from '../../src/core/revisions.ts';
import type { Options, Result } from '../../src/core/types.ts';
import { transforms } from '../../transforms/index.ts';
import { type Chain, chains, inputs, rewriteChain } from '../chains.ts';
import { type Case, cases, parse } from '../fixtures.ts';
import { bodies } from './bodies.ts';
import { COMMON, placed, withPlace } from './placed.ts';
import { block, difference, reportOf, schemaLines, verdictsOf } from './report.ts';

/** A file of `pinned`, and what goes into it. */
export interface Pinned {
  readonly file: string;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly title: string;
  readonly lines: () => readonly string[];
}

/** Beside the options of the case: as little as an old SQLite needs, everything, nothing that a person must look at. */
const SETUPS: Readonly<Record<string, Partial<Options>>> = {
  'minimal, SQLite 3.20, naming convention': { preset: 'minimal', sqlite: '3.20', namingConvention: true },
  'strict, in a chain, foreign keys, nullable first': { preset: 'strict', foreignKeys: true, placeholder: 'nullable-first', requireReason: true, ignore: ['undocumented'] },
  safe: { safe: true },
};

/** What is said of a text, and the text that comes out, where it is another one. */
const outcome = (code: string, result: Result): string => block([...reportOf(code, result), ...(result.code === code ? [] : result.code.split(/\r\n|\r|\n/).map((line) => `| ${line}`))]);

/** What each setup says otherwise than the case's own options. */
const otherwise = (code: string, own: Result, results: Readonly<Record<string, Result>>): readonly string[] =>
  Object.entries(results).flatMap(([name, result]) => {
    // what is left out with --safe is among the findings
    const tell = name === 'safe' ? (one: Result): string => block(reportOf(code, one)) : (one: Result): string => outcome(code, one);
    const differs = difference(tell(own), tell(result)).filter((line) => line !== '+    Run without --safe to have it changed, then review it.');
    return differs.length ? [`-- ${name}`, ...differs] : [];
  });

/** What a revision does to the schema. */
function effect(history: History, revision: Revision): readonly string[] {
  const { order } = history.order;
  const [before, after] = [order[order.indexOf(revision) - 1], revision].map((at) => block(at ? history.databases.flatMap((database) => schemaLines(history.schema(at, database))) : []));
  const differs = difference(before as string, after as string);
  return differs.length ? ['-- schema', ...differs] : [];
}

function ofText(input: string, options: Partial<Options>, schema: string, output?: string): readonly string[] {
  const chain = readChains([placed('tables', schema, 'None'), placed('case', input, "'tables'")], parse);
  const run = (more: Partial<Options>): Result => fix(input, parse, transforms, { ...defaultOptions, ...options, ...more }, more.preset === 'strict' ? chain.historyOf('case') : undefined);
  const own = run({ inspect: true });
  if (output !== undefined) expect(own.code).toBe(output);
  const results = Object.fromEntries(Object.entries(SETUPS).map(([name, more]) => [name, run(more)]));
  const [history] = chain.chains as [History];
  return [...reportOf(input, own), ...verdictsOf(input, own), ...(output === undefined ? ['-- code', ...difference(input, own.code)] : []), ...otherwise(input, own, results), ...effect(history, history.order.order[1] as Revision), ''];
}

const ofCase = ({ input, output, options, schema }: Case): readonly string[] => ofText(input, options, schema ?? COMMON, output);

function ofChain(chain: Chain): readonly string[] {
  const run = (more: Partial<Options>): ReadonlyMap<string, Result> => rewriteChain(inputs(chain), { ...chain.options, ...more });
  const own = run({ inspect: true });
  for (const { name, output } of chain.links) expect(own.get(name)?.code, `${chain.id} ${name}`).toBe(output);
  const results = Object.entries(SETUPS).map(([name, more]) => [name, run(more)] as const);
  const [history] = readChains(chain.links.map(({ name, input }) => ({ name: `${name}.py`, code: input, configured: true })), parse).chains;
  return [...chain.links.flatMap(({ name, input }) => {
    const revision = history?.order.order.find(({ file }) => file === `${name}.py`);
    const ownResult = own.get(name) as Result;
    const others = Object.fromEntries(results.map(([setup, all]) => [setup, all.get(name) as Result]));
    return [`= ${name}`, ...reportOf(input, ownResult), ...verdictsOf(input, ownResult), ...otherwise(input, ownResult, others), ...(history && revision ? effect(history, revision) : [])];
  }), ''];
}

const inFolder = <One extends { readonly id: string }>(all: readonly One[], folder: string): readonly One[] => all.filter(({ id }) => id.startsWith(`${folder}/`));

/** Small ones first: where one differs, a run that stops at the first is done. */
const folders = [...new Set([...cases, ...chains].map(({ id }) => id.split('/')[0] as string))].sort((a, b) => inFolder(cases, a).length - inFolder(cases, b).length);

/** The text with a comment for each finding that is left. */
function suppressed(result: Result): string {
  const after = fix(result.code, parse, transforms, defaultOptions);
  return result.status === 'skipped' || after.status === 'skipped' ? result.code : (withSuppressions(result.code, parse, after.diagnostics, 'known') ?? 'it cannot be suppressed');
}

/** The text with a value in place of each placeholder. */
function filled(code: string): string {
  const root = parse(code);
  return splice(code, 0, code.length, readMarks(code, root).flatMap((mark) => {
    const stub = stubOf(code, mark);
    return stub ? fillIn(code, mark, stub, `lower('it''s :x' || ${stub.placeholder})`, readStyle(code, root)) : [];
  }));
}

/** Everything that is said of a migration, also where a downgrade is asked for, and what its output says in turn. */
function ofMigration(input: string, schema: string): readonly string[] {
  const chain = readChains([placed('tables', schema, 'None'), placed('case', input, "'tables'")], parse);
  const written = fix(input, parse, transforms, { ...defaultOptions, select: ['downgrade'] }, chain.historyOf('case'));
  const [history] = chain.chains as [History];
  const text = withPlace('case', input, "'tables'");
  const edited = historyWith(history, parseMigration(text, parse(text), 'case', parse), history.drops);
  expect(fix(input, parse, transforms, { ...defaultOptions, select: ['downgrade'] }, edited), 'as an editor asks').toEqual(written);
  expect(fix(input.replaceAll('\n', '\r'), parse, transforms, defaultOptions).code.replaceAll('\r', '\n'), 'old line endings').toBe(fix(input, parse, transforms, defaultOptions).code);
  const own = fix(input, parse, transforms, defaultOptions);
  const dropped = fix(input, parse, transforms, { ...defaultOptions, placeholder: 'drop', types: { 'myapp.types.Thing': '7' } });
  const minimal = fix(input, parse, transforms, { ...defaultOptions, preset: 'minimal' });
  return [...ofText(input, {}, schema), '-- select downgrade', ...reportOf(input, written), ...difference(input, written.code), '-- placeholder drop, types', ...difference(own.code, dropped.code), '-- minimal', ...difference(own.code, minimal.code), '-- suppressed, filled in', ...difference(own.code, suppressed(own)), ...difference(own.code, filled(own.code))];
}

const textsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(path.join(import.meta.dirname, folder)).map((name) => [name, readFileSync(path.join(import.meta.dirname, folder, name), 'utf8')]));

/** Migrations that nobody would write so, for what the fixtures have no case of. `x_2.py` comes after `x.py`, the others after the common tables. */
const odd = textsIn('inputs');

/** Many short ones in a file, since a long one hides what is not certain in it any more. */
const short = textsIn('short');
const HEAD = 'from alembic import op\nimport sqlalchemy as sa\n';

/** The migrations of such a file by their headlines; what stands above the first makes its tables, if it makes any. */
function shortOnes(text: string): { readonly schema: string; readonly migrations: readonly (readonly [string, string])[] } {
  const [first = '', ...rest] = text.split(/^# ---- (.*)\n/m);
  return { schema: /^def /m.test(first) ? HEAD + first : COMMON, migrations: rest.flatMap((title, at) => (at % 2 ? [] : [[title, HEAD + (rest[at + 1] as string)] as const])) };
}

const ofOdd = ([name, input]: readonly [string, string]): Pinned => {
  const first = name.replace('_2.py', '.py');
  return { file: `inputs/${name.replace('.py', '.txt')}`, parts: [{ title: name, lines: () => ofMigration(input, first === name ? COMMON : (odd[first] as string)) }] };
};

const ofShort = ([name, text]: readonly [string, string]): Pinned => {
  const { schema, migrations } = shortOnes(text);
  return { file: `short/${name.replace('.py', '.txt')}`, parts: migrations.map(([title, input]) => ({ title, lines: () => ofMigration(input, schema) })) };
};

const ofFolder = (folder: string): Pinned => ({
  file: `${folder}.txt`,
  parts: [
    ...inFolder(cases, folder).map((one) => ({ title: one.id, lines: () => ofCase(one) })),
    ...inFolder(chains, folder).map((one) => ({ title: one.id, lines: () => ofChain(one) })),
  ],
});

export const pinned: readonly Pinned[] = [{ file: 'bodies.txt', parts: bodies }, ...Object.entries(odd).map(ofOdd), ...Object.entries(short).map(ofShort), ...folders.map(ofFolder)];

/** A part as it stands in its file. */
export const textOfPart = ({ title, lines }: Part): string => [`== ${title}`, ...lines(), ''].join('\n');
