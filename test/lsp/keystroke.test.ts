/** What a keystroke costs: one file is parsed, and nothing is read. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Configured, Host } from '../../src/lsp/host.ts';
import { openDocuments } from '../../src/lsp/open-documents.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';
import { folderWith } from '../node/folder.ts';

const texts = [...generateRevisions({ files: 40, seed: 11 })].map(({ name, text }) => ({ name: `versions/${name}`, code: text })).sort((a, b) => (a.name < b.name ? -1 : 1));

/** A host that writes down what it is asked for. */
function watched(root: string): Host & { readonly asked: string[]; readonly parsed: string[] } {
  const [asked, parsed]: [string[], string[]] = [[], []];
  const io = createNodeIo(root);
  const heard = <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) => (...args: A): R => (asked.push(`${name} ${JSON.stringify(args)}`), call(...args));
  return {
    asked, parsed, root, version: '0', rules: new Map(), pageOf: () => undefined, tableAt: () => undefined,
    parse: (code) => (parsed.push(code), parse(code)),
    io: { cwd: root, find: heard('find', io.find), chainOf: heard('chainOf', io.chainOf), read: heard('read', io.read), readText: heard('readText', io.readText) },
    configure: heard('configure', async (): Promise<Configured> => ({
      exclude: [], excludeBase: root, applied: () => new Set<string>(), chainFindings: () => new Map(),
      fix: (code, own, { history }) => fix(code, own, transforms, defaultOptions, history),
    })),
  };
}

describe('a keystroke', () => {
  it.each([3, 20, 38])('in revision %i: the disk is not asked, no other revision is parsed, and the chain is known', async (at) => {
    const folder = folderWith(Object.fromEntries(texts.map(({ name, code }) => [name, code])));
    const host = watched(folder);
    const { name, code } = texts[at] as (typeof texts)[number];
    const document = TextDocument.create(pathToFileURL(join(folder, name)).href, 'python', 1, code);
    const open = openDocuments(host, (uri) => (uri === document.uri ? document : undefined));
    await open.checked(document.uri);
    expect(host.asked.filter((one) => one.startsWith('read ')).length).toBe(texts.length);
    host.asked.length = 0;
    for (let version = 2; version < 5; version++) {
      host.parsed.length = 0;
      const end = document.positionAt(document.getText().length);
      TextDocument.update(document, [{ range: { start: end, end }, text: `# ${version}\n` }], version);
      const found = await open.checked(document.uri);
      const now = document.getText();
      const { historyOf } = readChains(texts.map((one) => (one.name === name ? { name, code: now } : one)), parse);
      expect(found?.result).toEqual(fix(now, parse, transforms, defaultOptions, historyOf(name)));
      expect(host.parsed.filter((text) => texts.some((one) => one.code === text))).toEqual([]);
    }
    expect(host.asked).toEqual([]);
  });
});
