import { type Content, type Data, type Entry, PACKET } from './data.ts';

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '""';

export const data = JSON.parse(textOf('data')) as Data;

const packets = new Map<number, Promise<readonly Content[]>>();

async function unpack(number: number): Promise<readonly Content[]> {
  const bytes = Uint8Array.from(atob(JSON.parse(textOf(`packet-${number}`)) as string), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as readonly Content[];
}

/** What is shown of a file; its packet is unpacked once. */
export async function contentOf({ at }: Entry): Promise<Content> {
  const number = Math.floor(at / PACKET);
  if (!packets.has(number)) packets.set(number, unpack(number));
  return ((await packets.get(number)) as readonly Content[])[at % PACKET] as Content;
}
