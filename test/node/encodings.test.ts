import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/node/encoding.ts';
import { fixFile } from '../../src/node/index.ts';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from './folder.ts';

const python = (script: string, input: string): string => execFileSync(pythonOf('middle'), ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 26 });

/** How Python reads each file: its text, or null where it refuses it. */
function asPython(files: readonly Uint8Array[]): readonly (string | null)[] {
  const script = `
import ast, base64, io, json, sys, tokenize, warnings
warnings.simplefilter('ignore')
def read(data):
    try:
        ast.parse(data)
        return data.decode(tokenize.detect_encoding(io.BytesIO(data).readline)[0])
    except (SyntaxError, ValueError, LookupError):
        return None
print(json.dumps([read(base64.b64decode(text)) for text in json.load(sys.stdin)]))`;
  return JSON.parse(python(script, JSON.stringify(files.map((bytes) => Buffer.from(bytes).toString('base64')))));
}

const NAMES = [
  'utf-8', 'UTF8', 'u8', 'latin-1', 'iso-8859-1', 'latin1', 'l1', 'iso-8859-15', 'latin-9', 'ascii', 'us-ascii', 'cp1250', 'cp1251', 'cp1252', 'windows-1252', 'cp1253', 'cp1254', 'cp1257',
  'iso-8859-2', 'iso-8859-5', 'iso-8859-7', 'koi8-r', 'koi8-u', 'mac-roman', 'gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'cp932', 'cp949', 'cp866', 'cp437', 'cp850',
  'utf-16', 'utf-32', 'utf-7', 'windows-31j', 'x-sjis', 'windows-874', 'iso-8859-8-i', 'koi8-ru', 'iso88592', 'csiso88596e', 'mac', 'visual', 'windows-949', 'klingon', 'rot13', 'latin-1-unix', 'utf-8-sig',
];

describe('declared encodings, against Python', () => {
  const bodies = [...Array.from({ length: 128 }, (_, i) => [i + 128]), [0xc4, 0xe3], [0x82, 0xa0], [0xa4, 0xa2], [0xb0, 0xa1], [0x95, 0x5c, 0x5c]];

  it.each(NAMES)('%s: the same text and the same bytes again, or a reason', (name) => {
    const files = bodies.map((body) => Buffer.concat([Buffer.from(`# coding: ${name}\n"`), Buffer.from(body), Buffer.from('"\n')]));
    const texts = asPython(files);
    for (const [at, bytes] of files.entries()) {
      let read: ReturnType<typeof decode>;
      try {
        read = decode(bytes);
      } catch (error) {
        expect((error as Error).message).toMatch(/which it declares|does not know|byte for byte/);
        continue;
      }
      expect(Buffer.from(encode(read.code, read.encoding) as Uint8Array)).toEqual(bytes);
      // what Python refuses, no Alembic loads; what it reads must be read as it reads it
      if (texts[at] !== null) expect(read.code, bytes.toString('hex')).toBe(texts[at]);
    }
  });

  it.each(['latin-1', 'cp1252', 'cp1251', 'koi8-r', 'gbk', 'shift_jis', 'euc-jp', 'euc-kr', 'big5', 'utf-8'])('%s is read, not only refused', (name) => {
    expect(decode(Buffer.from(`# coding: ${name}\nx = 1\n`)).code).toBe(`# coding: ${name}\nx = 1\n`);
  });
});

const BEFORE = "op.drop_column('t', 'c')";
const AFTER = (indent: string, eol: string): string => `with op.batch_alter_table('t', schema=None) as batch_op:${eol}${indent}batch_op.drop_column('c')`;
const text = (eol: string, indent: string, extra = ''): string =>
  ["from alembic import op", '', extra, "revision = 'a'", 'down_revision = None', '', 'def upgrade():', `${indent}${BEFORE}`, '', 'def downgrade():', `${indent}pass`].join(eol);

