import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { dictionary } from '../core/dictionary.ts';

/** Python's names for what `TextDecoder` calls otherwise, or knows under a wider name. */
const ALIASES = dictionary<string>({
  'utf-8-sig': 'utf-8', 'utf8-sig': 'utf-8', u8: 'utf-8', utf: 'utf-8', 'cp65001': 'utf-8',
  latin: 'latin1', l1: 'latin1', 'latin-1': 'latin1', 'iso-latin-1': 'latin1', 'iso-8859-1': 'latin1', 'iso8859-1': 'latin1',
  646: 'ascii', 'us-ascii': 'ascii',
  'latin-2': 'iso-8859-2', 'latin-5': 'iso-8859-9', 'latin-9': 'iso-8859-15', l9: 'iso-8859-15',
  'windows-1252': 'cp1252', cp932: 'shift_jis', ms932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', cp950: 'big5', 'mac-roman': 'macintosh',
});

/** Text that `TextDecoder` has no say in: each byte is one code point, up to a limit. */
const LIMITS: Readonly<Record<string, number>> = { ascii: 0x7f, latin1: 0xff };

/** The byte order mark of UTF-8, read as latin-1. */
const BOM = '\xEF\xBB\xBF';

/** Bytes 0x80 to 0x9F of cp1252. Node 20 decodes it as latin-1. */
const CP1252 = '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/** Newer systems read two bytes of koi8-u as the Web has them, and not as Python does. */
const KOI8_U: Readonly<Record<string, string>> = { '\u045E': '\u255D', '\u040E': '\u256C' };

/** Names that `TextDecoder` knows and Python does not, and those of two bytes a character, in which no Python file can be. */
const NOT_PYTHON = new RegExp(`^(?:${[
  'x-.*', 'dos-874', 'windows-(?:31j|874|949)', 'iso8859\\d+', 'iso-8859-[68]-[ei]', 'iso-ir-149', 'koi8?', 'koi8-ru', 'mac', 'cn-big5', 'visual', 'logical',
  'csiso8859[68][ei]', 'csisolatin9', 'csmacintosh', 'csgb2312', 'cseuc.*', 'csksc56011987',
  'utf-16.*', 'ucs-2', 'csunicode', 'unicode.*', 'iso-10646-ucs-2', 'replacement',
].join('|')})$`);

/** Bytes that these leave free: Python refuses them, `TextDecoder` makes controls of them. */
const FREE = /[\x80-\x9F]/;
const HAS_FREE = /^(?:cp|windows-)125\d$/;

/** PEP 263: on the first line, or on the second after nothing but a comment. */
const COOKIE = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/;

export interface Decoded {
  readonly code: string;
  readonly encoding: string;
}

/**
 * Reads a Python file's bytes as Python does: byte order mark, PEP 263 cookie, else UTF-8.
 *
 * @returns text that `encode` turns into the same bytes
 * @throws Error that says why the bytes can't be read, or not be written back
 */
export function decode(bytes: Uint8Array): Decoded {
  const start = asBuffer(bytes.subarray(0, 1024)).toString('latin1');
  const hasBom = start.startsWith(BOM);
  const declared = COOKIE.exec(hasBom ? start.slice(BOM.length) : start)?.[1];
  const encoding = declared === undefined ? 'utf-8' : normalize(declared);
  if (hasBom && encoding !== 'utf-8') throw new Error(`has a UTF-8 byte order mark but declares the encoding ${declared}`);
  // most files, and the fast way: what is UTF-8 comes back
  if (encoding === 'utf-8' && isUtf8(bytes)) return { code: asBuffer(bytes).toString('utf8'), encoding };
  const code = toText(bytes, encoding, declared);
  if (!same(bytes, encode(code, encoding))) throw new Error(`does not come back byte for byte when written as ${declared ?? 'UTF-8'}`);
  return { code, encoding };
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/**
 * @param encoding as `decode` returned it
 * @returns the bytes, or undefined where a character has none
 */
export function encode(code: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'utf-8') return Buffer.from(code);
  const table = encoding in LIMITS ? undefined : tableOf(encoding);
  const bytes: number[] = [];
  for (const char of code) {
    const found = table ? table.get(char) : withinLimit(char, encoding);
    if (!found) return undefined;
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}

function normalize(declared: string): string {
  const name = declared.toLowerCase().replaceAll('_', '-');
  const unix = name.replace(/-(unix|dos|mac)$/, '');
  return ALIASES[unix] ?? (/^utf-?8$/.test(unix) ? 'utf-8' : unix);
}

function toText(bytes: Uint8Array, encoding: string, declared: string | undefined): string {
  let decoder: (bytes: Uint8Array) => string;
  try {
    if (NOT_PYTHON.test(encoding)) throw new RangeError(encoding);
    decoder = decoderOf(encoding, true);
  } catch {
    throw new Error(`declares an encoding that migfix does not know: ${declared}`);
  }
  try {
    const text = decoder(bytes);
    if (HAS_FREE.test(encoding) && FREE.test(text)) throw new RangeError(encoding);
    return text;
  } catch {
    throw new Error(declared === undefined ? 'is not UTF-8 and declares no other encoding' : `is not ${declared}, which it declares`);
  }
}

function decoderOf(encoding: string, fatal: boolean): (bytes: Uint8Array) => string {
  const byByte = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  if (encoding in LIMITS) return byByte;
  if (encoding === 'cp1252') return (bytes) => byByte(bytes).replace(/[\x80-\x9F]/g, (char) => CP1252[char.charCodeAt(0) - 0x80] as string);
  const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
  if (encoding === 'koi8-u') return (bytes) => decoder.decode(bytes).replace(/[\u045E\u040E]/g, (char) => KOI8_U[char] as string);
  return (bytes) => decoder.decode(bytes);
}

function withinLimit(char: string, encoding: string): readonly number[] | undefined {
  const point = char.codePointAt(0) as number;
  return point <= (LIMITS[encoding] as number) ? [point] : undefined;
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Node only decodes: the way back is the table of all that one byte, or two, decode to. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const decode = decoderOf(encoding, false);
  const add = (...bytes: number[]) => {
    const text = decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\uFFFD' && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  const leads = Array.from({ length: 128 }, (_, i) => i + 128).filter((byte) => decode(Uint8Array.of(byte)) === '\uFFFD');
  for (const lead of leads) for (let trail = 0x31; trail < 256; trail++) add(lead, trail);
  tables.set(encoding, table);
  return table;
}

const same = (a: Uint8Array, b: Uint8Array | undefined): boolean => b !== undefined && Buffer.compare(a, b) === 0;
