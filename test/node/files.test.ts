import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/io.ts';
import { decode, encode } from '../../src/node/encoding.ts';
import { readSource } from '../../src/node/read.ts';
import { writeSource } from '../../src/node/write.ts';
import { folderWith } from './folder.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

async function read(path: string): Promise<Source> {
  const source = await readSource(path);
  if ('reason' in source) throw new Error(source.reason);
  return source;
}

describe('decoding', () => {
  it.each([
    ['UTF-8', Buffer.from('x = "\u00FC\u{1F600}"\r\n'), 'x = "\u00FC\u{1F600}"\r\n', 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFx = 1\n'), '\uFEFFx = 1\n', 'utf-8'],
    ['both', Buffer.from('\uFEFF# coding: utf-8\n'), '\uFEFF# coding: utf-8\n', 'utf-8'],
    ['latin-1', latin1('# -*- coding: latin-1 -*-\nx = "\xFC\x80"\n'), '# -*- coding: latin-1 -*-\nx = "\u00FC\u0080"\n', 'latin1'],
    ['Latin_1 on line 2', latin1('#!/usr/bin/python\n# vim: set fileencoding=Latin_1 :\n"\xFC"'), '#!/usr/bin/python\n# vim: set fileencoding=Latin_1 :\n"\u00FC"', 'latin1'],
    ['cp1252', latin1('# coding: cp1252\n"\x80"\n'), '# coding: cp1252\n"\u20AC"\n', 'cp1252'],
    ['koi8-r', latin1('# coding: koi8-r\n"\xC1"\n'), '# coding: koi8-r\n"\u0430"\n', 'koi8-r'],
    ['gbk', latin1('# coding: gbk\n"\xC4\xE3"\n'), '# coding: gbk\n"\u4F60"\n', 'gbk'],
    ['shift_jis', latin1('# coding: shift_jis\n"\x82\xA0"\n'), '# coding: shift_jis\n"\u3042"\n', 'shift-jis'],
    ['a cookie on line 3 is none', Buffer.from('\n\n# coding: latin-1\n"\u00FC"'), '\n\n# coding: latin-1\n"\u00FC"', 'utf-8'],
    ['a cookie after code is none', Buffer.from('x = 1\n# coding: latin-1\n"\u00FC"'), 'x = 1\n# coding: latin-1\n"\u00FC"', 'utf-8'],
  ])('%s, there and back', (_title, bytes, code, encoding) => {
    const found = decode(bytes);
    expect(found.code).toBe(code);
    expect(found.encoding.replace('_', '-')).toBe(encoding);
    expect(Buffer.from(encode(found.code, found.encoding) as Uint8Array)).toEqual(Buffer.from(bytes));
  });

  it.each([
    [latin1('"\xFC"'), 'is not UTF-8 and declares no other encoding'],
    [latin1('# coding: utf-8\n"\xFC"'), 'is not utf-8, which it declares'],
    [Buffer.from('# coding: klingon\n'), 'declares an encoding that migfix does not know: klingon'],
    [Buffer.from('\uFEFF# coding: latin-1\n'), 'has a UTF-8 byte order mark but declares the encoding latin-1'],
    [latin1('# coding: ascii\n"\xFC"'), 'does not come back byte for byte when written as ascii'],
    [Buffer.from('x = 1\n', 'utf16le').fill(0xff, 0, 1), 'is not UTF-8'],
  ])('refuses what it can not write back (%#)', (bytes, message) => {
    expect(() => decode(bytes)).toThrow(message);
  });
});

describe('reading', () => {
  it.each([
    ['sub', 'is a folder, not a file', false],
    ['gone.py', 'no such file or folder', false],
    ['bad.py', 'is not UTF-8 and declares no other encoding', true],
  ])('%s', async (name, reason, content) => {
    const folder = folderWith({ 'sub/a.py': '', 'bad.py': latin1('\xFC') });
    expect(await readSource(join(folder, name))).toEqual({ reason, content });
  });
});

describe('writing', () => {
  it('keeps the mode and leaves no other file behind', async () => {
    const folder = folderWith({ 'a.py': 'old' });
    const path = join(folder, 'a.py');
    chmodSync(path, 0o751);
    await writeSource(path, 'new', await read(path));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o751);
    expect(readdirSync(folder)).toEqual(['a.py']);
  });

  it('writes through a symbolic link', async () => {
    const folder = folderWith({ 'real/a.py': 'old' });
    const link = join(folder, 'link.py');
    symlinkSync('real/a.py', link);
    await writeSource(link, 'new', await read(link));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.py'), 'utf8')).toBe('new');
  });

  it('keeps the encoding', async () => {
    const folder = folderWith({ 'a.py': latin1('# coding: latin-1\n"\xFC" old\n') });
    const path = join(folder, 'a.py');
    const source = await read(path);
    await writeSource(path, source.code.replace('old', 'new'), source);
    expect(readFileSync(path)).toEqual(latin1('# coding: latin-1\n"\xFC" new\n'));
  });

  it('refuses characters that the encoding lacks', async () => {
    const folder = folderWith({ 'a.py': '# coding: latin-1\n' });
    const path = join(folder, 'a.py');
    await expect(writeSource(path, '\u4F60', await read(path))).rejects.toThrow('the new text has characters that latin1 lacks');
  });

  it('leaves a file alone that changed since it was read', async () => {
    const folder = folderWith({ 'a.py': 'old' });
    const path = join(folder, 'a.py');
    const source = await read(path);
    writeFileSync(path, 'edited');
    await expect(writeSource(path, 'new', source)).rejects.toThrow('was changed by someone else meanwhile: left alone');
    expect(readFileSync(path, 'utf8')).toBe('edited');
  });

  it('refuses a read-only file, a vanished one and one that became a folder', async () => {
    const folder = folderWith({ 'a.py': 'old' });
    const path = join(folder, 'a.py');
    const source = await read(path);
    chmodSync(path, 0o444);
    await expect(writeSource(path, 'new', source)).rejects.toThrow(/^is read-only$/);
    unlinkSync(path);
    await expect(writeSource(path, 'new', source)).rejects.toThrow(/^no such file or folder$/);
    mkdirSync(path);
    await expect(writeSource(path, 'new', source)).rejects.toThrow(/^is a folder, not a file$/);
  });
});