describe('files are written back with nothing changed but the operation', () => {
  it.each([
    ['LF', text('\n', '    '), '\n', '    '],
    ['CRLF', text('\r\n', '    '), '\r\n', '    '],
    ['CR', text('\r', '    '), '\r', '    '],
    ['a byte order mark', `\uFEFF${text('\n', '    ')}\n`, '\n', '    '],
    ['a byte order mark and CRLF', `\uFEFF${text('\r\n', '    ')}\r\n`, '\r\n', '    '],
    ['tabs', text('\n', '\t'), '\n', '\t'],
    ['form feeds', text('\n', '    ', '\f\n# \f page\n\f'), '\n', '    '],
    ['separators of Unicode in strings', text('\n', '    ', "x = '\u2028\u2029\u0085\u000b\u001c'"), '\n', '    '],
    ['characters beyond 16 bits', text('\n', '    ', "ü = '\u{1F600}e\u0301'  # \u{1F600}"), '\n', '    '],
    ['mixed indentation', text('\n', '    ', 'if True:\n\tx = 1\n\tif x:\n\t    y = 2\n'), '\n', '    '],
    ['no line before the cookie', `# -*- coding: utf-8 -*-\n${text('\n', '    ')}`, '\n', '    '],
  ])('%s', async (_title, before, eol, indent) => {
    const folder = folderWith({ 'a.py': before });
    expect((await fixFile(join(folder, 'a.py'), { write: true })).status).toBe('fixed');
    const after = readFileSync(join(folder, 'a.py'));
    expect(after.toString()).toBe(before.replace(`${indent}${BEFORE}${eol}`, `${indent}${AFTER(indent + indent, eol)}${eol}`));
    expect(asPython([after])[0]).not.toBe(null);
  });

  it.each([['latin-1', 'x = "\xE9\x80"'], ['cp1252', 'x = "\x80\xE9"'], ['gbk', 'x = "\xC4\xE3\x81\x5C"'], ['shift_jis', 'x = "\x82\xA0\x95\x5C "'], ['koi8-r', 'x = "\xC1"']])('declared as %s', async (name, extra) => {
    const before = Buffer.from(`# coding: ${name}\n${text('\n', '    ', extra)}\n`, 'latin1');
    const folder = folderWith({ 'a.py': before });
    expect((await fixFile(join(folder, 'a.py'), { write: true })).status).toBe('fixed');
    const after = readFileSync(join(folder, 'a.py'));
    expect(after.toString('latin1')).toBe(before.toString('latin1').replace(BEFORE, AFTER('        ', '\n')));
    expect(asPython([before, after])).not.toContain(null);
  });

  it('mixed endings stay as they are, line by line', async () => {
    const before = text('\n', '    ').replace("op\n\n", "op\r\n\r\n").replace("'a'\n", "'a'\r\n").replace('pass', 'pass\r\n');
    const folder = folderWith({ 'a.py': before });
    expect((await fixFile(join(folder, 'a.py'), { write: true })).status).toBe('fixed');
    const after = readFileSync(join(folder, 'a.py'), 'utf8');
    const [head, tail] = before.split(`    ${BEFORE}`) as [string, string];
    expect([after.startsWith(head), after.endsWith(tail)]).toEqual([true, true]);
    expect(asPython([Buffer.from(after)])[0]).not.toBe(null);
  });

  it.each([
    ['a NUL byte', `${text('\n', '    ')}\n\0`],
    ['a NUL byte in a string', text('\n', '    ', "x = '\0'")],
    ['an escaped end', `${text('\n', '    ')}\n\x1a`],
    ['UTF-16', Buffer.from(`\uFEFF${text('\n', '    ')}`, 'utf16le')],
    ['a cookie that lies', Buffer.from(`# coding: ascii\n${text('\n', '    ', 'x = "\xE9"')}`, 'latin1')],
  ])('%s: the file is left alone, as Python refuses it', async (_title, before) => {
    const folder = folderWith({ 'a.py': before });
    const bytes = readFileSync(join(folder, 'a.py'));
    expect(asPython([bytes])[0]).toBe(null);
    const result = await fixFile(join(folder, 'a.py'), { write: true });
    expect(result).toMatchObject({ status: 'skipped', bug: false });
    expect(readFileSync(join(folder, 'a.py'))).toEqual(bytes);
  });
});
