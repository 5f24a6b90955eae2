import { inflateRawSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import type { Content, Data } from '../../src/page/data.ts';

/** What the page is told, read as the page reads it. */
export function readPage(html: string) {
  const { document } = parseHTML(html);
  const json = (element: { readonly textContent: string | null } | null): unknown => JSON.parse(element?.textContent ?? '');
  const packets = [...document.querySelectorAll('script[id^=packet]')].flatMap((packet) => JSON.parse(inflateRawSync(Buffer.from(json(packet) as string, 'base64')).toString()) as Content[]);
  const data = json(document.getElementById('data')) as Data;
  return { document, data, contents: data.files.map(({ at }) => packets[at] as Content) };
}
