import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Content, type Data, type Entry, PACKET } from '../../page/data.ts';
import type { Run } from './formats.ts';
import { contentOf, entryOf, placing } from './html-file.ts';
import { headOf } from './html-head.ts';
import { script, style } from './page.ts';
import type { FileReport } from './report.ts';
import { visibleJson } from './visible.ts';
import { escaped } from './xml.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A browser runs this script and no other, and asks nobody for anything. */
const POLICY = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;

/** One page that needs nothing else. What files hold goes along packed, some files at a time, and is unpacked when they are looked at. */
export function* asHtml(reports: readonly FileReport[], run: Run): Generator<string> {
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n`;
  yield `<title>migfix: ${escaped(run.project)}</title>\n<style>${style}</style>\n</head>\n<body>\n<noscript>This report needs JavaScript. It loads nothing from anywhere.</noscript>\n`;
  const placed = placing(run);
  const entries: Entry[] = [];
  let packet: Content[] = [];
  for (const [at, report] of reports.entries()) {
    entries.push(entryOf(report, at, placed));
    packet.push(contentOf(report, placed));
    if (packet.length < PACKET && at + 1 < reports.length) continue;
    yield data(`packet-${Math.floor(at / PACKET)}`, deflateRawSync(JSON.stringify(packet), { level: 9 }).toString('base64'));
    packet = [];
  }
  const head: Data = { ...headOf(reports, run, placed), files: entries.toSorted((a, b) => placed.rank(a.path) - placed.rank(b.path)) };
  yield data('data', head);
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}

/** Without a `<`, nothing ends the element early. */
const data = (id: string, value: object | string): string =>
  `<script type="application/json" id="${id}">${visibleJson(JSON.stringify(value)).replaceAll('<', String.raw`\u003c`)}</script>\n`;
